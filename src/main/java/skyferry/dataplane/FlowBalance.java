package skyferry.dataplane;

import java.util.ArrayList;
import java.util.List;

/** What came and what went between two states of tables: even if both are the same flows, kept in another way. */
final class FlowBalance implements Differences {
    private final List<Flow> came = new ArrayList<>();
    private final List<Flow> went = new ArrayList<>();

    @Override
    public void cameTo(Flow flow) {
        came.add(flow);
    }

    @Override
    public void went(Flow flow) {
        went.add(flow);
    }

    @Override
    public void cameTo(Bridge.Port port) {}

    @Override
    public void went(Bridge.Port port) {}

    boolean isEven() {
        came.sort(Flow.ORDER);
        went.sort(Flow.ORDER);
        return came.equals(went);
    }
}
