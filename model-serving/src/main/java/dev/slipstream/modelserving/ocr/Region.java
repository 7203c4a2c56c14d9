package dev.slipstream.modelserving.ocr;

/** A part of a picture in whole pixels from its upper left corner. */
record Region(int x, int y, int width, int height) {}
