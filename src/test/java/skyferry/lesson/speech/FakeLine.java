package skyferry.lesson.speech;

import java.util.ArrayList;
import java.util.List;

/** A sound device whose time goes on when a test says so. */
final class FakeLine implements SoundLine {
    private final int rate;
    private final int capacity;
    private final List<Short> waiting = new ArrayList<>();
    private final List<Short> heard = new ArrayList<>();
    private boolean running;
    private boolean closed;

    FakeLine(int rate, int capacity) {
        this.rate = rate;
        this.capacity = capacity;
    }

    /** Lets the device play for a time; what it was not given in time is not heard. */
    void play(long millis) {
        long count = running ? Math.min(waiting.size(), millis * rate / 1000) : 0;
        for (int i = 0; i < count; i++) {
            heard.add(waiting.removeFirst());
        }
    }

    List<Short> samplesHeard() {
        return heard;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public boolean audible() {
        return true;
    }

    @Override
    public int room() {
        return capacity - waiting.size();
    }

    @Override
    public void write(short[] samples, int count) {
        if (count > room()) {
            throw new AssertionError("the player would have waited");
        }
        for (int i = 0; i < count; i++) {
            waiting.add(samples[i]);
        }
    }

    @Override
    public long heard() {
        return heard.size();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stopAndDrop() {
        running = false;
        waiting.clear();
    }

    @Override
    public void close() {
        closed = true;
    }
}
