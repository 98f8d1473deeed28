import { describe, expect, test } from '@jest/globals';
import { canBeEntered, phaseOf } from './phase.ts';

const startsAt = new Date('2026-11-23T15:00:00Z');
const endsAt = new Date('2026-11-23T16:30:00Z');
const at = (time: string) => new Date(`2026-11-23T${time}Z`);
const session = { startsAt, endsAt, cancelledAt: null, classEndedAt: null, anybodyIn: false };

describe('phase of a class', () => {
  test.each([
    ['14:44:59', {}, 'planned'],
    ['14:45:00', {}, 'open'],
    ['15:30:00', {}, 'open'],
    ['15:30:00', { anybodyIn: true }, 'live'],
    ['14:50:00', { anybodyIn: true }, 'live'],
    ['18:29:59', {}, 'open'],
    ['18:29:59', { anybodyIn: true }, 'live'],
    ['18:30:00', {}, 'ended'],
    ['18:30:00', { anybodyIn: true }, 'ended'],
    ['15:30:00', { classEndedAt: at('15:20:00') }, 'ended'],
    ['14:00:00', { cancelledAt: at('12:00:00') }, 'cancelled'],
    ['15:30:00', { cancelledAt: at('12:00:00'), anybodyIn: true }, 'cancelled'],
    ['20:00:00', { cancelledAt: at('12:00:00') }, 'cancelled'],
  ] as const)('at %s, with %j, it is %s', (now, more, phase) => {
    expect(phaseOf({ ...session, ...more }, at(now))).toBe(phase);
    expect(canBeEntered(phase)).toBe(phase === 'open' || phase === 'live');
  });
});
