package org.gridtokenx.jobs.state;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.gridtokenx.jobs.clearing.ClearingJob;
import org.gridtokenx.jobs.log.LogRecord;
import org.gridtokenx.jobs.log.Outbound;
import org.gridtokenx.jobs.metering.IntervalTimes;
import org.gridtokenx.jobs.metering.MeteringJob;
import org.gridtokenx.jobs.metering.ZoneShare;
import org.gridtokenx.jobs.metering.ZoneTotals;
import org.gridtokenx.jobs.projection.ProjectionJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would break a restore later fails here: operators without a uid, types that fall back to Kryo. */
class TopologyTest {
    @Test
    void everyOperatorHasAUid() {
        for (Consumer<StreamExecutionEnvironment> job : jobs()) {
            Configuration settings = new Configuration();
            settings.setString("pipeline.generic-types", "false");
            settings.setString("pipeline.auto-generate-uids", "false");
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
            job.accept(env);
            var graph = env.getStreamGraph();
            List<String> without = new ArrayList<>();
            for (StreamNode node : graph.getStreamNodes()) {
                if (node.getTransformationUID() == null) {
                    without.add(node.getOperatorName());
                }
            }
            assertTrue(without.isEmpty(), "without uid: " + without);
            assertNotNull(graph.getJobGraph());
        }
    }

    private static List<Consumer<StreamExecutionEnvironment>> jobs() {
        String kafka = "127.0.0.1:1";
        return List.of(
                env -> ClearingJob.defineWorkflow(env, kafka),
                env -> MeteringJob.defineWorkflow(env, kafka, new IntervalTimes(900_000, 60_000, 21_600_000)),
                env -> ProjectionJob.defineWorkflow(env, kafka, "jdbc:postgresql://127.0.0.1:1/x"));
    }

    @ParameterizedTest
    @ValueSource(classes = {LogRecord.class, Outbound.class, ZoneShare.class, ZoneTotals.class})
    void recordsBetweenOperatorsAreSerialisedByField(Class<?> type) {
        assertInstanceOf(PojoTypeInfo.class, TypeInformation.of(type));
    }
}
