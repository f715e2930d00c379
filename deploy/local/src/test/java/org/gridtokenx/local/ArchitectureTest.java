package org.gridtokenx.local;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Who may import whom. Modules meet only through Kafka, Postgres and the contracts: none of those that run beside one
 * another knows another, and nothing knows how it is deployed.
 */
@AnalyzeClasses(packages = "org.gridtokenx", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("org.gridtokenx..");

    @ArchTest
    static final ArchRule THE_MARKET_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage("org.gridtokenx.market..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("org.gridtokenx.market..", "java.."));

    @ArchTest
    static final ArchRule CONTRACTS_KNOW_THE_MARKET_ONLY = classes()
            .that()
            .resideInAPackage("org.gridtokenx.contracts..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "org.gridtokenx.contracts..", "org.gridtokenx.market..", "com.fasterxml.jackson..", "java.."));

    @ArchTest
    static final ArchRule JOBS_KNOW_NO_OTHER_MODULE = knowsOnly("jobs");

    @ArchTest
    static final ArchRule SETTLEMENT_KNOWS_NO_OTHER_MODULE = knowsOnly("settlement");

    @ArchTest
    static final ArchRule THE_API_KNOWS_NO_OTHER_MODULE = knowsOnly("api");

    @ArchTest
    static final ArchRule METER_INGEST_KNOWS_NO_OTHER_MODULE = knowsOnly("ingest");

    @ArchTest
    static final ArchRule NOTHING_KNOWS_HOW_IT_IS_DEPLOYED = noClasses()
            .that()
            .resideOutsideOfPackage("org.gridtokenx.local..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.gridtokenx.local..");

    /** Market and clearing decide by the log alone: what reads a clock there would decide otherwise in a replay. */
    @ArchTest
    static final ArchRule THE_CLEARING_READS_NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.gridtokenx.market..", "org.gridtokenx.jobs.clearing..", "org.gridtokenx.jobs.metering..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    /** Money and energy are whole numbers of their units. */
    @ArchTest
    static final ArchRule THE_MARKET_KNOWS_NO_FLOATING_POINT = noClasses()
            .that()
            .resideInAnyPackage("org.gridtokenx.market..", "org.gridtokenx.contracts..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(double.class, float.class, Double.class, Float.class);

    private static ArchRule knowsOnly(String module) {
        String own = "org.gridtokenx." + module + "..";
        return noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat(OURS.and(DescribedPredicate.not(
                        resideInAnyPackage(own, "org.gridtokenx.market..", "org.gridtokenx.contracts.."))));
    }
}
