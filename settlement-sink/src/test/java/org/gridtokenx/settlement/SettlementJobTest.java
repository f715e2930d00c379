package org.gridtokenx.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.URI;
import java.nio.file.Path;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class SettlementJobTest {
    @Test
    void everyOperatorHasAUidAndNothingNeedsKryo() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        SettlementJob.defineWorkflow(
                env, new SettlementOptions("127.0.0.1:1", URI.create("http://127.0.0.1:1"), Path.of("keys"), "test."));

        int chained = env.getStreamGraph().getJobGraph().getNumberOfVertices();

        assertEquals(1, chained, "source and sink are one task, which keeps the order of a partition");
    }

    @Test
    void recordsSerialiseAsPojos() {
        TypeSerializer<InstructionRecord> serializer =
                TypeInformation.of(InstructionRecord.class).createSerializer(new SerializerConfigImpl());
        assertInstanceOf(PojoSerializer.class, serializer);
    }
}
