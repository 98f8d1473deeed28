/**
 * The most marks behind one letter that text of any language needs, as Unicode has it (UAX #15, Stream-Safe Text Format). Putting them in
 * order is work that grows with the square of their number: 80 kB of them took seconds.
 */
const tooManyMarks = /[\p{M}\uFF9E\uFF9F]{31}/u;

/** Text in a normal form of Unicode. A text with longer runs of marks is no language, and stays as it is. */
export const normalForm = (text: string, form: 'NFC' | 'NFD' | 'NFKD'): string =>
  tooManyMarks.test(text) ? text : text.normalize(form);
