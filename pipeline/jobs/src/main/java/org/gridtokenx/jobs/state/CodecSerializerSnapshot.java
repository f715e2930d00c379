package org.gridtokenx.jobs.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.FlinkException;
import org.apache.flink.util.InstantiationUtil;

/**
 * What a savepoint keeps of a {@link CodecSerializer}: the name of its class. The values' own version bytes tell how to
 * read them, so every serializer of the same name can read what was written.
 */
public final class CodecSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
    private static final int VERSION = 1;

    private CodecSerializer<T> serializer;

    /** For Flink, which then reads it. */
    public CodecSerializerSnapshot() {}

    CodecSerializerSnapshot(CodecSerializer<T> serializer) {
        this.serializer = serializer;
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(serializer.getClass().getName());
    }

    @Override
    @SuppressWarnings("unchecked")
    public void readSnapshot(int version, DataInputView in, ClassLoader classes) throws IOException {
        if (version != VERSION) {
            throw new IOException("a serializer's snapshot of version " + version + ", known is " + VERSION);
        }
        try {
            serializer = InstantiationUtil.instantiate(in.readUTF(), CodecSerializer.class, classes);
        } catch (FlinkException e) {
            throw new IOException("a serializer that the state was written with is gone", e);
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return serializer;
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        return old instanceof CodecSerializerSnapshot<T> that && that.serializer.equals(serializer)
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }
}
