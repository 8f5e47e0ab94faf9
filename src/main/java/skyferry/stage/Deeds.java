package skyferry.stage;

import java.util.Optional;
import skyferry.run.Run;
import skyferry.scene.Layers.Layer;
import skyferry.scene.Picture.Target;
import skyferry.stage.canvas.RefusalPopOver;
import skyferry.stage.canvas.Viewpoint;
import skyferry.stage.canvas.WorldView;
import skyferry.stage.command.Command;
import skyferry.stage.command.CommandDesk;
import skyferry.stage.flows.FlowDesk;
import skyferry.stage.learn.LearnView;
import skyferry.stage.learn.LessonRoom;
import skyferry.stage.learn.desk.LessonDesk;
import skyferry.stage.learn.step.Depths;
import skyferry.stage.paint.Painter;
import skyferry.stage.palette.Finds;
import skyferry.stage.palette.Palette;
import skyferry.stage.player.Player;
import skyferry.stage.player.Stride;
import skyferry.stage.session.Background;
import skyferry.stage.session.Bookmarks;
import skyferry.stage.session.Branch;
import skyferry.stage.session.Evacuation;
import skyferry.stage.session.MoveAction;
import skyferry.stage.session.Session;
import skyferry.stage.session.Session.Mode;
import skyferry.stage.session.ThingAction;
import skyferry.stage.shell.KeysPage;
import skyferry.stage.shell.LimitsCard;
import skyferry.stage.shell.NoticeCard;
import skyferry.stage.shell.Shell;
import skyferry.stage.theme.Look;
import skyferry.stage.timeline.ComparePage;
import skyferry.stage.timeline.TimelineView;
import skyferry.stage.words.Words;

/** Binds every command of the window to what it does: the one list of what can be asked for and who does it. */
final class Deeds {
    private static final double NOTCHES = 2;
    private static final double TEXT_STEP = 0.1;

    private final Words words;
    private final CommandDesk desk;
    private final Parts parts;
    private final Session session;
    private final Player player;
    private final Shell shell;
    private final FlowDesk flows;

    /** The parts of the window that do something. */
    record Parts(
            Look look,
            Session session,
            Background background,
            Bookmarks bookmarks,
            Shell shell,
            WorldView world,
            RefusalPopOver refusal,
            TimelineView timeline,
            FlowDesk flows,
            LessonDesk lesson,
            LessonRoom lessons,
            LearnView learn,
            Painter painter,
            Finds finds,
            Runnable openFile) {}

    Deeds(Words words, CommandDesk desk, Parts parts) {
        this.words = words;
        this.desk = desk;
        this.parts = parts;
        this.session = parts.session();
        this.player = session.player();
        this.shell = parts.shell();
        this.flows = parts.flows();
        session.setWhenEmptied(this::emptied);
        time();
        move();
        view();
        lesson();
        window();
    }

    private void time() {
        desk.bind(Command.PLAY, player::toggle);
        desk.bind(Command.TO_START, player::toStart);
        desk.bind(Command.TO_END, player::toEnd);
        desk.bind(Command.STEP_BACK, () -> player.stepBack(Stride.EVENT));
        desk.bind(Command.STEP_FORWARD, () -> player.stepForward(Stride.EVENT));
        desk.bind(Command.ROUND_BACK, () -> player.stepBack(Stride.ROUND));
        desk.bind(Command.ROUND_FORWARD, () -> player.stepForward(Stride.ROUND));
        desk.bind(Command.PHASE_BACK, () -> player.stepBack(Stride.PHASE));
        desk.bind(Command.PHASE_FORWARD, () -> player.stepForward(Stride.PHASE));
        desk.bind(Command.SLOWER, () -> player.changeSpeed(0.5));
        desk.bind(Command.FASTER, () -> player.changeSpeed(2));
        desk.bind(
                Command.SLOW_MOTION,
                () -> player.slowMotionProperty()
                        .set(!player.slowMotionProperty().get()));
        desk.bind(Command.BOOKMARK, parts.timeline()::bookmark);
        desk.bind(Command.BOOKMARK_BACK, parts.bookmarks()::back);
        desk.bind(Command.BOOKMARK_FORWARD, parts.bookmarks()::forward);
        desk.bind(Command.LOOP_FROM, player::loopFrom);
        desk.bind(Command.LOOP_TO, player::loopTo);
        desk.bind(Command.LOOP_OFF, player::loopOff);
    }

    private void move() {
        desk.bind(Command.MOVE, this::moveSelected);
        desk.bind(Command.MANNER, this::chooseManner);
        desk.bind(Command.CANCEL, () -> act(MoveAction.CANCEL));
        desk.bind(Command.POSTCOPY, () -> act(MoveAction.POSTCOPY));
        desk.bind(Command.RECOVER, () -> act(MoveAction.RECOVER));
        desk.bind(Command.DRAIN, () -> act(ThingAction.DRAIN));
        desk.bind(Command.FAIL_HOST, () -> act(ThingAction.FAIL_HOST));
        desk.bind(Command.CUT_LINK, () -> act(ThingAction.CUT_LINK));
        desk.bind(Command.RESTORE_LINK, () -> act(ThingAction.RESTORE_LINK));
        desk.bind(Command.UNDO, session::undo);
        desk.bind(Command.REDO, session::redo);
        desk.bind(Command.FORK, session::fork);
        desk.bind(Command.COMPARE, this::compare);
    }

