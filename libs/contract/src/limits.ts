/** Sizes that both ends keep to; the server refuses what is larger. */
export const limits = {
  /** Characters of one chat message. */
  messageText: 2_000,
  /** Characters of a question, of a poll's question, of a caption. */
  questionText: 500,
  /** Characters of a poll's choice, of a free answer, of a countdown's name. */
  shortText: 120,
  pollChoices: 12,
  /** Seconds a countdown may last. */
  countdownSeconds: 4 * 3_600,
  /** Points of one stroke; the client thins what the hand drew. */
  strokePoints: 120,
  /** Characters of a text on the board. */
  boardText: 300,
  /** Marks erased with one message. */
  marksErased: 100,
  /** Marks on one page, blank pages, and decks of one class. */
  marksOnPage: 1_500,
  blankPages: 99,
  decks: 20,
  /** Characters of the shared notes, and of one change of them in base64. */
  notesText: 30_000,
  notesUpdate: 12_000,
  /** Groups of one split, and of all splits of a class. */
  groups: 60,
  groupsInAll: 600,
  /** People in all groups of one split. */
  groupMembers: 600,
  /** Seconds from being called back to being back. */
  callSeconds: 600,
  /** Open polls and kept ones together. */
  polls: 100,
  /** Bytes of one Socket.IO packet. */
  packetBytes: 32_768,
  /** Characters of a signed class ticket. */
  ticket: 1_024,
  /** Seconds for which what somebody sends and receives is kept when the line is lost, so that an ICE restart can resume it. */
  mediaKeptSeconds: 90,
} as const;
