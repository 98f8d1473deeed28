import { describe, expect, it } from '@jest/globals';
import { readTransport } from './stats.ts';

const pair = {
  id: 'P1',
  type: 'candidate-pair',
  nominated: true,
  state: 'succeeded',
  currentRoundTripTime: 0.312,
  bytesSent: 1_000,
  bytesReceived: 9_000,
};

describe('readTransport', () => {
  it('counts both ways with headers and tells the round trip (Chromium)', () => {
    const report = new Map<string, unknown>([
      ['X', { ...pair, id: 'X', nominated: false, currentRoundTripTime: 9 }],
      ['P1', pair],
      [
        'T',
        {
          id: 'T',
          type: 'transport',
          selectedCandidatePairId: 'P1',
          bytesSent: 1_000,
          bytesReceived: 9_000,
          packetsSent: 10,
          packetsReceived: 90,
        },
      ],
    ]);
    expect(readTransport(report)).toEqual({ bytes: 10_000 + 100 * 28, roundTripMs: 312 });
  });

  it('takes the pair in use where a transport counts nothing (Firefox)', () => {
    const report = new Map<string, unknown>([
      ['T', { id: 'T', type: 'transport' }],
      ['P1', pair],
    ]);
    expect(readTransport(report)).toEqual({ bytes: 10_000, roundTripMs: 312 });
  });

  it('says nothing of the round trip before there is one', () => {
    expect(readTransport(new Map())).toEqual({ bytes: 0, roundTripMs: undefined });
  });
});
