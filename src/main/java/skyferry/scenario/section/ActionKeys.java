package skyferry.scenario.section;

import skyferry.model.Nic;
import skyferry.model.Technique;
import skyferry.scenario.shape.Decimal;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;

/** The keys of actions. */
final class ActionKeys {
    private static final Type<Long> TIME =
            Quantity.between(Dimension.TIME, "0 ns", "8760 h").whole();

    static final Key<Long> AT = Key.required("at", TIME, "When, from the start of the scenario.");
    static final Key<String> VM = Key.required("vm", Kinds.TO_MACHINE, "Which machine.");
    static final Key<String> TO = Key.required("to", Kinds.TO_HOST, "The host to go to.");
    static final Key<Technique> TECHNIQUE =
            Key.optional("technique", Words.of(Technique.class), "How it moves; precopy if not given.");
    static final Key<Double> RATE = Key.required(
            "rate", Quantity.between(Dimension.RATE, "1 kb/s", "100000 Gb/s").real(), "The new speed.");
    static final Key<Long> LIMIT = Key.required(
            "limit", Quantity.between(Dimension.TIME, "0 ms", "2000 s").whole(), "The new pause limit.");
    static final Key<Double> SCALE =
            Key.required("scale", new Decimal(0, 1000), "Factor on the machine's write rates from now on.");
    static final Key<Integer> THROTTLE = Key.required(
            "throttle",
            Quantity.between(Dimension.SHARE, "0 %", "99 %")
                    .map(share -> share.movePointRight(2).intValue()),
            "Share of its time that the guest is made to sleep.");
    static final Key<String> HOST = Key.required("host", Kinds.TO_HOST, "Which host.");
    static final Key<String> HOST_IF_ANY = Key.optional("host", Kinds.TO_HOST, "On which host.");
    static final Key<String> NET = Key.required("net", Kinds.TO_NETWORK, "Which network.");
    static final Key<Nic.Attach> ATTACH_AS =
            Key.optional("attach", Words.of(Nic.Attach.class), "How the card reaches the wire.");
    static final Key<String> GROUP = Key.required("group", Kinds.TO_GROUP, "Which security group.");
    static final Key<Fields> RULE = Key.required("rule", GroupSection.RULE, "The rule, as in security_groups.");
    static final Key<Integer> RULE_NUMBER = Key.required("number", Whole.between(1, 1000), "Which rule, from 1.");
    static final Key<String> POLICY = Key.required("policy", Texts.name(), "The autopilot's new policy.");

    private ActionKeys() {}
}
