package dev.slipstream.simulator.render;

/** A rectangle of samples, ends excluded. */
record Area(int x0, int y0, int x1, int y1) {
    static final Area NONE = new Area(0, 0, 0, 0);

    static Area all(Target target) {
        return new Area(0, 0, target.width(), target.height());
    }

    int width() {
        return x1 - x0;
    }

    boolean empty() {
        return x1 <= x0 || y1 <= y0;
    }

    Area union(Area o) {
        if (empty()) {
            return o;
        }
        return o.empty()
                ? this
                : new Area(Math.min(x0, o.x0), Math.min(y0, o.y0), Math.max(x1, o.x1), Math.max(y1, o.y1));
    }

    /** Inside a target, and aligned to whole pixels. */
    Area within(Target target) {
        int s = Target.SAMPLES;
        int left = Math.max(0, Math.floorDiv(x0, s) * s);
        int top = Math.max(0, Math.floorDiv(y0, s) * s);
        int right = Math.min(target.width(), Math.floorDiv(x1 + s - 1, s) * s);
        int bottom = Math.min(target.height(), Math.floorDiv(y1 + s - 1, s) * s);
        return right <= left || bottom <= top ? NONE : new Area(left, top, right, bottom);
    }
}
