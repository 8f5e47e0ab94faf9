package skyferry.lesson.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.model.Scenario;
import skyferry.scenario.ScenarioReader;
import skyferry.scenario.ScenarioResult;
import skyferry.scenario.cpu.CpuMapReader;
import skyferry.scenario.text.Diagnostic;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.SourceText;

/** What is an expression of the check language and what is not, with the column of every mistake. */
class CheckLanguageTest {
    private static final Scenario WORLD = world();

    private static Scenario world() {
        try (var in = CheckLanguageTest.class.getResourceAsStream("/scenario/small.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ((ScenarioResult.Accepted)
                            new ScenarioReader(CpuMapReader.shipped()).read("small.yaml", text, OptionalLong.empty()))
                    .scenario();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> problems(String expression) {
        Diagnostics diagnostics = new Diagnostics(SourceText.of("c", expression));
        var expr = new CheckLanguage(WORLD).read(expression, diagnostics, offset -> new Place(1, offset + 1));
        List<String> lines = diagnostics.all().stream()
                .map(Diagnostic::headline)
                .map(line -> line.substring("c:1:".length()))
                .toList();
        assertThat(expr.isPresent()).isEqualTo(lines.isEmpty());
        return lines;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mig(db-1).outcome == completed",
                "mig(db-1).total < 18 s and mig(db-1).rounds <= 8",
                "gap(web-1 -> db-1, every=10 ms) < 400 ms",
                "gap(* -> *, every=10 ms) < 400 ms",
                "lost(web-1 -> db-1, every=10 ms, size=64 B) == 0",
                "always(running_copies(db-1) <= 1) and at(resume, vm(db-1).mem_digest) == at(pause,"
                        + " vm(db-1).mem_digest)",
                "runs(outcome=completed, distinct=fix) >= 2",
                "held(max(host(*).cpu) < 75 %, 30 s) and moves() <= 2 and vm(*).vcpus == start(vm(*).vcpus)",
                "leaks(acme -> birch) == 0",
                "never(allowed(shop-1 -> db-1, port=22))",
                "eventually(host(host-a).vms == 0) within 10 min and never(colocated(db-1, web-1))",
                "eventually(vm(db-1).host == host-b) within 200 ms of resume(db-1)",
                "abs(ans(gap_ms) - gap(web-1 -> db-1, every=10 ms)) < 20 ms",
                "saw(mig(db-1).reason == cpu-flags-missing) and mig(db-1).outcome == completed",
                "vtep(acme-net, db-1) == host-b and encap(web-1 -> db-1) == vxlan(5001)",
                "lsp(move).path == [pe1, p3, p4, pe2] and ans(mpls_is) == forwarding",
                "saw(tap(uplink-1).readable(birch)) and not tap(uplink-1).readable(birch)",
                "p99(web-1 -> db-1).vs_start < 1.2 and last_done(*-1) < 90 s",
                "time_over(host(*).cpu, 85 %) < 2 % and never(repeat_move(10 min)) and dials(SIMPLE) == green",
                "tcp(web-1 -> db-1, port=5432).resets == 0 or (predicted(p1) and ans(table) == key)",
                "not (mig(db-1).converges or mig(db-1).throttle > 40 %)",
                "mig(db-1).total - mig(db-1).pause < 20 s + 300 ms"
            })
    void an_expression_that_fits(String expression) {
        assertThat(problems(expression)).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "gpa(web-1 -> db-1, every=10 ms) < 400 ms",
                        "1: error E703: unknown function 'gpa'; did you mean 'gap'?"),
                Arguments.of(
                        "gap(web-1 -> db-1, every=10 ms) < 400",
                        "35: error E707: '400' is a number without a unit (expected a time: ns, us, ms, s, min, h)"),
                Arguments.of(
                        "mig(db-1).pause < 4 MiB",
                        "19: error E707: '4 MiB' is a size (expected a time: ns, us, ms, s, min, h)"),
                Arguments.of("mig(db-1).pause < 4 msec", "21: error E207: unknown unit 'msec'; did you mean 'ms'?"),
                Arguments.of("mig(db-2).rounds < 4", "5: error E301: unknown VM 'db-2'; did you mean 'db-1'?"),
                Arguments.of("host(host-*-z).cpu < 4 %", "6: error E301: unknown host 'host-*-z'"),
                Arguments.of(
                        "mig(db-1).outcom == completed",
                        "11: error E704: 'mig' has no 'outcom'; did you mean 'outcome'?"),
                Arguments.of(
                        "mig(db-1).outcome == complete",
                        "22: error E204: unknown word 'complete' (expected active, cancelled, completed, failed,"
                                + " not-converged, refused); did you mean 'completed'?"),
                Arguments.of("mig(db-1) == completed", "1: error E705: 'mig' alone is no value"),
                Arguments.of("mig(db-1).pause", "1: error E708: a check must be true or false, this is a time"),
                Arguments.of(
                        "colocated(db-1)", "1: error E706: 'colocated' is given wrongly (expected colocated(vm, vm))"),
                Arguments.of("gap(web-1, every=10 ms) < 1 s", "5: error E706"),
                Arguments.of(
                        "gap(web-1 -> db-1, evry=10 ms) < 1 s",
                        "20: error E201: unknown key 'evry' in gap(a -> b, every=time); did you mean 'every'?"),
                Arguments.of(
                        "gap(web-1 -> db-1, every=20 ms) < 1 s",
                        "5: error E709: no probe measures web-1 -> db-1 (expected web-1 -> db-1, every=10 ms)"),
                Arguments.of("gap(db-1 -> web-1, every=10 ms) < 1 s", "5: error E709"),
                Arguments.of("eventually(moves() > 0) within 3", "32: error E707: '3' is a number without a unit"),
                Arguments.of(
                        "eventually(moves() > 0) within 3 s of rseume(db-1)",
                        "39: error E301: unknown event 'rseume'; did you mean 'resume'?"),
                Arguments.of(
                        "held(moves() > 0)",
                        "1: error E706: 'held' is given wrongly (expected held(EXPRESSION, TIME))"),
                Arguments.of("moves() = 2", "9: error E701: found '=' (expected '==')"),
                Arguments.of("moves() == ", "12: error E701: found the end (expected a value)"),
                Arguments.of(
                        "moves() == 2 moves() == 3", "14: error E701: found 'moves' (expected 'and', 'or' or the end)"),
                Arguments.of("moves( == 2", "8: error E701: found '==' (expected a value)"),
                Arguments.of("moves() -1 == 2", "9: error E701: found '-' (expected blanks round the sign)"),
                Arguments.of("moves() == 2 & moves() == 3", "14: error E701: found '&'"),
                Arguments.of(
                        "mig(db-1).outcome < completed",
                        "1: error E707: 'mig(..).outcome' is a word (expected a number)"),
                Arguments.of(
                        "leaks(acme -> brich) == 0", "15: error E301: unknown tenant 'brich'; did you mean 'birch'?"),
                Arguments.of("mig(db-1).pause + 3 < 1 s", "19: error E707"),
                Arguments.of("", "1: error E701: found the end (expected a value)"),
                Arguments.of("(".repeat(500), "33: error E106"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_named_at_its_column(String expression, String sentence) {
        assertThat(problems(expression)).anyMatch(line -> line.startsWith(sentence));
    }

    @Test
    void a_check_of_more_than_two_hundred_parts_is_refused() {
        assertThat(problems("moves() == 1" + " and moves() == 1".repeat(40))).isEmpty();
        assertThat(problems("moves() == 1" + " and moves() == 1".repeat(120)))
                .singleElement()
                .asString()
                .contains("error E702: the check has more than 200 parts");
    }

    @Test
    void any_text_gives_an_expression_or_sentences() {
        String[] pieces = {
            "mig",
            "(",
            ")",
            "db-1",
            "->",
            ".",
            "outcome",
            "==",
            "completed",
            "and",
            "or",
            "not",
            "always",
            "held",
            ",",
            "10 ms",
            "2",
            "%",
            "*",
            "[",
            "]",
            "=",
            "within",
            "of",
            "resume",
            "+",
            "-",
            "<",
            "\"",
            "\u00e9",
            "every=",
            "key",
            "at",
            "min"
        };
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(1, 14); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            problems(text.toString());
        }
    }

    @Test
    void every_function_has_a_sentence_and_something_to_give() {
        assertThat(Functions.ALL.values()).allSatisfy(function -> {
            assertThat(function.doc()).endsWith(".");
            assertThat(function.own().isPresent() || !function.members().isEmpty())
                    .isTrue();
        });
    }
}
