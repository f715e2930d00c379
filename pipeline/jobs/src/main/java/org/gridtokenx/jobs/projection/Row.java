package org.gridtokenx.jobs.projection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gridtokenx.contracts.Codec;

/**
 * A row of a {@link Table}.
 *
 * @param values per column: null, a String, a Long (also for a time, in milliseconds), an Integer or a Boolean
 */
public record Row(Table table, List<Object> values) {
    /** Between operators, never stored: without a version of its own. */
    public static final Codec<Row> CODEC = new RowCodec();

    public Row {
        values = Collections.unmodifiableList(new ArrayList<>(values));
        if (values.size() != table.columns().size()) {
            throw new IllegalArgumentException(
                    table + " has " + table.columns().size() + " columns, not " + values.size());
        }
    }

    List<Object> key() {
        return values.subList(0, table.keyColumns());
    }

    /** The same for all rows of a key. */
    int place() {
        return 31 * key().hashCode() + table.word().hashCode();
    }

    long sequence() {
        return (Long) values.get(values.size() - 1);
    }

    private static final class RowCodec implements Codec<Row> {
        @Override
        public void write(Row row, DataOutput out) throws IOException {
            out.writeByte(row.table().ordinal());
            for (Object value : row.values()) {
                if (value == null) {
                    out.writeByte(0);
                } else if (value instanceof String text) {
                    out.writeByte(1);
                    out.writeUTF(text);
                } else if (value instanceof Long number) {
                    out.writeByte(2);
                    out.writeLong(number);
                } else if (value instanceof Integer number) {
                    out.writeByte(3);
                    out.writeInt(number);
                } else if (value instanceof Boolean truth) {
                    out.writeByte(4);
                    out.writeBoolean(truth);
                } else {
                    throw new IOException("no value of a row: " + value.getClass());
                }
            }
        }

        @Override
        public Row read(DataInput in) throws IOException {
            Table table = Table.values()[in.readUnsignedByte()];
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < table.columns().size(); i++) {
                byte kind = in.readByte();
                values.add(
                        switch (kind) {
                            case 0 -> null;
                            case 1 -> in.readUTF();
                            case 2 -> in.readLong();
                            case 3 -> in.readInt();
                            case 4 -> in.readBoolean();
                            default -> throw new IOException("no value of a row: " + kind);
                        });
            }
            return new Row(table, values);
        }
    }
}
