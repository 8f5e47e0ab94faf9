package skyferry.stage.learn.desk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import skyferry.lesson.Dialogue;
import skyferry.lesson.DialogueReader;
import skyferry.lesson.check.Moments;
import skyferry.lesson.speech.Narration;
import skyferry.lesson.speech.NarrationPlayer;
import skyferry.stage.session.Background;
import skyferry.stage.session.Session;
import skyferry.stage.session.Study;

/**
 * The dialogue of the lesson that is open: which sentence is spoken, and the run's clock that goes along with what is said. Used on
 * the JavaFX thread; recordings are decoded and the sound device is opened on the worker thread.
 */
public final class Talk {
    private static final Pattern EVENT = Pattern.compile("([a-z]+)(?:\\((.+)\\))?");
    private static final double STEP_OF_SPEED = 0.25;

    private final Session session;
    private final Background background;
    private final Function<Narration, NarrationPlayer> voice;
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
    private final ReadOnlyBooleanWrapper there = new ReadOnlyBooleanWrapper(this, "there");
    private final ReadOnlyObjectWrapper<Optional<NarrationPlayer>> player =
            new ReadOnlyObjectWrapper<>(this, "player", Optional.empty());
    private final ReadOnlyIntegerWrapper sentence = new ReadOnlyIntegerWrapper(this, "sentence", -1);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper(this, "speed", 1);
    private final ReadOnlyObjectWrapper<Optional<String>> missing =
            new ReadOnlyObjectWrapper<>(this, "missing", Optional.empty());
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            tick(now);
        }
    };
    private long version;

    /** @param voice opens the device that the narration is heard from */
    Talk(Session session, Background background, Function<Narration, NarrationPlayer> voice) {
        this.session = session;
        this.background = background;
        this.voice = voice;
        session.studyProperty().subscribe(this::arrived);
        session.runProperty().addListener((property, old, run) -> missing.set(Optional.empty()));
        open.addListener((property, old, now) -> {
            if (now) {
                load();
            } else {
                pause();
            }
        });
    }

    private void arrived(Study study) {
        silence();
        there.set(false);
        long mine = version;
        file(study)
                .ifPresent(file -> background.run(() -> Files.isRegularFile(file), found -> {
                    if (mine == version) {
                        there.set(found);
                        open.set(open.get() && found);
                        load();
                    }
                }));
        if (file(study).isEmpty()) {
            open.set(false);
        }
    }

    private static Optional<Path> file(Study study) {
        return study.lesson().flatMap(lesson -> study.folder()).map(folder -> folder.resolve(DialogueReader.NAME));
    }

    /** Gives the device back and forgets where the talk was. */
    public void silence() {
        version++;
        pulse.stop();
        player.get().ifPresent(NarrationPlayer::close);
        player.set(Optional.empty());
        sentence.set(-1);
        playing.set(false);
        missing.set(Optional.empty());
    }

    private void load() {
        Study study = session.study();
        if (!open.get() || player.get().isPresent()) {
            return;
        }
        long mine = version;
        file(study)
                .ifPresent(file -> background.run(() -> read(study, file), found -> {
                    if (mine == version && player.get().isEmpty()) {
                        found.ifPresent(each -> each.speed(speed.get()));
                        player.set(found);
                    } else {
                        found.ifPresent(NarrationPlayer::close);
                    }
                }));
    }

    private Optional<NarrationPlayer> read(Study study, Path file) {
        String lesson = study.lesson().orElseThrow().id();
        Path folder = study.folder().orElseThrow();
        return DialogueReader.read(file)
                .dialogue()
                .map(dialogue -> voice.apply(Narration.of(folder, lesson, dialogue)));
    }

    // ---- what the learner does ----

    /** Opens the dialogue, or closes it; nothing where the lesson has none. */
    public void toggle() {
        open.set(there.get() && !open.get());
    }

    /** Closes it; whether it was open. */
    public boolean close() {
        boolean was = open.get();
        open.set(false);
        return was;
    }

    /** Goes on if it stands, stands still if it goes on. */
    public void toggleSpeech() {
        player.get().ifPresent(each -> {
            if (each.playing()) {
                pause();
            } else {
                boolean anew = each.finished();
                each.play();
                pulse.start();
                look();
                if (anew) {
                    along(0, true);
                }
            }
        });
    }

    private void pause() {
        player.get().ifPresent(each -> {
            each.pause();
            pulse.stop();
            look();
        });
    }

    /** Speaks the sentence again that is spoken or was last. */
    public void repeat() {
        toSentence(Math.max(0, sentence.get()));
    }

    /** Goes so many sentences on, or back. */
    public void turn(int by) {
        toSentence(sentence.get() + by);
    }

    /** Goes to the beginning of a sentence, and takes the run to the instant that is spoken of there. */
    public void toSentence(int index) {
        player.get().ifPresent(each -> {
            int last = lines(each).size() - 1;
            int to = Math.clamp(index, 0, Math.max(0, last));
            each.toSentence(to);
            playing.set(each.playing());
            sentence.set(to);
            along(to, true);
        });
    }

    /** Speaks faster or slower by a quarter of the usual speed, so many times. */
    public void faster(int steps) {
        speed.set(Math.clamp(speed.get() + steps * STEP_OF_SPEED, NarrationPlayer.SLOWEST, NarrationPlayer.FASTEST));
        player.get().ifPresent(each -> each.speed(speed.get()));
    }

    /** Lets time go on: called with each picture. */
    void tick(long nowNanos) {
        player.get().ifPresent(each -> each.tick(nowNanos));
        look();
        if (!playing.get()) {
            pulse.stop();
        }
    }

    private void look() {
        player.get().ifPresent(each -> {
            playing.set(each.playing());
            int now = each.sentence();
            if (now != sentence.get()) {
                sentence.set(now);
                along(now, false);
            }
        });
    }

    /** Takes the run's clock along; after a jump to where it stood when the sentence was reached. */
    private void along(int index, boolean jumped) {
        player.get().map(Talk::lines).ifPresent(lines -> {
            for (int i = Math.min(index, lines.size() - 1); i >= 0; i--) {
                String event = lines.get(i).sentence().event();
                if (!event.isEmpty()) {
                    show(event);
                    return;
                }
                if (!jumped) {
                    return;
                }
            }
        });
    }

    private void show(String event) {
        OptionalLong at = moment(event);
        missing.set(at.isPresent() ? Optional.empty() : Optional.of(event));
        if (at.isPresent()) {
            session.player().pause();
            session.player().seek(at.getAsLong());
        }
    }

    private OptionalLong moment(String event) {
        Matcher matcher = EVENT.matcher(event);
        return matcher.matches()
                ? Moments.last(session.run().timeline(), matcher.group(1), Optional.ofNullable(matcher.group(2)))
                : OptionalLong.empty();
    }

    private static java.util.List<Dialogue.Line> lines(NarrationPlayer player) {
        return player.narration().dialogue().lines();
    }

    // ---- what the views look at ----

    /** Whether the dialogue is shown. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** Whether the lesson that is open has a dialogue. */
    public ReadOnlyBooleanProperty thereProperty() {
        return there.getReadOnlyProperty();
    }

    /** What is played; empty until it is loaded. */
    public ReadOnlyObjectProperty<Optional<NarrationPlayer>> playerProperty() {
        return player.getReadOnlyProperty();
    }

    /** The sentence that is spoken or was last, from 0; -1 before the first. */
    public ReadOnlyIntegerProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /** Whether it goes on. */
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** How fast it is spoken; 1 is the usual speed. */
    public ReadOnlyDoubleProperty speedProperty() {
        return speed.getReadOnlyProperty();
    }

    /** The event spoken of that the run shown has not; empty for none. */
    public ReadOnlyObjectProperty<Optional<String>> missingProperty() {
        return missing.getReadOnlyProperty();
    }
}
