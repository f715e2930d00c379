package org.gridtokenx.jobs.clearing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.gridtokenx.contracts.Codec;

/**
 * The place in state of something that ends with an epoch.
 *
 * @param id the user's or deposit's
 * @param name a name of the user's, or empty
 */
record EpochKey(long epoch, String id, String name) {
    /**
     * RocksDB sorts keys by their unsigned bytes. The epoch comes first, big-endian and with its sign flipped, so that
     * earlier epochs lie before later ones and a walk can end where an epoch does. These bytes are the place: another
     * form would not find what lies there, so they have no version.
     */
    static final Codec<EpochKey> CODEC = new Codec<>() {
        @Override
        public void write(EpochKey key, DataOutput out) throws IOException {
            out.writeLong(key.epoch() ^ Long.MIN_VALUE);
            out.writeUTF(key.id());
            out.writeUTF(key.name());
        }

        @Override
        public EpochKey read(DataInput in) throws IOException {
            return new EpochKey(in.readLong() ^ Long.MIN_VALUE, in.readUTF(), in.readUTF());
        }
    };

    EpochKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }
}
