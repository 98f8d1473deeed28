import { open } from 'node:fs/promises';
import { unzip } from 'fflate';

/** What a file is, by its content: names and declared types are not believed. */
export type FileKind = 'pdf' | PresentationKind | 'encrypted' | 'unknown';
/** What Impress writes, and what PowerPoint writes. */
export type PresentationKind = 'odp' | 'pptx' | 'ppt';

/** Bytes at the head of a file within which a PDF must say that it is one (PDF 1.7, implementation note 13). */
const headBytes = 1_024;
/** How a compound file starts (MS-CFB 2.2), and the stream in which Office keeps what a password protects (MS-OFFCRYPTO 1.3.4; before 2007 MS-PPT 2.1.4). */
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encrypted = ['EncryptedPackage', 'EncryptedSummary'].map((name) => Buffer.from(name, 'utf16le'));
/** The stream that holds the slides up to PowerPoint 2003 (MS-PPT 2.1.2). */
const powerPointStream = Buffer.from('PowerPoint Document', 'utf16le');
const openDocument = 'application/vnd.oasis.opendocument.presentation';

export async function fileKind(path: string): Promise<FileKind> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const head = buffer.subarray(0, bytesRead);
    if (head.includes('%PDF-')) return 'pdf';
    if (head.subarray(0, 8).equals(compound)) {
      const content = await file.readFile();
      if (encrypted.some((name) => content.includes(name))) return 'encrypted';
      return content.includes(powerPointStream) ? 'ppt' : 'unknown';
    }
    if (!head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return 'unknown';
    return (await presentationKind(await file.readFile())) ?? 'unknown';
  } finally {
    await file.close();
  }
}

/** The kind of a ZIP that PowerPoint or Impress wrote. Only its small `mimetype` is unpacked. */
async function presentationKind(zip: Buffer): Promise<PresentationKind | undefined> {
  let powerPoint = false;
  const { mimetype } = await new Promise<Record<string, Uint8Array>>((resolve) => {
    unzip(
      zip,
      {
        filter: ({ name, originalSize }) => {
          powerPoint ||= name === 'ppt/presentation.xml';
          return name === 'mimetype' && originalSize < 200;
        },
      },
      (error, files) => {
        resolve(error ? {} : files);
      },
    );
  });
  return powerPoint ? 'pptx' : Buffer.from(mimetype ?? []).toString() === openDocument ? 'odp' : undefined;
}
