package dev.slipstream.jobs;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Says why the modules depend on one another as they do; Maven's enforcer stops the rest. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.slipstream");

    @Test
    void visionIsPureComputation() {
        noClasses()
                .that()
                .resideInAPackage("dev.slipstream.vision..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..", "co.elastic..")
                .because("pixels are computed the same whoever asks: a job, a command or a test")
                .check(OURS);
    }

    @Test
    void operatorsKnowNoEdge() {
        noClasses()
                .that()
                .resideInAPackage("dev.slipstream.operators..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.slipstream.connectors..", "org.apache.kafka..", "co.elastic..")
                .because("behaviour is tested on harnesses and wired to any edge by a job")
                .check(OURS);
    }

    @Test
    void connectorsKnowNoBehaviour() {
        noClasses()
                .that()
                .resideInAPackage("dev.slipstream.connectors..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.slipstream.operators..", "dev.slipstream.jobs..")
                .because("an edge moves records and does not interpret them")
                .check(OURS);
    }

    @Test
    void contractsNeedNothingOfOurs() {
        classes()
                .that()
                .resideInAPackage("dev.slipstream.contracts..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        "dev.slipstream.vision..",
                        "dev.slipstream.connectors..",
                        "dev.slipstream.operators..",
                        "dev.slipstream.jobs..",
                        "org.apache.flink..")
                .because("broadcasters and dashboards depend on the contracts alone")
                .check(OURS);
    }
}
