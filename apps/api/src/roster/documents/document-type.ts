import type { ExpertDocumentType } from '#database';

/** How files begin (PDF 1.7, 7.5.2; PNG, 5.2; JPEG, B.1.1.2 and a marker after it). Nothing may stand before it. */
const beginnings: readonly (readonly [ExpertDocumentType, Buffer])[] = [
  ['pdf', Buffer.from('%PDF-')],
  ['png', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['jpeg', Buffer.from('ffd8ff', 'hex')],
];

/** What a file says that it is by its first bytes. Names and declared types are not believed. */
export const typeOf = (head: Buffer): ExpertDocumentType | undefined =>
  beginnings.find(([, bytes]) => head.subarray(0, bytes.length).equals(bytes))?.[0];

export const mediaType: Readonly<Record<ExpertDocumentType, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
};

const ending: Readonly<Record<ExpertDocumentType, string>> = { pdf: 'pdf', png: 'png', jpeg: 'jpg' };

/** The name with the ending of what the file really is. */
export const nameFor = (name: string, type: ExpertDocumentType): string =>
  `${name.replace(/\.(pdf|png|jpe?g)$/i, '')}.${ending[type]}`;
