import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { VerbosityLevel, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { Warnings } from './warnings.ts';

/** Widths in pixels: for a phone or a slow connection, and for a PC or a lecturer who zooms. */
export const widths = { small: 640, large: 1_280 } as const;
const shrunk = widths.large / widths.small;
/** Bytes a pixel up to which a page without loss is small enough: text and figures. Beyond, AVIF is tried: photographs. */
const smallEnough = 1 / 30;
/** Of 100; at this one letters over a photograph stay sharp, and effort 2 of 9 takes a tenth of the time of more. */
const avif = { quality: 50, effort: 2 } as const;
/** Pixels of a page's height at most. A page that would be taller is drawn narrower, and shown whole on white. */
const mostHeight = 4 * widths.large;

export interface Image {
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly bytes: Buffer;
  readonly format: 'webp' | 'avif';
}

export interface RenderedPage {
  /** Height over width. */
  readonly ratio: number;
  readonly text: string;
  readonly small: Image;
  readonly large: Image;
}

/** Why a document cannot be shown. */
export type RenderProblem = 'FILE_BROKEN' | 'FILE_ENCRYPTED' | 'FILE_TOO_HARD';

export class NotRenderable extends Error {
  override readonly name = 'NotRenderable';
  readonly problem: RenderProblem;

  constructor(problem: RenderProblem, options?: ErrorOptions) {
    super(problem, options);
    this.problem = problem;
  }
}

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const warnings = new Warnings();
const folder = (name: string) => `${join(pdfjs, name)}/`;

/** A PDF that is open; pages are rendered one by one, so that memory holds one. */
export class OpenPdf {
  readonly #document: Awaited<ReturnType<typeof getDocument>['promise']>;

  private constructor(document: Awaited<ReturnType<typeof getDocument>['promise']>) {
    this.#document = document;
  }

  /** @throws {NotRenderable} when it cannot be read, or only with a password */
  static async open(data: Uint8Array): Promise<OpenPdf> {
    try {
      const loading = getDocument({
        data,
        cMapUrl: folder('cmaps'),
        standardFontDataUrl: folder('standard_fonts'),
        wasmUrl: folder('wasm'),
        iccUrl: folder('iccs'),
        // Nothing in a document may run, and nothing is fetched for it.
        isEvalSupported: false,
        useSystemFonts: false,
        disableFontFace: true,
        // pdf.js leaves out pictures for which it finds no memory, and says so only in warnings (warnings.ts).
        verbosity: VerbosityLevel.WARNINGS,
      } as Parameters<typeof getDocument>[0]);
      return new OpenPdf(await loading.promise);
    } catch (error) {
      const encrypted = error instanceof Error && error.name === 'PasswordException';
      throw new NotRenderable(encrypted ? 'FILE_ENCRYPTED' : 'FILE_BROKEN', { cause: error });
    }
  }

  get pages(): number {
    return this.#document.numPages;
  }

  /** @param number from 1. @throws {NotRenderable} */
  async page(number: number): Promise<RenderedPage> {
    try {
      const page = await this.#document.getPage(number);
      const natural = page.getViewport({ scale: 1 });
      const scale = Math.min(widths.large / natural.width, mostHeight / natural.height);
      const left = (widths.large - natural.width * scale) / 2;
      const viewport = page.getViewport({ scale, offsetX: left });
      // A strip is a pixel high at least, as an image of none cannot be.
      const canvas = createCanvas(widths.large, Math.max(1, Math.round(natural.height * scale)));
      const ratio = canvas.height / canvas.width;
      const context = canvas.getContext('2d');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
      const text = textOf(await page.getTextContent());
      page.cleanup();
      if (warnings.starved) throw new NotRenderable('FILE_TOO_HARD', { cause: 'There was no memory for a picture.' });
      const { width, height } = canvas;
      const { data } = context.getImageData(0, 0, width, height);
      const pixels = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
      const drawn = sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha();
      const [large, small] = await Promise.all([
        encode(drawn.clone(), width * height),
        encode(
          drawn.clone().resize(widths.small, Math.max(1, Math.round(height / shrunk)), { fit: 'fill' }),
          (width * height) / shrunk ** 2,
        ),
      ]);
      return { ratio, text, large, small };
    } catch (error) {
      if (error instanceof NotRenderable) throw error;
      throw new NotRenderable(warnings.starved ? 'FILE_TOO_HARD' : 'FILE_BROKEN', { cause: error });
    }
  }

  async close(): Promise<void> {
    await this.#document.loadingTask.destroy();
  }
}

/** Whichever is smaller: WebP without loss, or AVIF. */
async function encode(drawn: Sharp, pixels: number): Promise<Image> {
  const exact = await drawn.clone().webp({ lossless: true, effort: 4 }).toBuffer();
  if (exact.length <= pixels * smallEnough) return imageOf(exact, 'webp');
  const lossy = await drawn.avif(avif).toBuffer();
  return exact.length <= lossy.length ? imageOf(exact, 'webp') : imageOf(lossy, 'avif');
}

const imageOf = (bytes: Buffer, format: Image['format']): Image => ({
  hash: createHash('sha256').update(bytes).digest('hex'),
  bytes,
  format,
});

/** The page's words in the order of the document, with its line breaks. */
function textOf({ items }: { items: readonly object[] }): string {
  return items
    .map((item) => {
      const { str = '', hasEOL = false } = item as { str?: string; hasEOL?: boolean };
      return hasEOL ? `${str}\n` : str;
    })
    .join('')
    .replace(/[ \t]+/g, ' ')
    .replace(/\0/g, '')
    .trim();
}
