package skyferry.scenario.section;

import java.util.Optional;
import skyferry.model.Ipv4;
import skyferry.model.Mac;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Type;
import skyferry.scenario.text.Problem;

/** Types of values that are addresses. */
final class Addresses {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String IP = "(" + OCTET + "\\.){3}" + OCTET;
    private static final String PREFIX = "/(3[0-2]|[12]?[0-9])";

    /** An address alone. */
    static final Type<Ipv4> IP_ALONE = Texts.matching(IP, Problem.BAD_ADDRESS, "an address such as 192.0.2.11")
            .map(Ipv4::parse);

    /** An address, its prefix length behind it if the author wants. */
    static final Type<Ipv4> IP_IN_NETWORK = Texts.matching(
                    IP + "(" + PREFIX + ")?", Problem.BAD_ADDRESS, "an address such as 10.0.0.11/24")
            .map(Ipv4::parse);

    /** A network's address with its prefix length. */
    static final Type<Ipv4> SUBNET = Texts.matching(IP + PREFIX, Problem.BAD_ADDRESS, "a network such as 10.0.0.0/24")
            .map(Ipv4::parse);

    /** Six pairs of hexadecimal digits. */
    static final Type<Mac> MAC = Texts.matching(
                    "([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}",
                    Problem.BAD_MAC, "six pairs of hexadecimal digits such as 52:54:00:12:34:56")
            .map(Mac::parse);

    private Addresses() {}

    /** A prefix, if the text is one. */
    static Optional<Ipv4> prefix(String text) {
        return text.matches(IP + "(" + PREFIX + ")?") ? Optional.of(Ipv4.parse(text)) : Optional.empty();
    }
}
