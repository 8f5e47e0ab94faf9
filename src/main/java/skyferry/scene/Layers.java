package skyferry.scene;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import skyferry.dataplane.Trace;

/**
 * What of the world the canvas shows.
 *
 * @param followed a packet whose way through the tables is drawn; empty: the first leak's witness, if there is a leak
 */
public record Layers(Set<Layer> shown, Optional<Trace> followed) {
    /** Machines with their pages, the physical network, the tenants' networks. */
    public static final Layers STANDARD = new Layers(EnumSet.of(Layer.PHYSICAL, Layer.TENANTS), Optional.empty());

    public Layers {
        shown = Collections.unmodifiableSet(shown.isEmpty() ? EnumSet.noneOf(Layer.class) : EnumSet.copyOf(shown));
    }

    /** A part of the picture that can be there or not. */
    public enum Layer {
        /** Switches, routers and cables above the hosts. */
        PHYSICAL,
        /** Tenant networks as metro lines below the hosts. */
        TENANTS,
        /** Each bridge's flow tables in place of page maps and loads. */
        FLOWS
    }

    public boolean shows(Layer layer) {
        return shown.contains(layer);
    }

    /** With a layer that was not there, or without one that was. */
    public Layers toggled(Layer layer) {
        Set<Layer> next = shown.isEmpty() ? EnumSet.noneOf(Layer.class) : EnumSet.copyOf(shown);
        if (!next.remove(layer)) {
            next.add(layer);
        }
        return new Layers(next, followed);
    }

    /** The tables of the bridges, and a packet's way through them. */
    public Layers following(Trace trace) {
        Set<Layer> next = shown.isEmpty() ? EnumSet.noneOf(Layer.class) : EnumSet.copyOf(shown);
        next.add(Layer.FLOWS);
        return new Layers(next, Optional.of(trace));
    }
}
