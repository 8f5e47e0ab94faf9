package skyferry.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.model.Action;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Vm;

/** Cards that are plugged and unplugged: by hand, and before and after a move that cannot take them along. */
final class DeviceDesk {
    private final Simulation simulation;

    DeviceDesk(Simulation simulation) {
        this.simulation = simulation;
    }

    /** The machine with its cards as they are attached now; one that was taken away holds it nowhere. */
    Vm current(String id) {
        Vm vm = simulation.scenario.vm(id);
        if (vm.nics().isEmpty()) {
            return vm;
        }
        List<CardAt> cards = simulation.world.cards(id);
        List<Nic> nics = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            nics.add(vm.nics().get(i).with(cards.get(i).attach().orElse(Nic.Attach.VIRTIO)));
        }
        return vm.withNics(nics);
    }

    /** Virtual functions of a host that no machine has, and none on its way has reserved; below 0 if some are missing. */
    int freeFunctions(String host) {
        int free = simulation.scenario.host(host).sriov().virtualFunctions();
        if (!simulation.world.tracksCards()) {
            return free;
        }
        for (String vm : simulation.world.machinesOn(host)) {
            free -= functionsOf(vm);
        }
        for (ActiveMove move : simulation.schedule.at(host)) {
            String vm = move.spec.vm().id();
            boolean comes = move.spec.to().equals(host)
                    && simulation.world.tracksCards(vm)
                    && !move.process.finished()
                    && !simulation.world.vm(vm).host().equals(host);
            free -= comes ? functionsOf(vm) : 0;
        }
        return free;
    }

    private int functionsOf(String vm) {
        if (!simulation.world.tracksCards(vm)) {
            return 0;
        }
        int functions = 0;
        for (CardAt card : simulation.world.cards(vm)) {
            functions += card.holdsFunction() ? 1 : 0;
        }
        return functions;
    }

    /** A move has asked its guest to let go of cards. */
    void unplugging(ActiveMove move, List<Integer> cards) {
        String vm = move.spec.vm().id();
        for (int card : cards) {
            move.lastEvent = event(Event.Kind.UNPLUGGING, vm, card, move.lastEvent, Map.of());
        }
    }

    /** The guest of a move has let go of cards: a failover pair goes on by virtio, others are silent. */
    void unplugged(ActiveMove move, List<Integer> cards) {
        String vm = move.spec.vm().id();
        for (int card : cards) {
            move.lastEvent = event(Event.Kind.UNPLUGGED, vm, card, move.lastEvent, Map.of());
            CardAt at = simulation.world.cards(vm).get(card);
            boolean pair = at.attach().filter(Nic.Attach.FAILOVER::equals).isPresent();
            move.lastEvent = set(vm, card, at.by(pair ? NicPath.VIRTIO : NicPath.NONE), move.lastEvent);
        }
    }

    /** A move is over, either way: what was unplugged for it is plugged in where the machine is. */
    void ended(ActiveMove move) {
        String vm = move.spec.vm().id();
        long wait = move.spec.options().devices().plugNanos();
        int cause = move.lastEvent;
        boolean missing = false;
        List<CardAt> cards = simulation.world.cards(vm);
        for (int card = 0; card < cards.size(); card++) {
            if (isUnplugged(cards.get(card))) {
                missing = true;
                cause = event(Event.Kind.PLUGGING, vm, card, cause, Map.of("wait", Long.toString(wait)));
            }
        }
        if (missing) {
            simulation.later(simulation.now() + wait, new Simulation.Work.Plug(vm, cause));
        }
    }

    private static boolean isUnplugged(CardAt card) {
        return card.attach()
                .map(NicPath::of)
                .filter(whole -> whole != card.path())
                .isPresent();
    }

    /** The guest works the cards that were plugged in. Where it has begun another move, that one's end plugs them. */
    void plugged(String vm, int cause) {
        if (simulation.world.vm(vm).dead() || moving(vm)) {
            return;
        }
        List<CardAt> cards = simulation.world.cards(vm);
        for (int card = 0; card < cards.size(); card++) {
            CardAt at = cards.get(card);
            if (isUnplugged(at)) {
                int event = event(Event.Kind.PLUGGED, vm, card, cause, Map.of());
                set(vm, card, CardAt.whole(at.attach().orElseThrow()), event);
            }
        }
    }

    private boolean moving(String vm) {
        return simulation.schedule.of(vm) != null;
    }

    /** A machine that boots finds all its cards, as far as its host has functions for them. */
    void booted(String vm, int cause) {
        for (int card = 0; card < simulation.world.cards(vm).size(); card++) {
            CardAt at = simulation.world.cards(vm).get(card);
            boolean without =
                    at.holdsFunction() && freeFunctions(simulation.world.vm(vm).host()) < 0;
            CardAt next = without
                    ? withoutFunction(at)
                    : at.attach().map(CardAt::whole).orElse(at);
            if (!next.equals(at)) {
                set(vm, card, next, cause);
            }
        }
        simulation.network.shape(simulation.world, vm);
    }

    private static CardAt withoutFunction(CardAt at) {
        boolean pair = at.attach().filter(Nic.Attach.FAILOVER::equals).isPresent();
        return pair ? CardAt.whole(Nic.Attach.VIRTIO) : CardAt.away();
    }

    /** Begins to plug a card; the reason why not, or empty. */
    String attach(Action.Attach action) {
        Vm vm = simulation.scenario.vm(action.vm());
        Optional<Integer> card = cardOn(vm, action.network());
        if (card.isEmpty()) {
            return "no-card";
        }
        Nic nic = vm.nics().get(card.get());
        Nic.Attach attach = action.attach().orElse(nic.attach());
        String reason = refusal(action.vm());
        if (!reason.isEmpty()) {
            return reason;
        }
        if (simulation.world.cards(vm.id()).get(card.get()).attach().isPresent()) {
            return "attached-already";
        }
        if (attach.takesVf() && freeFunctions(simulation.world.vm(vm.id()).host()) < 1) {
            return "no-free-vf";
        }
        if (nic.attach() == Nic.Attach.VF && attach != nic.attach() && isVlan(nic)) {
            return "no-flows";
        }
        long wait = simulation.scenario.migration().devices().plugNanos();
        int event = event(Event.Kind.PLUGGING, vm.id(), card.get(), -1, Map.of("wait", Long.toString(wait)));
        set(vm.id(), card.get(), CardAt.whole(attach).by(NicPath.NONE), event);
        simulation.later(simulation.now() + wait, new Simulation.Work.Plug(vm.id(), event));
        return "";
    }

    /** The controller has flows for the bridge's ports alone; a function on a VLAN passes them by. */
    private boolean isVlan(Nic nic) {
        return simulation.scenario.network(nic.network()).type() == Network.Type.VLAN;
    }

    /** Begins to unplug a card; the reason why not, or empty. */
    String detach(Action.Detach action) {
        Vm vm = simulation.scenario.vm(action.vm());
        Optional<Integer> card = cardOn(vm, action.network());
        if (card.isEmpty()) {
            return "no-card";
        }
        String reason = refusal(action.vm());
        if (!reason.isEmpty()) {
            return reason;
        }
        if (simulation.world.cards(vm.id()).get(card.get()).attach().isEmpty()) {
            return "not-attached";
        }
        int event = event(Event.Kind.UNPLUGGING, vm.id(), card.get(), -1, Map.of());
        long wait = simulation.scenario.migration().devices().unplugNanos();
        simulation.later(simulation.now() + wait, new Simulation.Work.Unplug(vm.id(), card.get(), event));
        return "";
    }

    /** The guest has let go of a card for good. */
    void takenAway(String vm, int card, int cause) {
        if (simulation.world.vm(vm).dead()
                || simulation.world.cards(vm).get(card).attach().isEmpty()) {
            return;
        }
        int event = event(Event.Kind.UNPLUGGED, vm, card, cause, Map.of());
        set(vm, card, CardAt.away(), event);
    }

    private String refusal(String vm) {
        if (simulation.world.vm(vm).dead()) {
            return "machine-down";
        }
        return moving(vm) ? "moving" : "";
    }

    private static Optional<Integer> cardOn(Vm vm, String network) {
        for (int i = 0; i < vm.nics().size(); i++) {
            if (vm.nics().get(i).network().equals(network)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The card as it is from now on, in the bridge as well; a new way is told and announced. */
    private int set(String vm, int card, CardAt next, int cause) {
        NicPath before = simulation.world.cards(vm).get(card).path();
        simulation.world.card(vm, card, next);
        simulation.chronicle.cards.set(simulation.now(), simulation.world.cards());
        simulation.network.shape(simulation.world, vm);
        if (before == next.path()) {
            return cause;
        }
        int event = event(
                Event.Kind.PATH_CHANGED,
                vm,
                card,
                cause,
                Map.of("path", next.path().id()));
        return next.path() == NicPath.NONE ? event : announce(vm, event);
    }

    /** The guest tells the switches by a frame of its own (net_failover, a driver that comes up: gratuitous ARP). */
    private int announce(String vm, int cause) {
        int sent = simulation.chronicle.event(
                simulation.now(),
                Event.Kind.RARP_SENT,
                vm,
                cause,
                Map.of("host", simulation.world.vm(vm).host(), "frame", "1", "lost", "false"));
        simulation.network.announced(simulation, vm, sent);
        return sent;
    }

    private int event(Event.Kind kind, String vm, int card, int cause, Map<String, String> more) {
        Map<String, String> arguments = new java.util.TreeMap<>(more);
        arguments.put("nic", Integer.toString(card));
        arguments.put("host", simulation.world.vm(vm).host());
        return simulation.chronicle.event(simulation.now(), kind, vm, cause, arguments);
    }
}
