import { open } from 'node:fs/promises';
import { unzip } from 'fflate';

/** What a file is, by its content: names and declared types are not believed. */
export type FileKind = 'pdf' | 'presentation' | 'unknown';

/** Bytes at the head of a file within which a PDF must say that it is one (PDF 1.7, implementation note 13). */
const headBytes = 1_024;
const openDocument = 'application/vnd.oasis.opendocument.presentation';

export async function fileKind(path: string): Promise<FileKind> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const head = buffer.subarray(0, bytesRead);
    if (head.includes('%PDF-')) return 'pdf';
    if (!head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return 'unknown';
    return (await isPresentation(await file.readFile())) ? 'presentation' : 'unknown';
  } finally {
    await file.close();
  }
}

/** Whether a ZIP holds what PowerPoint or Impress write; nothing but its small `mimetype` is unpacked. */
async function isPresentation(zip: Buffer): Promise<boolean> {
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
  return powerPoint || Buffer.from(mimetype ?? []).toString() === openDocument;
}
