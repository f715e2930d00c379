/** Times of the market in the reader's own time zone. */
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const clockSeconds = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' });

/** `14:15`, with seconds only where the time has some. */
export function timeOfDay(time: string | number): string {
  const date = new Date(time);
  return date.getTime() % 60_000 === 0 ? clock.format(date) : clockSeconds.format(date);
}

/** The time of day, with the day before it unless that is the same as the other's. */
export function timeRelativeTo(time: string | number, now: number): string {
  const that = day.format(new Date(time));
  return that === day.format(new Date(now)) ? timeOfDay(time) : `${that}, ${timeOfDay(time)}`;
}

export function timeRange(start: string | number, end: string | number): string {
  const whole = [start, end].every((time) => new Date(time).getTime() % 60_000 === 0);
  const format = whole ? clock : clockSeconds;
  return `${format.format(new Date(start))} – ${format.format(new Date(end))}`;
}
