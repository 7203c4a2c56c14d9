package dev.slipstream.modelserving.catalogue;

/** A catalogue that says nonsense, or a model's file that is not the one it names. The message says what to do. */
public final class CatalogueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CatalogueException(String message) {
        super(message);
    }

    public CatalogueException(String message, Throwable cause) {
        super(message, cause);
    }
}
