/**
 * Watches the sequence numbers of one zone's messages for what was missed.
 *
 * A zone numbers its events without a gap, but private ones reach their owner alone. A public message may therefore
 * name its `previous` public one; then a gap is certain. Without it, any number left out counts as a gap, and whoever
 * listens should be patient enough not to reload for each.
 */
export type Observation = 'next' | 'repeat' | 'gap';

export interface Numbered {
  readonly sequence: number;
  readonly previous?: number;
}

export class SequenceGapDetector {
  private highest: number | null = null;
  private lastPublic: number | null = null;

  /** A connection begins. Says whether something happened since the last message of the one before. */
  begin(sequence: number): Observation {
    const missed = this.highest !== null && this.highest !== sequence;
    this.highest = sequence;
    this.lastPublic = null;
    return missed ? 'gap' : 'next';
  }

  observePublic({ sequence, previous }: Numbered): Observation {
    if (this.lastPublic !== null && sequence <= this.lastPublic) {
      return 'repeat';
    }
    // The first public message of a connection has nothing before it that the page should have seen.
    const gap =
      previous === undefined ? this.leavesOut(sequence) : this.lastPublic !== null && previous !== this.lastPublic;
    this.lastPublic = sequence;
    this.raise(sequence);
    return gap ? 'gap' : 'next';
  }

  /** A private message shares its number with the public one of the same event, so it is never a repeat. */
  observePrivate({ sequence }: Numbered): void {
    // Only a direct successor moves the mark: a leap over a public message must still be noticed.
    if (this.highest !== null && sequence === this.highest + 1) {
      this.highest = sequence;
    }
  }

  private leavesOut(sequence: number): boolean {
    return this.highest !== null && sequence > this.highest + 1;
  }

  private raise(sequence: number): void {
    this.highest = Math.max(this.highest ?? sequence, sequence);
  }
}

/** One detector for each zone. */
export class ZoneSequences {
  private readonly detectors = new Map<string, SequenceGapDetector>();

  of(zone: string): SequenceGapDetector {
    let detector = this.detectors.get(zone);
    if (!detector) {
      detector = new SequenceGapDetector();
      this.detectors.set(zone, detector);
    }
    return detector;
  }
}
