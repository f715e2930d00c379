import { describe, expect, it } from 'vitest';
import { SequenceGapDetector, ZoneSequences } from './sequence';

describe('numbers without a gap', () => {
  it('pass', () => {
    const detector = new SequenceGapDetector();
    expect(detector.begin(7)).toBe('next');
    expect(detector.observePublic({ sequence: 8 })).toBe('next');
    expect(detector.observePublic({ sequence: 9 })).toBe('next');
  });

  it('may be shared by public and private messages', () => {
    const detector = new SequenceGapDetector();
    detector.begin(7);
    detector.observePrivate({ sequence: 8 });
    expect(detector.observePublic({ sequence: 8 })).toBe('next');
    detector.observePrivate({ sequence: 9 });
    expect(detector.observePublic({ sequence: 10 })).toBe('next');
  });
});

describe('gaps', () => {
  it('are noticed once each', () => {
    const detector = new SequenceGapDetector();
    detector.begin(1);
    expect(detector.observePublic({ sequence: 4 })).toBe('gap');
    expect(detector.observePublic({ sequence: 5 })).toBe('next');
  });

  it('are not hidden by a private message that leapt over them', () => {
    const detector = new SequenceGapDetector();
    detector.begin(1);
    detector.observePrivate({ sequence: 5 });
    expect(detector.observePublic({ sequence: 6 })).toBe('gap');
  });

  it('are certain where a message names the one before it', () => {
    const detector = new SequenceGapDetector();
    detector.begin(10);
    expect(detector.observePublic({ sequence: 15, previous: 9 })).toBe('next');
    expect(detector.observePublic({ sequence: 40, previous: 15 })).toBe('next');
    expect(detector.observePublic({ sequence: 50, previous: 45 })).toBe('gap');
    expect(detector.observePublic({ sequence: 51, previous: 50 })).toBe('next');
  });
});

describe('repeats', () => {
  it('are told apart', () => {
    const detector = new SequenceGapDetector();
    detector.observePublic({ sequence: 3 });
    expect(detector.observePublic({ sequence: 3 })).toBe('repeat');
    expect(detector.observePublic({ sequence: 2 })).toBe('repeat');
  });
});

describe('a new connection', () => {
  it('tells whether something happened meanwhile', () => {
    const detector = new SequenceGapDetector();
    detector.begin(1);
    detector.observePublic({ sequence: 2 });
    expect(detector.begin(2)).toBe('next');
    expect(detector.begin(9)).toBe('gap');
  });

  it('follows a zone that was rebuilt and counts from the start', () => {
    const detector = new SequenceGapDetector();
    detector.begin(900);
    detector.observePublic({ sequence: 901 });
    expect(detector.begin(3)).toBe('gap');
    expect(detector.observePublic({ sequence: 4 })).toBe('next');
  });
});

it('keeps zones apart', () => {
  const zones = new ZoneSequences();
  zones.of('north').begin(100);
  zones.of('south').begin(1);
  expect(zones.of('south').observePublic({ sequence: 2 })).toBe('next');
  expect(zones.of('north').observePublic({ sequence: 101 })).toBe('next');
});
