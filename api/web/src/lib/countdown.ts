/** What is left of an epoch. */
export interface Countdown {
  readonly remainingMillis: number;
  /** 0 at the start, 1 at the end. */
  readonly fraction: number;
  /** `14:59`, or `1:02:03` from an hour on. */
  readonly text: string;
  readonly over: boolean;
}

export function countdown(startMillis: number, endMillis: number, nowMillis: number): Countdown {
  const length = Math.max(1, endMillis - startMillis);
  const remainingMillis = Math.max(0, endMillis - nowMillis);
  const fraction = Math.min(1, Math.max(0, (nowMillis - startMillis) / length));
  return { remainingMillis, fraction, text: durationText(remainingMillis), over: remainingMillis === 0 };
}

/** A second that has begun counts whole, so that `0:00` means over. */
export function durationText(millis: number): string {
  const seconds = Math.ceil(millis / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** A length in words: `15 minutes`, `10 seconds`, `1 hour`. */
export function lengthInWords(seconds: number): string {
  const [count, unit] =
    seconds % 3600 === 0 ? [seconds / 3600, 'hour'] : seconds % 60 === 0 ? [seconds / 60, 'minute'] : [seconds, 'second'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
