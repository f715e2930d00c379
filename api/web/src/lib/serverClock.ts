/**
 * The market's clock, learnt from the times in its answers. A message always arrives later than its time says, so of
 * the last offsets seen the greatest is the nearest to the truth.
 */
export class ServerClock {
  private static readonly SAMPLES = 20;
  private offsets: number[] = [];

  constructor(private readonly localNow: () => number = Date.now) {}

  /** @param serverTime RFC 3339, as it stood in an answer that has just arrived */
  observe(serverTime: string): void {
    const millis = Date.parse(serverTime);
    if (!Number.isNaN(millis)) {
      this.offsets = [...this.offsets, millis - this.localNow()].slice(-ServerClock.SAMPLES);
    }
  }

  /** The market's present, in milliseconds since 1970. */
  now(): number {
    return this.localNow() + (this.offsets.length === 0 ? 0 : Math.max(...this.offsets));
  }
}
