package org.gridtokenx.market;

class HeapZoneStateTest extends ZoneStateContract {
    @Override
    protected ZoneState empty() {
        return new HeapZoneState();
    }
}
