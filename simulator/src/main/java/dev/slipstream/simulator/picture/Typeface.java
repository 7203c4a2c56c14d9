package dev.slipstream.simulator.picture;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A font file's outlines, read once: the desktop's fonts differ from machine to machine, these do not. */
final class Typeface {
    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";
    /** Font units that a straight piece may miss its curve by: a twentieth of a pixel at 100 pixels. */
    private static final double FLATNESS = 1;

    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final double unitsPerEm;
    private final Map<Integer, Glyph> glyphs = new ConcurrentHashMap<>();

    /**
     * A letter.
     *
     * @param advance to the next letter, ems
     * @param contours closed, x and y by turns, ems, y up
     */
    record Glyph(double advance, double[][] contours) {}

    private Typeface(TrueTypeFont font) throws IOException {
        this.font = font;
        this.characters = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    /** @throws IllegalStateException if the fonts are not on the class path */
    static Typeface of(String file) {
        try (InputStream in = Typeface.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + file + " is not on the class path; add jasperreports-fonts");
            }
            return new Typeface(new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the font " + file, e);
        }
    }

    Glyph glyph(int codePoint) {
        return glyphs.computeIfAbsent(codePoint, this::read);
    }

    /** The font reads its tables as they are asked for, from one place: one thread at a time. */
    private synchronized Glyph read(int codePoint) {
        int id = characters.getGlyphId(codePoint);
        try {
            GlyphData outline = font.getGlyph().getGlyph(id);
            return new Glyph(
                    font.getAdvanceWidth(id) / unitsPerEm, outline == null ? new double[0][] : flatten(outline));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the letter " + Character.toString(codePoint), e);
        }
    }

    private double[][] flatten(GlyphData outline) {
        List<double[]> contours = new ArrayList<>();
        double[] points = new double[64];
        int n = 0;
        double[] at = new double[6];
        PathIterator path = outline.getPath().getPathIterator(new AffineTransform(), FLATNESS);
        for (; !path.isDone(); path.next()) {
            int kind = path.currentSegment(at);
            if (kind != PathIterator.SEG_LINETO && n > 0) {
                contours.add(Arrays.copyOf(points, n));
                n = 0;
            }
            if (kind != PathIterator.SEG_CLOSE) {
                if (n == points.length) {
                    points = Arrays.copyOf(points, 2 * n);
                }
                points[n++] = at[0] / unitsPerEm;
                points[n++] = at[1] / unitsPerEm;
            }
        }
        if (n > 0) {
            contours.add(Arrays.copyOf(points, n));
        }
        return contours.toArray(new double[0][]);
    }
}
