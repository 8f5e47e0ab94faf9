package skyferry.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Technique;
import skyferry.scene.Picture.Target;
import skyferry.stage.command.Command;
import skyferry.stage.session.Background;
import skyferry.stage.session.DirectEngine;
import skyferry.stage.session.LessonFolder;
import skyferry.stage.session.Manner;
import skyferry.stage.session.Session;
import skyferry.stage.session.Study;
import skyferry.stage.theme.Look;
import skyferry.stage.theme.Theme;

/** Draws the pictures of the window that the README shows. Arguments: the project's folder, the folder for the pictures, names of single ones. */
public final class Screens {
    private static final int[][] SIZES = {{1600, 1000}, {1280, 800}};
    private static final long SWITCHOVER = 4_600_000_000L;
    private static final long POSTCOPY = 1_500_000_000L;
    private static final long THROTTLED = 7_000_000_000L;

    private final Path home;
    private final Path out;

    private final List<String> only;

    /** @param only names of pictures; empty for all */
    private Screens(Path home, Path out, List<String> only) {
        this.home = home;
        this.out = out;
        this.only = only;
    }

    public static void main(String[] args) throws IOException {
        Screens screens = new Screens(
                Path.of(args[0]),
                Files.createDirectories(Path.of(args[1])),
                List.of(args).subList(2, args.length));
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        Platform.startup(() -> {
            try {
                screens.drawAll();
                drawn.complete(null);
            } catch (IOException | RuntimeException e) {
                drawn.completeExceptionally(e);
            }
        });
        try {
            drawn.join();
        } finally {
            Platform.exit();
        }
    }

    private void drawAll() throws IOException {
        for (Theme theme : Theme.values()) {
            for (int[] size : SIZES) {
                if (!wantedIn(theme, size)) {
                    continue;
                }
                draw("move", theme, size, Screens::moved);
                draw("options", theme, size, Screens::chosen);
                draw("prices", theme, size, Screens::stuck);
                draw("postcopy", theme, size, Screens::postcopy);
                draw("throttle", theme, size, Screens::throttled);
                draw("refusal", theme, size, Screens::refused);
                if (wanted("trace")) {
                    write(traced(theme), size, "trace-" + name(theme, size));
                }
                if (wanted("leak")) {
                    write(leaking(theme), size, "leak-" + name(theme, size));
                }
                compared("compare", theme, size);
                TimeScreens.draw(
                        this::wanted,
                        () -> window(theme, "lessons/L02-anatomy"),
                        size,
                        what -> out.resolve(what + "-" + name(theme, size)));
                if (wanted("hole")) {
                    write(holed(theme), size, "hole-" + name(theme, size));
                }
                if (wanted("leaf")) {
                    write(learned(theme), size, "leaf-" + name(theme, size));
                }
                if (wanted("frozen")) {
                    write(frozen(theme), size, "frozen-" + name(theme, size));
                }
                large("large", theme, size, 1.5);
                large("largest", theme, size, 2);
                near("near", theme, size, 2.2, 220, 330);
                crowd("crowd", theme, size, 0);
                crowd("counts", theme, size, 4);
                crowd("small", theme, size, 6.5);
                crowd("cards", theme, size, 10.5);
                draw("suspend", theme, size, Screens::suspended);
                draw("failed", theme, size, Screens::failed);
                demo("lazy", theme, size, "container", "web-2", 13_000_000_000L);
                demo("restart", theme, size, "container", "web-3", 26_000_000_000L);
                demo("mirror", theme, size, "local-disk", "db-1", 8_000_000_000L);
                draw(
                        "scenario",
                        theme,
                        size,
                        session -> session.selectedProperty().set(Optional.empty()));
            }
        }
        int[] large = {1600, 1000};
        draw("verdicts", Theme.LIGHT, large, Screens::lifted);
        if (wanted("measured")) {
            Composition measured = window(Theme.DARK, "lessons/measured/ycsb-4-threads");
            measured.session().player().toEnd();
            write(measured, large, "measured-" + name(Theme.DARK, large));
        }
    }

    private boolean wanted(String what) {
        return only.isEmpty() || only.contains(what);
    }

    /** Names may leave out themes or sizes: {@code -dark}, {@code -1280}. */
    private boolean wantedIn(Theme theme, int[] size) {
        return !only.contains("-" + theme.styleClass()) && !only.contains("-" + size[0]);
    }

