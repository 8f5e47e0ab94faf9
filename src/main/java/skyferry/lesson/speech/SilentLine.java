package skyferry.lesson.speech;

/** Nothing is heard. */
final class SilentLine implements SoundLine {
    @Override
    public boolean audible() {
        return false;
    }

    @Override
    public int room() {
        return 0;
    }

    @Override
    public void write(short[] samples, int count) {
        // There is no room, so nothing comes.
    }

    @Override
    public long heard() {
        return 0;
    }

    @Override
    public void start() {
        // Nothing stands still.
    }

    @Override
    public void stopAndDrop() {
        // Nothing is held.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
