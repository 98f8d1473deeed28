/** Sizes that both ends keep to; the server refuses what is larger. What one class can hold is `classLimits` of #classroom/decide. */
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
  /** Characters of the shared notes, and of one change of them in base64. */
  notesText: 30_000,
  notesUpdate: 12_000,
  /** Groups of one split. */
  groups: 60,
  /** People in all groups of one split. */
  groupMembers: 600,
  /** Seconds from being called back to being back. */
  callSeconds: 600,
  /** Bytes of one Socket.IO packet. */
  packetBytes: 32_768,
  /** Characters of a signed class ticket. */
  ticket: 1_024,
  /** Bytes, and pages, of a file of slides. */
  deckBytes: 60_000_000,
  deckPages: 300,
  /** Bytes of a document of an expert, and how many documents of degrees one has. */
  documentBytes: 8_000_000,
  degreeDocuments: 6,
  /** Minutes before a session begins from which its class can be entered. */
  opensBeforeMinutes: 15,
  /** Seconds for which the media of a person are kept when their connection is lost, so that an ICE restart can resume it. */
  mediaKeptSeconds: 90,
} as const;
