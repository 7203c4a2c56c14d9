package dev.slipstream.vision.media;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Pictures that lie as PNG or JPEG files: plates of a rig, and single images of cameras. Bounded in size. */
public final class PictureFile {
    private static final long MOST_BYTES = 256L << 20;
    private static final int LARGEST_SIDE = 16_384;
    private static final String PNG_FORM = "javax_imageio_png_1.0";

    private PictureFile() {}

    /**
     * Reads one; an alpha channel is dropped.
     *
     * @throws PictureFileException if it is not there, no such picture, damaged or too large
     * @throws IOException if it cannot be read
     */
    public static Picture read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new PictureFileException(file + ": no such file");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new PictureFileException(file + ": larger than " + MOST_BYTES + " bytes");
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new PictureFileException(file + ": neither PNG nor JPEG");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return read(file, reader);
            } finally {
                reader.dispose();
            }
        }
    }

    private static Picture read(Path file, ImageReader reader) throws IOException {
        try {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > LARGEST_SIDE || height > LARGEST_SIDE) {
                throw new PictureFileException(
                        file + ": " + width + "x" + height + " pixels are more than can be taken");
            }
            return of(reader.read(0));
        } catch (IOException | RuntimeException e) {
            // The JDK's readers throw both at damaged files.
            throw new PictureFileException(file + ": does not decode: " + e.getMessage());
        }
    }

    private static Picture of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] rgb = new byte[3 * width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int i = 3 * (y * width + x);
                rgb[i] = (byte) (row[x] >> 16);
                rgb[i + 1] = (byte) (row[x] >> 8);
                rgb[i + 2] = (byte) row[x];
            }
        }
        return new Picture(width, height, rgb);
    }

    /**
     * One as a PNG file.
     *
     * @param comment written into the file for people and machines that want to know what it is; empty = none
     */
    public static byte[] png(Picture picture, String comment) throws IOException {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = picture.rgb();
        int[] row = new int[picture.width()];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < row.length; x++) {
                int i = 3 * (y * row.length + x);
                row[x] = ((rgb[i] & 0xff) << 16) | ((rgb[i + 1] & 0xff) << 8) | (rgb[i + 2] & 0xff);
            }
            image.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream target = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(target);
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            if (!comment.isEmpty()) {
                metadata.mergeTree(PNG_FORM, text(comment));
            }
            writer.write(new IIOImage(image, List.of(), metadata));
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** As the JDK's writer takes it: {@code javax.imageio.metadata}, PNG metadata format. */
    private static IIOMetadataNode text(String comment) {
        IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
        entry.setAttribute("keyword", "Comment");
        entry.setAttribute("compressionFlag", "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", "en");
        entry.setAttribute("translatedKeyword", "");
        entry.setAttribute("text", comment);
        IIOMetadataNode list = new IIOMetadataNode("iTXt");
        list.appendChild(entry);
        IIOMetadataNode root = new IIOMetadataNode(PNG_FORM);
        root.appendChild(list);
        return root;
    }

    /** Whether a name is that of such a file, by its ending. */
    public static boolean isNamedSo(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg");
    }
}
