package skyferry.exchange.openflow;

import java.util.List;
import skyferry.exchange.openflow.Questions.Answered;
import tools.jackson.core.JsonGenerator;

/** {@code queries.json}: each question with the verdict that our tracer gives, and where it died or which way it went. */
final class QueriesJson {
    private QueriesJson() {}

    static String of(List<Answered> queries) {
        return JsonText.of(json -> {
            json.writeStartArray();
            queries.forEach(answered -> write(json, answered));
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Answered answered) {
        Query query = answered.query();
        json.writeStartObject();
        json.writeStringProperty("id", query.id());
        json.writeStringProperty("src_vm", query.from());
        json.writeStringProperty("dst_vm", query.to());
        json.writeStringProperty("proto", query.protocol().id());
        if (query.protocol() == Query.Protocol.TCP || query.protocol() == Query.Protocol.UDP) {
            json.writeNumberProperty("src_port", query.srcPort());
            json.writeNumberProperty("dst_port", query.dstPort());
        }
        if (query.state() != Query.State.NEW) {
            json.writeStringProperty("state", query.state().id());
        }
        answered.router().ifPresent(mac -> {
            json.writeStringProperty("dst_mac", mac.toString());
            if (query.needsConnection()) {
                json.writeBooleanProperty("assume_established", true);
            }
        });
        forged(json, query.forged());
        outcome(json, answered.outcome());
        json.writeEndObject();
    }

    private static void forged(JsonGenerator json, Query.Forged forged) {
        forged.srcMac().ifPresent(mac -> json.writeStringProperty("src_mac", mac.toString()));
        forged.srcIp().ifPresent(ip -> json.writeStringProperty("src_ip", ip.address()));
        forged.arpSha().ifPresent(mac -> json.writeStringProperty("arp_sha", mac.toString()));
        if (forged.arpOp() != 1) {
            json.writeNumberProperty("arp_op", forged.arpOp());
        }
    }

    private static void outcome(JsonGenerator json, Outcome outcome) {
        json.writeStringProperty("expect", outcome.verdict().id());
        boolean died = outcome.verdict() == Outcome.Verdict.DROPPED || outcome.verdict() == Outcome.Verdict.BLACKHOLED;
        if (died && outcome.drop().isPresent()) {
            json.writeObjectPropertyStart("expect_drop");
            json.writeStringProperty("host", outcome.drop().get().host());
            json.writeNumberProperty("table", outcome.drop().get().table());
            json.writeEndObject();
        } else {
            json.writeArrayPropertyStart("expect_hosts");
            outcome.hosts().forEach(json::writeString);
            json.writeEndArray();
        }
    }
}
