package org.gridtokenx.jobs.clearing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.gridtokenx.contracts.Codec;

/**
 * The place in state of something that a user has a name for: a client order by its id, a standing order by its side.
 */
record UserKey(String userId, String name) {
    /** These bytes are the place: another form would not find what lies there, so they have no version. */
    static final Codec<UserKey> CODEC = new Codec<>() {
        @Override
        public void write(UserKey key, DataOutput out) throws IOException {
            out.writeUTF(key.userId());
            out.writeUTF(key.name());
        }

        @Override
        public UserKey read(DataInput in) throws IOException {
            return new UserKey(in.readUTF(), in.readUTF());
        }
    };

    UserKey {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(name, "name");
    }
}
