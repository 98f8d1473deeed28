/** Figures of one transport's statistics. */
export interface TransportReading {
  /** Bytes on the wire, both ways, with IP and UDP headers. */
  readonly bytes: number;
  /** Round trip of the pair in use, ms. */
  readonly roundTripMs: number | undefined;
}

/** IPv4 and UDP headers of one packet, which WebRTC's counters leave out. */
const headerBytes = 28;

interface Counters {
  readonly id: string;
  readonly type: string;
  readonly bytesSent?: number;
  readonly bytesReceived?: number;
  readonly packetsSent?: number;
  readonly packetsReceived?: number;
  readonly selectedCandidatePairId?: string;
  readonly currentRoundTripTime?: number;
  readonly nominated?: boolean;
  readonly state?: string;
}

/**
 * Reads an RTCStatsReport (W3C webrtc-stats: `transport`, `candidate-pair`). Firefox has no packet counters on `transport`: there the
 * pair's bytes count, without headers.
 */
export function readTransport(report: Iterable<[string, unknown]>): TransportReading {
  const entries = new Map([...report].map(([id, entry]) => [id, entry as Counters]));
  const all = [...entries.values()];
  const transport = all.find((entry) => entry.type === 'transport');
  const pair =
    entries.get(transport?.selectedCandidatePairId ?? '') ??
    all.find((entry) => entry.type === 'candidate-pair' && entry.nominated === true && entry.state === 'succeeded');
  const counted = transport?.bytesReceived === undefined ? pair : transport;
  const packets = (counted?.packetsSent ?? 0) + (counted?.packetsReceived ?? 0);
  const trip = pair?.currentRoundTripTime;
  return {
    bytes: (counted?.bytesSent ?? 0) + (counted?.bytesReceived ?? 0) + packets * headerBytes,
    roundTripMs: trip === undefined ? undefined : trip * 1_000,
  };
}
