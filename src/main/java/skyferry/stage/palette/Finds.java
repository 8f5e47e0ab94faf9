package skyferry.stage.palette;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import skyferry.lesson.Course;
import skyferry.lesson.Glossary;
import skyferry.model.Link;
import skyferry.model.Network;
import skyferry.model.Node;
import skyferry.model.Scenario;
import skyferry.model.Vm;
import skyferry.run.Event;
import skyferry.run.Run;
import skyferry.scene.Picture.Target;
import skyferry.stage.command.Command;
import skyferry.stage.command.CommandDesk;
import skyferry.stage.command.Tips;
import skyferry.stage.narration.Narrator;
import skyferry.stage.session.Background;
import skyferry.stage.session.Library;
import skyferry.stage.session.Session;
import skyferry.stage.words.Amounts;
import skyferry.stage.words.Words;

/** Gathers what can be found: at once what the window holds, then what has to be read from files. */
public final class Finds {
    private final Words words;
    private final Session session;
    private final CommandDesk desk;
    private final Tips tips;
    private final Sources sources;
    private final Ways ways;

    /** From where files are read, and by which thread. */
    public record Sources(Library library, Background background) {}

    /** What taking a find does in the window. */
    public interface Ways {
        /** Selects a thing on the canvas and brings it in sight. */
        void show(Target target);

        /** Opens a lesson or a scenario. */
        void open(Path file);

        /** Says what a term means. */
        void explain(Glossary.Term term);
    }

    public Finds(Words words, Session session, CommandDesk desk, Sources sources, Ways ways) {
        this.words = words;
        this.session = session;
        this.desk = desk;
        this.tips = new Tips(words, desk);
        this.sources = sources;
        this.ways = ways;
    }

    /** Hands over what can be found, twice: the second time with what was read and told meanwhile. */
    public void gather(Consumer<List<Find>> then) {
        List<Find> quick = new ArrayList<>(things(session.run().scenario()));
        quick.addAll(commands());
        then.accept(quick);
        Run run = session.run();
        sources.background().run(() -> slow(run), slow -> {
            List<Find> whole = new ArrayList<>(quick);
            whole.addAll(slow);
            then.accept(whole);
        });
    }

    private List<Find> slow(Run run) {
        List<Library.Entry> entries = sources.library().entries();
        List<Find> finds = new ArrayList<>();
        for (Library.Entry entry : entries) {
            String group = entry.group().isEmpty() ? words.of("palette.lesson") : words.code("group", entry.group());
            finds.add(new Find(Find.Kind.LESSON, entry.title(), group, "", () -> ways.open(entry.file())));
        }
        entries.stream()
                .filter(entry -> entry.group().isEmpty())
                .findFirst()
                .flatMap(entry -> Optional.ofNullable(entry.file().getParent()))
                .ifPresent(folder -> Course.in(folder).glossary().terms().values().stream()
                        .map(this::term)
                        .forEach(finds::add));
        Narrator narrator = new Narrator(words, run.timeline().events());
        run.timeline().events().forEach(event -> finds.add(event(narrator, event)));
        return finds;
    }

    private Find term(Glossary.Term term) {
        String also = term.also().isEmpty() ? "" : words.of("palette.also", String.join(", ", term.also()));
        return new Find(Find.Kind.TERM, term.title() + also, term.means(), "", () -> ways.explain(term));
    }

    private Find event(Narrator narrator, Event event) {
        return new Find(Find.Kind.EVENT, narrator.tell(event), Amounts.instant(event.atNanos()), "", () -> {
            session.player().pause();
            session.player().seek(event.atNanos());
        });
    }

    private List<Find> commands() {
        List<Find> finds = new ArrayList<>();
        for (Command command : Command.values()) {
            if (command != Command.SEARCH && command != Command.ESCAPE) {
                finds.add(new Find(
                        Find.Kind.COMMAND,
                        tips.of(command),
                        words.of("command.group." + command.group()),
                        desk.keys().shown(command),
                        tips.doing(command)));
            }
        }
        return finds;
    }

    private List<Find> things(Scenario scenario) {
        List<Find> finds = new ArrayList<>();
        for (Vm vm : scenario.vms().values()) {
            String where =
                    words.of("palette.vm", vm.tenant(), session.hostOf(vm.id()).orElse(""));
            finds.add(thing(vm.id(), where, new Target.VmTarget(vm.id())));
        }
        scenario.hosts()
                .keySet()
                .forEach(host -> finds.add(thing(host, words.of("sheet.host"), new Target.HostTarget(host))));
        for (Node node : scenario.fabric().nodes()) {
            if (!scenario.hosts().containsKey(node.id())) {
                finds.add(thing(node.id(), words.of("sheet.node"), new Target.NodeTarget(node.id())));
            }
        }
        for (Link link : scenario.fabric().links()) {
            finds.add(thing(link.a() + " – " + link.b(), words.of("sheet.link"), new Target.LinkTarget(link.id())));
        }
        for (Network network : scenario.networks().values()) {
            String of = words.of("palette.network", network.tenant());
            finds.add(thing(network.id(), of, new Target.NetworkTarget(network.id())));
        }
        scenario.tenants().keySet().forEach(tenant -> tenant(tenant, scenario).ifPresent(finds::add));
        return finds;
    }

    /** A tenant is shown by its first network, which is drawn in its colour. */
    private Optional<Find> tenant(String tenant, Scenario scenario) {
        long machines = scenario.vms().values().stream()
                .filter(vm -> vm.tenant().equals(tenant))
                .count();
        return scenario.networks().values().stream()
                .filter(network -> network.tenant().equals(tenant))
                .findFirst()
                .map(network ->
                        thing(tenant, words.of("palette.tenant", machines), new Target.NetworkTarget(network.id())));
    }

    private Find thing(String name, String detail, Target target) {
        return new Find(Find.Kind.THING, name, detail, "", () -> ways.show(target));
    }
}