    private void draw(String what, Theme theme, int[] size, Consumer<Session> prepare) throws IOException {
        if (wanted(what)) {
            Composition window = window(theme, "lessons/L02-anatomy");
            prepare.accept(window.session());
            write(window, size, what + "-" + name(theme, size));
        }
    }

    /** A scenario that plays by itself, at an instant of it. */
    private void demo(String what, Theme theme, int[] size, String folder, String vm, long nanos) throws IOException {
        if (wanted(what)) {
            Composition window = window(theme, "lessons/demos/" + folder);
            Session session = window.session();
            session.selectedProperty().set(Optional.of(new Target.VmTarget(vm)));
            session.player().pause();
            session.player().seek(nanos);
            write(window, size, what + "-" + name(theme, size));
        }
    }

    /** Post-copy in one branch, pre-copy in another. */
    private void compared(String what, Theme theme, int[] size) throws IOException {
        if (wanted(what)) {
            Composition window = window(theme, "lessons/L02-anatomy");
            Session session = window.session();
            session.heldProperty().set(false);
            session.selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
            session.act(new Action.Migrate(0, "web-1", "host-c", Technique.POSTCOPY, Optional.empty()));
            window.perform(Command.FORK);
            session.undo();
            moved(session);
            window.perform(Command.COMPARE);
            write(window, size, what + "-" + name(theme, size));
        }
    }

    /** A move under way in larger text. */
    private void large(String what, Theme theme, int[] size, double scale) throws IOException {
        if (wanted(what)) {
            Look look = new Look(theme);
            look.textScaleProperty().set(scale);
            Composition window = window(look, "lessons/L02-anatomy");
            moved(window.session());
            write(window, size, what + "-" + name(theme, size));
        }
    }

    /** A move under way, looked at from near. */
    private void near(String what, Theme theme, int[] size, double notches, double x, double y) throws IOException {
        if (wanted(what)) {
            Composition window = window(theme, "lessons/L02-anatomy");
            moved(window.session());
            Snapshot snapshot = new Snapshot(window, size[0], size[1]);
            snapshot.take();
            window.world().viewpoint().smoothProperty().set(false);
            window.world().viewpoint().zoom(notches, x, y);
            snapshot.write(out.resolve(what + "-" + name(theme, size)));
        }
    }

    /** A thousand hosts with ten thousand machines, from farther and nearer. */
    private void crowd(String what, Theme theme, int[] size, double notches) throws IOException {
        if (wanted(what)) {
            Study study =
                    new Study(skyferry.scene.Crowd.of(1000, 10, 1000).scenario(), Optional.empty(), Optional.empty());
            Composition window = new Composition(
                    new Composition.Ports(new DirectEngine(), new AtOnce(), LessonFolder.in(home), Optional::empty),
                    new Look(theme),
                    study);
            window.session().act(new Action.Migrate(0, "vm-4200", "host-777", Technique.PRECOPY, Optional.empty()));
            window.session().player().pause();
            window.session().player().seek(1_000_000_000L);
            window.session().selectedProperty().set(Optional.of(new Target.VmTarget("vm-4200")));
            Snapshot snapshot = new Snapshot(window, size[0], size[1]);
            snapshot.take();
            window.world().viewpoint().smoothProperty().set(false);
            window.world().viewpoint().zoom(notches, 400, 330);
            long before = System.nanoTime();
            snapshot.write(out.resolve(what + "-" + name(theme, size)));
            System.out.println(what + " " + (System.nanoTime() - before) / 1_000_000 + " ms, "
                    + window.world().canvas().operationsOfLastDrawing() + " operations");
        }
    }

    private static void lifted(Session session) {
        session.selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
        session.draft().lift("web-1", 540, 420);
    }

    private static void refused(Session session) {
        session.selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
        session.draft().choose("web-1", "host-d");
    }

    /** A connection that the receiver's rules do not let in. */
    private Composition traced(Theme theme) {
        Composition window = window(theme, "lessons/L02-anatomy");
        window.perform(Command.TRACE);
        window.session().selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
        window.session().selectedProperty().set(Optional.of(new Target.VmTarget("web-2")));
        return window;
    }

    /** A tag that means another tenant's network. */
    private Composition leaking(Theme theme) {
        Composition window = window(theme, "lessons/L02-anatomy");
        Map<String, String> where = Map.of("host", "host-b", "network", "birch-net", "with", "acme-net");
        window.session().act(new Action.InjectFault(0, new Fault(0, FaultKind.REUSED_TAG, where)));
        window.session().player().pause();
        window.session().player().seek(1_000_000_000L);
        window.perform(Command.ISOLATION);
        return window;
    }

