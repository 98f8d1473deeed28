import { readFile } from 'node:fs/promises';
import { VerbosityLevel, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import type { CheckMessage, DocumentProblem } from './messages.ts';

/**
 * Reads one document to see whether it is what it says, as a process of its own, so that a hostile one cannot harm the service.
 *
 * Arguments: the file, and its type.
 */
const [file = '', type = ''] = process.argv.slice(2);
const mostPages = 100;
/** Of a picture: a page of A3 at 600 dots an inch. */
const mostPixels = 70_000_000;

async function problemOfPdf(): Promise<DocumentProblem | null> {
  const loading = getDocument({
    data: new Uint8Array(await readFile(file)),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    // Half a file is no evidence.
    stopAtErrors: true,
    verbosity: VerbosityLevel.ERRORS,
  } as Parameters<typeof getDocument>[0]);
  try {
    const pdf = await loading.promise;
    if (pdf.numPages > mostPages) return 'FILE_TOO_HARD';
    // Who verifies opens it with a program of their own.
    const scripts = await pdf.hasJSActions();
    const files = await pdf.getAttachments();
    if (scripts || files) return 'FILE_ACTIVE';
    for (let page = 1; page <= pdf.numPages; page += 1) await (await pdf.getPage(page)).getTextContent();
    return pdf.numPages === 0 ? 'FILE_BROKEN' : null;
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'FILE_ENCRYPTED' : 'FILE_BROKEN';
  } finally {
    await loading.destroy();
  }
}

async function problemOfPicture(): Promise<DocumentProblem | null> {
  const picture = sharp(file, { limitInputPixels: mostPixels, failOn: 'error' });
  try {
    const { format, width, height } = await picture.metadata();
    if (format !== type) return 'FILE_BROKEN';
    if (width * height > mostPixels) return 'FILE_TOO_HARD';
    // Reads all of it, and keeps next to nothing.
    await picture.resize(8, 8, { fit: 'fill' }).raw().toBuffer();
    return null;
  } catch (error) {
    return /pixel limit/i.test(String(error)) ? 'FILE_TOO_HARD' : 'FILE_BROKEN';
  }
}

const message: CheckMessage = { problem: await (type === 'pdf' ? problemOfPdf() : problemOfPicture()) };
process.send?.(message, () => process.disconnect());
