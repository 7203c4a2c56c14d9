package dev.slipstream.modelserving.catalogue;

import dev.slipstream.modelserving.tensor.Signature;

/**
 * One model: all that must be known to fetch, check, run and understand it.
 *
 * @param task what it is for, such as {@code object-detection}
 * @param licence SPDX identifier of the weights' own licence, whatever the package around them says
 * @param notice whose work it is
 * @param version of the package that carries it
 * @param file name in the models' folder
 * @param sha256 of that file, lower-case hexadecimal
 */
public record CatalogueEntry(
        String name,
        String task,
        String licence,
        String notice,
        String version,
        ModelSource source,
        Conversion conversion,
        String file,
        String sha256,
        Signature signature,
        CodecSpec codec) {
    /**
     * What the codec of this name needs to know.
     *
     * @throws CatalogueException if the model is read by another
     */
    public CodecSpec codec(String expected) {
        if (!codec.name().equals(expected)) {
            throw new CatalogueException(
                    "Model " + name + " is read by the codec " + codec.name() + "; here it takes a " + expected);
        }
        return codec;
    }

    /** Whether {@code models pull} can fetch it. */
    public boolean pullable() {
        return source instanceof ModelSource.Npm || source instanceof ModelSource.Url;
    }
}