    /** A flow that sends what is meant for a machine to a host where it is not. */
    private Composition holed(Theme theme) {
        Composition window = window(theme, "lessons/L02-anatomy");
        Map<String, String> where = Map.of("host", "host-a", "vm", "web-2", "at", "host-c");
        window.session().act(new Action.InjectFault(0, new Fault(0, FaultKind.STALE_FLOW, where)));
        window.session().player().pause();
        window.session().player().seek(1_000_000_000L);
        window.perform(Command.ISOLATION);
        return window;
    }

    /** What a leaf knows of machines on a VLAN. */
    private Composition learned(Theme theme) {
        Composition window = window(theme, "lessons/demos/sriov");
        window.session().player().pause();
        window.session().player().seek(7_000_000_000L);
        window.session().selectedProperty().set(Optional.of(new Target.NodeTarget("leaf-2")));
        return window;
    }

    /** A machine that moved too often, and is told of no more. */
    private Composition frozen(Theme theme) {
        Composition window = window(theme, "lessons/demos/evpn");
        window.session().player().pause();
        window.session().player().seek(60_000_000_000L);
        window.perform(Command.ISOLATION);
        return window;
    }

    private static void moved(Session session) {
        session.selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
        session.act(new Action.Migrate(0, "web-1", "host-c", Technique.PRECOPY, Optional.empty()));
        session.player().pause();
        session.player().seek(SWITCHOVER);
    }

    /** A guest that writes faster than the stream carries away. */
    private static void stuck(Session session) {
        session.act(new Action.SetLoad(0, "web-1", 12));
        moved(session);
    }

    private static void postcopy(Session session) {
        session.selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
        session.act(new Action.Migrate(0, "web-1", "host-c", Technique.POSTCOPY, Optional.empty()));
        session.player().pause();
        session.player().seek(POSTCOPY);
    }

    private static void suspended(Session session) {
        session.selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
        session.act(new Action.Migrate(0, "web-1", "host-c", Technique.SUSPEND, Optional.empty()));
        session.player().pause();
        session.player().seek(POSTCOPY);
    }

    /** A destination that dies while pages come in. */
    private static void failed(Session session) {
        session.selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
        session.act(new Action.Migrate(0, "web-1", "host-c", Technique.POSTCOPY, Optional.empty()));
        session.player().pause();
        session.player().seek(POSTCOPY);
        session.act(new Action.FailHost(POSTCOPY, "host-c"));
        session.player().pause();
        session.player().seek(2 * POSTCOPY);
    }

    private static void throttled(Session session) {
        session.selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
        session.act(new Action.SetLoad(0, "web-1", 12));
        Action.Migrate move = new Action.Migrate(
                0,
                "web-1",
                "host-c",
                Technique.PRECOPY,
                Optional.of(session.run().scenario().migration().withAutoConverge(true)));
        session.act(move);
        session.player().pause();
        session.player().seek(THROTTLED);
    }

    private static void chosen(Session session) {
        session.selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
        session.draft().choose("web-1", "host-c");
        Manner manner = session.draft().state().manner();
        session.draft().setManner(manner.with(manner.options().withAutoConverge(true)));
    }

    private static String name(Theme theme, int[] size) {
        return theme.styleClass() + "-" + size[0] + "x" + size[1] + ".png";
    }

    private Composition window(Theme theme, String lesson) {
        return window(new Look(theme), lesson);
    }

    private Composition window(Look look, String lesson) {
        Composition window = new Composition(
                new Composition.Ports(new DirectEngine(), new AtOnce(), LessonFolder.in(home), Optional::empty),
                look,
                Study.empty());
        window.open(Optional.of(home.resolve(lesson)));
        // In a lesson somebody would have to guess first.
        window.session().modeProperty().set(Session.Mode.EXPLORE);
        return window;
    }

    private void write(Composition window, int[] size, String file) throws IOException {
        new Snapshot(window, size[0], size[1]).write(out.resolve(file));
    }

    /** Work is done at once: there is nobody to keep waiting. */
    private record AtOnce() implements Background {
        @Override
        public <T> void run(Supplier<T> work, Consumer<T> then) {
            then.accept(work.get());
        }

        @Override
        public void close() {}
    }
}
