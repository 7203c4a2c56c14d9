package dev.slipstream.modelserving.convert;

/** A network that cannot be rewritten; the message names the operator and the node, or the part of the file. */
public final class ConversionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConversionException(String message) {
        super(message);
    }

    public ConversionException(String message, Throwable cause) {
        super(message, cause);
    }

    static ConversionException unsupported(TfjsNode node, String what) {
        return new ConversionException("Operator " + node.op() + " of node " + node.name() + " cannot be converted: "
                + what + "; use another export of the model");
    }
}
