package skyferry.run;

import java.util.List;
import java.util.Optional;
import skyferry.model.Nic;
import skyferry.model.Vm;

/**
 * A machine's card at an instant.
 *
 * @param attach how it is attached; empty for one that was taken away. A virtual function stays the machine's while it is
 *     unplugged for a move
 * @param path the way that its frames take
 */
public record CardAt(Optional<Nic.Attach> attach, NicPath path) {

    /** All cards of a machine as the scenario has them. */
    static List<CardAt> of(Vm vm) {
        if (vm.nics().isEmpty()) {
            return List.of();
        }
        return vm.nics().stream().map(nic -> whole(nic.attach())).toList();
    }

    static CardAt whole(Nic.Attach attach) {
        return new CardAt(Optional.of(attach), NicPath.of(attach));
    }

    static CardAt away() {
        return new CardAt(Optional.empty(), NicPath.NONE);
    }

    CardAt by(NicPath other) {
        return new CardAt(attach, other);
    }

    /** Whether it holds one of its host's virtual functions. */
    boolean holdsFunction() {
        return attach.filter(Nic.Attach::takesVf).isPresent();
    }
}
