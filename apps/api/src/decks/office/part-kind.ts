/** The kind of a part of a presentation, by its content: LibreOffice looks at the content too, not at the name. */
export type PartKind = 'xml' | 'picture' | 'packed' | 'other';

/** How pictures and fonts begin that hold everything themselves; `.` stands for any byte. */
const closed: readonly string[] = [
  '\x89PNG\r\n\x1a\n',
  '\xff\xd8\xff',
  'GIF87a',
  'GIF89a',
  'BM',
  'II*\0',
  'MM\0*',
  'RIFF....WEBP',
  // WMF, with and without its frame.
  '\xd7\xcd\xc6\x9a',
  '\x01\0\x09\0\0\x03',
  // What Impress keeps pictures of charts in.
  'VCLMTF',
  // Fonts.
  '\0\x01\0\0',
  'OTTO',
  'true',
];
/** EMF: a record of kind 1, and this at byte 40 (MS-EMF 2.3.4.2). */
const enhanced = ' EMF';

export function partKind(content: Uint8Array): PartKind {
  const head = Buffer.from(content.subarray(0, 64)).toString('latin1');
  if (head.startsWith('\x1f\x8b')) return 'packed';
  if (closed.some((one) => matches(head, one))) return 'picture';
  if (head.startsWith('\x01\0\0\0') && head.startsWith(enhanced, 40)) return 'picture';
  return isText(content) ? 'xml' : 'other';
}

const matches = (head: string, one: string) => [...one].every((letter, at) => letter === '.' || head[at] === letter);

/** Whether the first character that is not a space is `<`, in UTF-8 or UTF-16. The XML parser finds out whether it is well-formed. */
function isText(content: Uint8Array): boolean {
  const head = Buffer.from(content.subarray(0, 4_096));
  return /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(head.toString('latin1'));
}
