package org.gridtokenx.settlement.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridtokenx.contracts.LedgerInstruction;

/**
 * Cuts instructions into stages: those of a stage may run at the same time, and a stage runs when the one before it is
 * done. Within a zone, incoming tokens (deposits and mints) that follow each other are independent, and so are the
 * batches of one epoch, whose funds were reserved before it cleared, and burns that follow each other. Everything else
 * keeps the order of the log. Zones do not wait for each other's order.
 */
final class Stages {
    private Stages() {}

    static List<List<LedgerInstruction>> of(List<LedgerInstruction> inLogOrder) {
        List<List<LedgerInstruction>> stages = new ArrayList<>();
        Map<String, Integer> stageOfZone = new HashMap<>();
        Map<String, String> groupOfZone = new HashMap<>();
        for (LedgerInstruction instruction : inLogOrder) {
            String group = groupOf(instruction);
            String before = groupOfZone.put(instruction.zone(), group);
            int stage = stageOfZone.getOrDefault(instruction.zone(), 0);
            if (before != null && !before.equals(group)) {
                stage++;
            }
            stageOfZone.put(instruction.zone(), stage);
            if (stage == stages.size()) {
                stages.add(new ArrayList<>());
            }
            stages.get(stage).add(instruction);
        }
        return stages;
    }

    private static String groupOf(LedgerInstruction instruction) {
        if (instruction instanceof LedgerInstruction.Settle settle) {
            return "settle " + settle.epoch();
        }
        return instruction instanceof LedgerInstruction.Burn ? "burn" : "incoming";
    }
}
