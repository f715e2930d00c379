package org.gridtokenx.local.flink;

import java.util.List;
import org.gridtokenx.jobs.clearing.ClearingJob;
import org.gridtokenx.jobs.metering.MeteringJob;
import org.gridtokenx.jobs.projection.ProjectionJob;
import org.gridtokenx.settlement.SettlementJob;

/** The jobs of the market: the one place where they are listed for the cluster on one machine. */
final class MarketJobs {
    /** Enough for one machine; more cores are better used by more than one cluster. */
    private static final int PARALLELISM = 2;

    /** The ledger of one machine executes one transaction after the other. */
    private static final int SETTLEMENT_PARALLELISM = 1;

    private MarketJobs() {}

    static List<JobDefinition> of(MarketJobOptions options) {
        String kafka = options.kafka();
        return List.of(
                new JobDefinition(ClearingJob.NAME, PARALLELISM, env -> ClearingJob.defineWorkflow(env, kafka)),
                new JobDefinition(
                        MeteringJob.NAME,
                        PARALLELISM,
                        env -> MeteringJob.defineWorkflow(env, kafka, options.intervalTimes())),
                new JobDefinition(
                        ProjectionJob.NAME,
                        PARALLELISM,
                        env -> ProjectionJob.defineWorkflow(env, kafka, options.postgresUrl())),
                new JobDefinition(
                        SettlementJob.NAME,
                        SETTLEMENT_PARALLELISM,
                        env -> SettlementJob.defineWorkflow(env, options.settlement())));
    }
}
