import { expect, test } from '@jest/globals';
import { PDFDocument, rgb } from 'pdf-lib';
import sharp from 'sharp';
import { OpenPdf, widths } from './pages.ts';

/** Pages of these sizes, each black at its foot. */
async function pagesOf(sizes: readonly (readonly [width: number, height: number])[]): Promise<OpenPdf> {
  const document = await PDFDocument.create();
  for (const [width, height] of sizes) {
    const page = document.addPage([width, height]);
    page.drawRectangle({ x: 0, y: 0, width, height: height / 20, color: rgb(0, 0, 0) });
  }
  return OpenPdf.open(await document.save());
}

/** Whether the middle of the lowest line of an image is black. */
async function footIsBlack(image: Uint8Array): Promise<boolean> {
  const { data, info } = await sharp(image).greyscale().raw().toBuffer({ resolveWithObject: true });
  return (data[(info.height - 1) * info.width + info.width / 2] ?? 255) < 64;
}

test.each([
  ['a slide', 960, 540],
  ['a phone’s screenshot', 1_080, 2_340],
  ['a page four times as tall as wide', 100, 400],
  ['a receipt', 100, 5_000],
] as const)('%s is shown whole', async (_, width, height) => {
  const pdf = await pagesOf([[width, height]]);
  const { ratio, large, small } = await pdf.page(1);
  expect(ratio).toBeCloseTo(Math.min(height / width, 4), 2);
  for (const { bytes } of [large, small]) expect(await footIsBlack(bytes)).toBe(true);
  await pdf.close();
});

test('a page that is a mere strip is one pixel high at least, and the pages around it are rendered', async () => {
  const pdf = await pagesOf([
    [595, 842],
    [14_400, 4],
    [595, 842],
  ]);
  for (const number of [1, 3]) expect((await pdf.page(number)).ratio).toBeCloseTo(842 / 595, 2);
  const strip = await pdf.page(2);
  expect(strip.ratio).toBe(1 / widths.large);
  for (const { bytes } of [strip.large, strip.small]) expect((await sharp(bytes).metadata()).height).toBe(1);
  await pdf.close();
});
