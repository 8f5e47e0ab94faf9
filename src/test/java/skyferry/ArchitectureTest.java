package skyferry;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.cli.Main;

/** The direction of every arrow between packages, and what each room of the house keeps out. */
class ArchitectureTest {
    /** From the ground up: a package may use those before it and none after it. */
    private static final List<String> FLOORS = List.of(
            "model",
            "memory",
            "fabric",
            "dataplane",
            "isolation",
            "migration",
            "autopilot",
            "run",
            "scenario",
            "exchange",
            "lesson",
            "record",
            "scene",
            "export",
            "stage",
            "cli");

    /** What decides how a run goes or looks: the same everywhere, for the same input. */
    private static final String[] REPRODUCIBLE = packages(
            "model",
            "memory",
            "fabric",
            "dataplane",
            "isolation",
            "migration",
            "autopilot",
            "run",
            "scenario",
            "scene");

    private static final JavaClasses PROGRAM = program();

    static Stream<String> floors() {
        return FLOORS.stream();
    }

    @ParameterizedTest
    @MethodSource("floors")
    void arrows_never_run_up(String floor) {
        String[] above = packages(
                FLOORS.subList(FLOORS.indexOf(floor) + 1, FLOORS.size()).toArray(String[]::new));
        if (above.length > 0) {
            check(noClasses()
                    .that()
                    .resideInAPackage("skyferry." + floor + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .because("what lies below can then be understood, tested and used without what lies above"));
        }
    }

    @Test
    void every_class_has_its_floor() {
        check(classes()
                .should()
                .resideInAnyPackage(packages(FLOORS.toArray(String[]::new)))
                .because("a package outside the order would be a way round it"));
    }

    @Test
    void no_package_is_part_of_a_cycle() {
        check(slices().matching("skyferry.(*)..")
                .should()
                .beFreeOfCycles()
                .because("two packages that need each other are one"));
        check(slices().matching("skyferry.stage.(*)..")
                .should()
                .beFreeOfCycles()
                .because("features of the window meet in its shell, not in each other"));
    }

    @Test
    void only_the_stage_knows_the_window_toolkit() {
        check(noClasses()
                .that(resideOutsideOfPackages(packages("stage")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx..",
                        "com.sun.javafx..",
                        "atlantafx..",
                        "org.controlsfx..",
                        "impl.org.controlsfx..",
                        "org.kordamp.ikonli..")
                .because("the engine, the pictures and the commands work where there is no display"));
    }

    @Test
    void only_the_export_knows_java2d() {
        check(noClasses()
                .that(resideOutsideOfPackages(packages("export")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..")
                .because("one place turns draw operations into pixels of files"));
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.swing..")
                .because("the program has one window toolkit"));
    }

    @Test
    void only_the_commands_write_to_the_terminal() {
        check(noClasses()
                .that(resideOutsideOfPackages(packages("cli")))
                .should(ACCESS_STANDARD_STREAMS)
                .because("what other packages have to say is returned, so that window, command and test can"
                        + " each show it"));
    }

    @Test
    void a_run_reads_no_clock_and_draws_no_unkeyed_number() {
        check(noClasses()
                .that(resideInAnyPackage(REPRODUCIBLE))
                .should()
                .accessTargetWhere(calls("java.lang.System", "currentTimeMillis|nanoTime")
                        .or(calls("java.lang.Math|java.lang.StrictMath", "random"))
                        .or(calls("java.time.*", "now|system.*|tick.*"))
                        .or(calls("java.util.UUID", "randomUUID"))
                        .or(calls("java.util.Collections", "shuffle")))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Random|SplittableRandom|Date|Calendar|concurrent\\.ThreadLocalRandom)"
                        + "|java\\.security\\.SecureRandom|java\\.util\\.random\\..*")
                .because("the same scenario, seed and actions give the same timeline: time is simulated, chance"
                        + " is keyed"));
    }

    @Test
    void a_run_computes_alike_on_every_machine() {
        check(noClasses()
                .that(resideInAnyPackage(REPRODUCIBLE))
                .should()
                .accessTargetWhere(calls(
                        "java.lang.Math",
                        "sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|exp|expm1|log|log10|log1p|pow|cbrt|hypot"))
                .because("these may differ in the last bit from processor to processor, StrictMath's may not"));
    }

    @Test
    void only_stage_and_commands_start_threads() {
        check(noClasses()
                .that(resideOutsideOfPackages(packages("stage", "cli")))
                .should()
                .accessTargetWhere(target(owner(assignableTo(Thread.class))).and(target(name("<init>"))))
                .orShould()
                .accessTargetWhere(calls("java.lang.Thread", "startVirtualThread|ofVirtual|ofPlatform"))
                .because("the engine is a function, and who calls it says on which thread"));
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(PROGRAM.stream().map(JavaClass::getPackage).distinct())
                .as("packages whose package-info.java does not carry @NullMarked, without which no null is checked")
                .filteredOn(room -> !room.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .isEmpty();
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROGRAM);
    }

    private static String[] packages(String... names) {
        return Stream.of(names).map(name -> "skyferry." + name + "..").toArray(String[]::new);
    }

    private static DescribedPredicate<JavaAccess<?>> calls(String owner, String method) {
        return target(owner(nameMatching(owner)))
                .and(target(nameMatching(method)))
                .as(owner + "." + method);
    }

    /** The classes of the program alone: from where its entry point was loaded, so neither tests nor libraries. */
    private static JavaClasses program() {
        try {
            return new ClassFileImporter()
                    .importPath(Path.of(Main.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
