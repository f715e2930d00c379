package org.gridtokenx.settlement;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes a record as it is, with its place: what it says is read where a receipt or a dead letter can follow. */
final class InstructionRecordSchema implements KafkaRecordDeserializationSchema<InstructionRecord> {
    private static final long serialVersionUID = 1L;
    private static final byte[] NOTHING = {};

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<InstructionRecord> out) {
        byte[] value = record.value() == null ? NOTHING : record.value();
        out.collect(new InstructionRecord(record.topic(), record.partition(), record.offset(), record.key(), value));
    }

    @Override
    public TypeInformation<InstructionRecord> getProducedType() {
        return TypeInformation.of(InstructionRecord.class);
    }
}
