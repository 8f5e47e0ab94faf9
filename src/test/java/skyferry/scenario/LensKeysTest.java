package skyferry.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import skyferry.migration.lens.LensProfile;
import skyferry.model.Lens;
import skyferry.model.LensRules;

/** The options that belong to one production system. */
class LensKeysTest {
    private static String file(Lens lens, String options) {
        return """
            format: skyferry/1
            kind: scenario
            id: small
            lens: %s
            hosts: {a: {cpus: 4, ram: 8 GiB}}
            migration: {%s}
            """.formatted(lens.id(), options);
    }

    @ParameterizedTest
    @EnumSource(Lens.class)
    void aFileThatWritesOutEveryListedValueMeansTheDefaults(Lens lens) {
        LensProfile profile = LensProfile.of(lens);
        String options = profile.values().stream()
                .map(value -> value.key() + ": " + value.value())
                .collect(Collectors.joining(", "));
        assertThat(Reads.scenario(file(lens, options)).migration()).isEqualTo(profile.defaults());
    }

    @ParameterizedTest
    @EnumSource(Lens.class)
    void aFileThatSaysNothingMeansTheLensOwnDefaults(Lens lens) {
        assertThat(Reads.scenario(file(lens, "").replace("migration: {}\n", "")).migration())
                .isEqualTo(LensProfile.of(lens).defaults());
    }

    @Test
    void anotherLensKeyIsAnErrorThatNamesWhatThisLensCallsIt() {
        assertThat(Reads.headlines(Reads.text(file(Lens.KUBEVIRT, "live_migration_permit_post_copy: true"))))
                .singleElement()
                .asString()
                .endsWith("E218: key 'live_migration_permit_post_copy' belongs to lens nova, and the lens here is"
                        + " kubevirt; did you mean 'allow_post_copy'?");
        assertThat(Reads.headlines(Reads.text(file(Lens.XEN, "live_migration_downtime: 1 s"))))
                .singleElement()
                .asString()
                .endsWith("did you mean 'downtime_limit'?");
        assertThat(Reads.headlines(Reads.text(file(Lens.QEMU, "max_factor: 2"))))
                .singleElement()
                .asString()
                .endsWith("did you mean 'lens: xen-classic'?");
    }

    @Test
    void oneThingIsNotSaidTwice() {
        assertThat(Reads.headlines(Reads.text(file(Lens.NOVA, "live_migration_downtime: 1 s, downtime_limit: 300 ms"))))
                .singleElement()
                .asString()
                .contains("E217: 'live_migration_downtime' and 'downtime_limit' exclude each other");
    }

    @Test
    void aLensOwnNamesSetItsRules() {
        var migration = Reads.scenario(file(
                        Lens.NOVA,
                        "live_migration_downtime: 2 s, live_migration_downtime_steps: 4,"
                                + " live_migration_timeout_action: force_complete"))
                .migration();
        assertThat(migration.downtimeLimitNanos()).isEqualTo(2_000_000_000L);
        assertThat(migration.rules())
                .isEqualTo(new LensRules.Nova(
                        4, 75_000_000_000L, 800_000_000_000L, LensRules.Nova.TimeoutAction.FORCE_COMPLETE));
    }
}
