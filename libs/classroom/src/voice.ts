/**
 * How voice is sent and played. Numbers: measured over lossy links with Chromium 156 and mediasoup 3.27 (docs/decisions/0023): 20 kbit/s with in-band FEC in 60 ms packets, retransmission, and a deep play-out buffer hold concealment under
 * 0.5 % at 10 % loss and 300 ms.
 */
export const voice = {
  /** Opus emits in-band FEC at 20 kbit/s and not at 16 or below. */
  maxAverageBitrate: 20_000,
  /** ms of sound a packet: fewer packets, less header (about 68 bytes each on the wire). */
  packetMs: 60,
  fec: true,
  dtx: false,
  stereo: false,
  nack: true,
} as const;

/**
 * How what is heard of a shared screen is sent: one channel, as robust as a voice, and half as much again, for it may be music; of silence, which it
 * mostly is, nearly nothing is sent.
 */
export const screenSound = { ...voice, maxAverageBitrate: 32_000, dtx: true } as const;

/**
 * Play-out delay to ask of the receiver, in ms (RTCRtpReceiver.jitterBufferTarget). A retransmission is only asked for while there is
 * time to play it, so listening buys two round trips of buffer; in a dialogue everybody notices a second, so it buys little.
 *
 * @param roundTripMs measured round-trip time, ms
 */
export function playoutDelayMs(roundTripMs: number, inDialogue: boolean): number {
  if (inDialogue) return 250;
  return Math.min(1500, Math.max(300, Math.round(2 * roundTripMs + 200)));
}
