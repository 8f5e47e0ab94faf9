package skyferry.stage.learn.desk;

import java.util.List;
import skyferry.model.Action;
import skyferry.model.Scenario;

/** Whether what was done once can be done again: the scenario may have been edited since. */
final class Fitting {
    private Fitting() {}

    /** Whether every machine, host and cable that the actions name is there. */
    static boolean all(List<Action> actions, Scenario scenario) {
        return actions.stream().allMatch(action -> one(action, scenario));
    }

    private static boolean one(Action action, Scenario scenario) {
        return switch (action) {
            case Action.Migrate migrate ->
                vm(migrate.vm(), scenario) && scenario.hosts().containsKey(migrate.to());
            case Action.Cancel cancel -> vm(cancel.vm(), scenario);
            case Action.SetPauseLimit limit -> vm(limit.vm(), scenario);
            case Action.SetOption option -> vm(option.vm(), scenario);
            case Action.SetLoad load -> vm(load.vm(), scenario);
            case Action.StartPostcopy start -> vm(start.vm(), scenario);
            case Action.Recover recover -> vm(recover.vm(), scenario);
            case Action.SetThrottle throttle -> vm(throttle.vm(), scenario);
            case Action.Restart restart -> vm(restart.vm(), scenario);
            case Action.Attach attach -> vm(attach.vm(), scenario);
            case Action.Detach detach -> vm(detach.vm(), scenario);
            case Action.SetLinkRate rate -> link(rate.linkId(), scenario);
            case Action.CutLink cut -> link(cut.linkId(), scenario);
            case Action.RestoreLink restore -> link(restore.linkId(), scenario);
            case Action.FailHost fail -> scenario.hosts().containsKey(fail.host());
            case Action.InjectFault inject -> true;
            case Action.ClearFault clear -> true;
            case Action.ClearDuplicate clear -> vm(clear.vm(), scenario);
            case Action.Wait wait -> true;
            case Action.Other other -> true;
        };
    }

    private static boolean vm(String name, Scenario scenario) {
        return scenario.vms().containsKey(name);
    }

    private static boolean link(String name, Scenario scenario) {
        return scenario.fabric().links().stream().anyMatch(link -> link.id().equals(name));
    }
}
