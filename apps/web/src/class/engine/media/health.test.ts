import { describe, expect, it } from '@jest/globals';
import { judge } from './health.ts';

const seen = (...connections: Parameters<typeof judge>[0]['connections']) => ({
  connections,
  unproven: 0,
  failing: false,
});

describe('judge', () => {
  it('is `well` while every open transport is connected', () => {
    expect(judge(seen('connected'))).toBe('well');
    expect(judge(seen('connected', 'new'))).toBe('well');
    expect(judge(seen('connected', 'disconnected'))).toBe('away');
  });

  it('tells apart a transport that has not begun, one that begins and one that stalls', () => {
    expect(judge(seen())).toBe('idle');
    expect(judge(seen('new', 'new'))).toBe('idle');
    expect(judge(seen('connecting'))).toBe('connecting');
    expect(judge(seen('failed'))).toBe('away');
    expect(judge({ ...seen(), failing: true })).toBe('away');
  });

  it('blames the network only after two set-ups that never connected, and stops at once when one does', () => {
    expect(judge({ ...seen('connecting'), unproven: 1 })).toBe('connecting');
    expect(judge({ ...seen('connecting'), unproven: 2 })).toBe('blocked');
    expect(judge({ ...seen('connected'), unproven: 2 })).toBe('well');
  });
});
