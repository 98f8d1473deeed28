import { badFile } from '../problems.ts';

export interface Decoded {
  text: string;
  encoding: 'utf-8' | 'windows-1252' | 'utf-16le';
}

/** How compressed things begin: an Excel workbook, or any other zip. */
const zipMark = 'PK\u0003\u0004';

/**
 * The text of a file as spreadsheets write it: UTF-8 with or without its mark, or what Excel in French writes, Windows-1252, which
 * is told by its not being UTF-8. Line ends are \n in it.
 *
 * @throws {FileError} for what is no text
 */
export function decode(content: Uint8Array): Decoded {
  if (Buffer.from(content.subarray(0, 4)).toString('latin1') === zipMark) {
    throw badFile('NOT_CSV', 'This is a zip or an Excel workbook. Save it as CSV, or choose OneRoster for a bundle.');
  }
  const { text, encoding } = read(content);
  if (text.includes('\0')) {
    throw badFile('NOT_TEXT', 'This is no text file: it holds characters that no text has. Save the table as CSV.');
  }
  return { text: text.replace(/\r\n?/g, '\n'), encoding };
}

function read(content: Uint8Array): Decoded {
  if (content[0] === 0xff && content[1] === 0xfe) {
    return { text: new TextDecoder('utf-16le').decode(content), encoding: 'utf-16le' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(content), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(content), encoding: 'windows-1252' };
  }
}
