package dev.slipstream.modelserving.ocr;

import dev.slipstream.vision.media.Picture;

/** A part of a picture in whole pixels from its upper left corner. */
record Region(int x, int y, int width, int height) {

    static Region all(Picture picture) {
        return new Region(0, 0, picture.width(), picture.height());
    }
}
