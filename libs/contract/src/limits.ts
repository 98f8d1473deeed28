/** Sizes that both ends keep to; the server refuses what is larger. */
export const limits = {
  /** Characters of one chat message. */
  messageText: 2_000,
  /** Bytes of one Socket.IO packet. */
  packetBytes: 32_768,
  /** Characters of a signed class ticket. */
  ticket: 1_024,
  /** Seconds for which what somebody sends and receives is kept when the line is lost, so that an ICE restart can resume it. */
  mediaKeptSeconds: 90,
} as const;
