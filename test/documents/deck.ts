import { createCanvas } from '@napi-rs/canvas';
import { PDFDocument, PDFHexString, StandardFonts, rgb } from 'pdf-lib';
import type { PDFFont, PDFPage } from 'pdf-lib';

/** Points of a 16:9 slide. */
const size = { width: 960, height: 540 } as const;
export const kinds = ['text', 'figure', 'photograph'] as const;
export type PageKind = (typeof kinds)[number];

/** Always the same sequence (a linear congruential generator, Numerical Recipes). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** A deck as lecturers make them: of ten pages six of text, two figures and two photographs, each page another. */
export async function makeDeck(pages: number): Promise<Uint8Array> {
  const order: readonly PageKind[] = ['text', 'text', 'figure', 'text', 'photograph'];
  return makePdf(Array.from({ length: pages }, (_, index) => order[index % order.length] ?? 'text'));
}

export async function makePdf(pages: readonly PageKind[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const [index, kind] of pages.entries()) {
    const page = document.addPage([size.width, size.height]);
    const random = sequence(index + 1);
    if (kind === 'photograph') {
      page.drawImage(await document.embedJpg(await photograph(random)), { x: 0, y: 0, ...size });
    }
    page.drawText(`Page ${index + 1}: ${kind}`, { x: 60, y: 460, size: 36, font });
    if (kind === 'text') writeLines(page, font, index);
    if (kind === 'figure') drawFigure(page, font, random);
  }
  return document.save();
}

/** Pages with nothing on them. */
export async function makeBlank(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) document.addPage([size.width, size.height]);
  return document.save();
}

/** One that opens only with a password: the standard security handler of PDF 1.4, with keys that fit nothing. */
export async function makeEncrypted(): Promise<Uint8Array> {
  const document = await PDFDocument.load(await makePdf(['text']));
  const { context } = document;
  const key = PDFHexString.of('ab'.repeat(32));
  const id = PDFHexString.of('01'.repeat(16));
  context.trailerInfo.Encrypt = context.register(
    context.obj({ Filter: 'Standard', V: 1, R: 2, P: -4, O: key, U: key }),
  );
  context.trailerInfo.ID = context.obj([id, id]);
  return document.save({ useObjectStreams: false });
}

function writeLines(page: PDFPage, font: PDFFont, seed: number): void {
  const sentences = [
    'A foreign key names a row of another table, so that both agree.',
    'Normal forms keep one fact in one place; the third is enough for most.',
    'An index costs time on every write and saves it on every read.',
    'Les transactions s’exécutent en entier ou pas du tout, et restent une fois dites.',
  ];
  for (let line = 0; line < 9; line += 1) {
    const text = `${line + 1}. ${sentences[(line + seed) % sentences.length] ?? ''}`;
    page.drawText(text, { x: 60, y: 400 - line * 38, size: 21, font, color: rgb(0.12, 0.1, 0.09) });
  }
}

function drawFigure(page: PDFPage, font: PDFFont, random: () => number): void {
  for (let bar = 0; bar < 12; bar += 1) {
    const height = 40 + random() * 260;
    page.drawRectangle({ x: 80 + bar * 66, y: 80, width: 44, height, color: rgb(0.11, 0.31, 0.54) });
    page.drawText(String(Math.round(height)), { x: 84 + bar * 66, y: 60, size: 14, font });
  }
  for (let point = 1; point < 40; point += 1) {
    page.drawLine({
      start: { x: 60 + point * 20, y: 240 + Math.sin(point / 3) * 90 },
      end: { x: 80 + point * 20, y: 240 + Math.sin((point + 1) / 3) * 90 },
      thickness: 3,
      color: rgb(0.6, 0.2, 0.07),
    });
  }
}

/** What a camera gives: soft shapes over a gradient, and its noise. */
async function photograph(random: () => number): Promise<Buffer> {
  const [width, height] = [1_600, 900];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const sky = context.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, `hsl(${200 + random() * 40} 60% 70%)`);
  sky.addColorStop(1, `hsl(${20 + random() * 80} 45% 35%)`);
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  for (let hill = 0; hill < 40; hill += 1) {
    const [x, y, radius] = [random() * width, height * (0.4 + random() * 0.6), 60 + random() * 240];
    const soft = context.createRadialGradient(x, y, 0, x, y, radius);
    soft.addColorStop(0, `hsla(${60 + random() * 80} 40% ${20 + random() * 40}% / 0.9)`);
    soft.addColorStop(1, 'hsla(0 0% 0% / 0)');
    context.fillStyle = soft;
    context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  }
  const image = context.getImageData(0, 0, width, height);
  for (let at = 0; at < image.data.length; at += 4) {
    const noise = (random() - 0.5) * 14;
    for (let channel = 0; channel < 3; channel += 1) image.data[at + channel] = (image.data[at + channel] ?? 0) + noise;
  }
  context.putImageData(image, 0, 0);
  return canvas.encode('jpeg', 88);
}
