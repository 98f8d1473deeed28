import type { RegisterEncoding } from '#database';
import { registerPages } from '#database';
import { breathe } from '../breathe.ts';
import { badFile } from '../problems.ts';
import { holesIn } from './holes.ts';
import { unsureOfBytes, unsureOfText } from './question.ts';
import { mend, readWrongly } from './twice.ts';
import { survey, toUtf8 } from './utf8.ts';

/** How compressed things begin: an Excel workbook, or any other zip. */
const zipMark = 'PK\u0003\u0004';

/**
 * The text of a file as spreadsheets write it: UTF-8 with or without its mark, UTF-16 with it. No other encoding is guessed: only
 * a person who knows the names can say which of many encodings other bytes are. Line ends become
 * .
 *
 * @param encoding that somebody chose
 * @throws {Unsure} when a person has to choose the encoding first
 * @throws {FileError} for bytes that are no text
 */
export async function decode(
  content: Uint8Array,
  encoding: RegisterEncoding | null,
  signal?: AbortSignal,
): Promise<string> {
  if (Buffer.from(content.subarray(0, 4)).toString('latin1') === zipMark) {
    throw badFile('NOT_CSV', 'This is a zip or an Excel workbook. Save it as CSV, or choose OneRoster for a bundle.');
  }
  const page = registerPages.find((one) => one === encoding || `utf-8+${one}` === encoding);
  const mended = registerPages.find((one) => `mended+${one}` === encoding);
  const text = page ? utf8(toUtf8(content, page, page !== encoding)) : await marked(content, signal);
  if (text === undefined || text.includes('\0')) throw notText();
  await breathe(signal);
  if (mended) return withLines(mend(text, mended));
  if (encoding === null) {
    const wrongly = readWrongly(text);
    if (wrongly.length > 0) throw unsureOfText(text, wrongly);
    await breathe(signal);
  }
  return withLines(text);
}

/**
 * The text of a file whose standard says that it is UTF-8.
 *
 * @throws {Unsure} when it is, and yet was read wrongly before
 * @throws {FileError} when it is not, with the first line that is not
 */
export async function decodeStandard(
  content: Uint8Array,
  encoding: RegisterEncoding | null,
  signal?: AbortSignal,
): Promise<string> {
  if (utf8(content) === undefined) {
    const [hole] = await holesIn(new TextDecoder().decode(content), signal);
    throw badFile('NOT_UTF8', 'OneRoster files are UTF-8, and this one is not. Export it again as UTF-8.', hole ?? {});
  }
  return decode(content, encoding, signal);
}

const notText = () =>
  badFile('NOT_TEXT', 'This is no text file: it holds characters that no text has. Save the table as CSV.');
const withLines = (text: string) => text.replace(/\r\n?/g, '\n');
const utf8 = (content: Uint8Array) => strictly('utf-8', content);

function strictly(encoding: string, content: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

/** Text whose first bytes tell its encoding. */
async function marked(content: Uint8Array, signal: AbortSignal | undefined): Promise<string | undefined> {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return strictly('utf-16le', content);
  if (first === 0xfe && second === 0xff) return strictly('utf-16be', content);
  const text = utf8(content);
  if (text !== undefined || content.includes(0)) return text;
  await breathe(signal);
  throw unsureOfBytes(content, survey(content));
}
