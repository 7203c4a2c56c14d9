/** Text in pictures: where it stands (detection) and what it says (recognition), with the PP-OCRv4 models. */
@NullMarked
package dev.slipstream.modelserving.ocr;

import org.jspecify.annotations.NullMarked;
