package dev.slipstream.modelserving.detect;

import java.util.List;

/** The 80 classes of COCO in the order in which detectors number them (T.-Y. Lin et al., "Microsoft COCO", ECCV 2014). */
final class CocoLabels {
    private static final List<String> NAMES = List.of("""
            person,bicycle,car,motorcycle,airplane,bus,train,truck,boat,traffic light,fire hydrant,stop sign,\
            parking meter,bench,bird,cat,dog,horse,sheep,cow,elephant,bear,zebra,giraffe,backpack,umbrella,handbag,tie,\
            suitcase,frisbee,skis,snowboard,sports ball,kite,baseball bat,baseball glove,skateboard,surfboard,\
            tennis racket,bottle,wine glass,cup,fork,knife,spoon,bowl,banana,apple,sandwich,orange,broccoli,carrot,\
            hot dog,pizza,donut,cake,chair,couch,potted plant,bed,dining table,toilet,tv,laptop,mouse,remote,keyboard,\
            cell phone,microwave,oven,toaster,sink,refrigerator,book,clock,vase,scissors,teddy bear,hair drier,\
            toothbrush""".split(","));

    private CocoLabels() {}

    /** The class of that number; one beyond the 80 is named by it. */
    static String name(int number) {
        return number < NAMES.size() ? NAMES.get(number) : "class " + number;
    }
}