    private void view() {
        Viewpoint viewpoint = parts.world().viewpoint();
        desk.bind(Command.ZOOM_IN, () -> viewpoint.zoom(NOTCHES));
        desk.bind(Command.ZOOM_OUT, () -> viewpoint.zoom(-NOTCHES));
        desk.bind(Command.FIT, viewpoint::fit);
        desk.bind(
                Command.FOLLOW,
                () -> viewpoint
                        .followingProperty()
                        .set(!viewpoint.followingProperty().get()));
        desk.bind(Command.LEFT_PANE, shell::toggleLeft);
        desk.bind(Command.PHYSICAL, () -> flows.toggle(Layer.PHYSICAL));
        desk.bind(Command.TENANTS, () -> flows.toggle(Layer.TENANTS));
        desk.bind(Command.FLOW_TABLES, () -> flows.toggle(Layer.FLOWS));
        desk.bind(Command.TRACE, flows::toggleTrace);
        desk.bind(Command.ISOLATION, flows::toggleIsolation);
        desk.bind(
                Command.LIMITS,
                () -> shell.say(new LimitsCard(words, session.selectedProperty().get(), shell::hush)));
        desk.bind(Command.THEME, parts.look()::toggleTheme);
        desk.bind(Command.TEXT_LARGER, () -> resize(TEXT_STEP));
        desk.bind(Command.TEXT_SMALLER, () -> resize(-TEXT_STEP));
    }

    private void lesson() {
        desk.bind(
                Command.MODE,
                () -> session.modeProperty()
                        .set(session.modeProperty().get() == Mode.LEARN ? Mode.EXPLORE : Mode.LEARN));
        desk.bind(Command.NEXT_STEP, () -> parts.lesson().turn(1));
        desk.bind(Command.STEP_BEFORE, () -> parts.lesson().turn(-1));
        desk.bind(Command.START_AGAIN, parts.lesson()::reset);
        desk.bind(Command.TASK, this::toTask);
        desk.bind(Command.TALK, this::talk);
        desk.bind(Command.BRIEF, () -> depth(0));
        desk.bind(Command.MEDIUM, () -> depth(1));
        desk.bind(Command.FULL, () -> depth(2));
        desk.bind(Command.LESSONS, parts.lessons()::lessons);
        desk.bind(Command.RECORD, parts.lessons()::record);
        desk.bind(Command.REFERENCE, this::showReference);
    }

    private void window() {
        desk.bind(Command.SEARCH, this::search);
        desk.bind(Command.OPEN, parts.openFile());
        desk.bind(Command.HELP, () -> shell.toggleHelp(desk));
        desk.bind(Command.KEYS, () -> shell.cover(new KeysPage(words, desk, this::escape)));
        desk.bind(Command.ESCAPE, this::escape);
    }

    private void search() {
        if (shell.sink()) {
            return;
        }
        Palette palette = new Palette(words, shell::sink);
        shell.lay(palette);
        parts.finds().gather(palette::offer);
    }

    private void moveSelected() {
        session.selectedVm().ifPresent(session.draft()::choose);
    }

    private void act(MoveAction action) {
        session.selectedVm().ifPresent(vm -> action.perform(session, vm));
    }

    /** With the selected thing; what cannot be done says why. */
    private void act(ThingAction action) {
        Optional<Target> target = session.selectedProperty().get();
        Optional<String> obstacle = target.map(t -> action.obstacle(session, t)).orElse(Optional.of("wrong-thing"));
        obstacle.ifPresentOrElse(
                code -> say(words.of("move.item", words.of("command." + action), words.of("reason." + code))),
                () -> target.ifPresent(t -> action.perform(session, t)));
    }

    private void emptied(Evacuation found) {
        if (!found.staying().isEmpty()) {
            say(words.of("drain.staying", found.moves().size(), String.join(", ", found.staying())));
        }
    }

    private void say(String sentence) {
        shell.say(new NoticeCard(words, sentence, shell::hush));
    }

    private void chooseManner() {
        if (!session.draft().state().active()) {
            moveSelected();
        }
        parts.world().chooseManner();
    }

    private void resize(double by) {
        double wanted = Math.round((parts.look().textScale() + by) * 10) / 10.0;
        parts.look().textScaleProperty().set(Math.clamp(wanted, Look.SMALLEST, Look.LARGEST));
    }

    private void toTask() {
        shell.showLeft();
        session.modeProperty().set(Mode.LEARN);
        parts.learn().focusTask();
    }

    private void talk() {
        shell.showLeft();
        session.modeProperty().set(Mode.LEARN);
        parts.lesson().talk().toggle();
    }

    private void depth(int level) {
        parts.lesson().depthProperty().set(Depths.ALL.get(level));
    }

    private void showReference() {
        shell.hush();
        parts.lessons().reference();
    }

    /** Puts back, closes, selects nothing: whichever comes first. */
    private void escape() {
        parts.refusal().close();
        if (shell.sink()) {
            return;
        }
        if (shell.uncover()) {
            parts.world().canvas().requestFocus();
            return;
        }
        if (!shell.hush() && !flows.close() && !parts.lesson().talk().close()) {
            if (session.draft().state().active()) {
                session.draft().cancel();
            } else {
                session.selectedProperty().set(Optional.empty());
            }
        }
        parts.world().canvas().requestFocus();
    }

    /** Lays the run beside the branch made last, or beside itself before the last change. */
    private void compare() {
        Optional<Branch> other = session.branchesProperty().get().stream()
                .filter(branch -> !branch.shown())
                .reduce((a, b) -> b);
        if (other.isPresent()) {
            beside(other.get().run(), words.of("compare.branch", other.get().number()));
        } else {
            Run now = session.run();
            parts.background()
                    .run(
                            () -> now.canUndo() ? now.undo() : session.engine().start(now.scenario()),
                            before -> beside(before, words.of("compare.before")));
        }
    }

    private void beside(Run other, String name) {
        shell.cover(new ComparePage(words, parts.look(), session, parts.painter(), other, name, this::escape));
    }
}
