package org.gridtokenx.contracts;

import static org.gridtokenx.contracts.Fields.list;
import static org.gridtokenx.contracts.Fields.role;
import static org.gridtokenx.contracts.Fields.side;
import static org.gridtokenx.contracts.Fields.valid;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;

/** Version 1 had a list of orders where now is what was drawn and where the orders are; only the account is read. */
final class MemberCodec implements Codec<Member> {
    private static final int VERSION = 2;

    @Override
    public void write(Member member, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(member.userId());
        role(member.role(), out);
        out.writeLong(member.cashMicros());
        out.writeLong(member.cashReservedMicros());
        out.writeLong(member.energyWh());
        out.writeLong(member.energyReservedWh());
        out.writeLong(member.boughtWh());
        out.writeLong(member.drawnWh());
        out.writeLong(member.drawnIn());
        List<Long> epochs = member.epochs();
        out.writeInt(epochs.size());
        for (int i = 0; i < epochs.size(); i++) {
            out.writeLong(epochs.get(i));
        }
        out.writeInt(member.openOrders());
    }

    @Override
    public Member read(DataInput in) throws IOException {
        int version = Fields.version(in, VERSION, "member");
        String userId = in.readUTF();
        Role role = role(in);
        long cash = in.readLong();
        long cashReserved = in.readLong();
        long energy = in.readLong();
        long energyReserved = in.readLong();
        long bought = in.readLong();
        if (version == 1) {
            list(in, "orders", () -> orderOfVersion1(in));
            return valid(() ->
                    new Member(userId, role, cash, cashReserved, energy, energyReserved, bought, 0, 0, List.of(), 0));
        }
        return valid(() -> new Member(
                userId,
                role,
                cash,
                cashReserved,
                energy,
                energyReserved,
                bought,
                in.readLong(),
                in.readLong(),
                list(in, "epochs", in::readLong),
                in.readInt()));
    }

    /** Id, side, limit, first and last epoch, whether open. */
    private static Side orderOfVersion1(DataInput in) throws IOException {
        in.readUTF();
        Side side = side(in);
        in.readLong();
        in.readLong();
        in.readLong();
        in.readBoolean();
        return side;
    }
}
