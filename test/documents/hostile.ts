import { deflateSync } from 'node:zlib';

type Part = readonly [dictionary: string, stream?: Uint8Array];

/** A PDF as its objects say, from 1; the first is the catalogue. */
function pdfOf(parts: readonly Part[]): Uint8Array {
  const pieces = [Buffer.from('%PDF-1.7\n')];
  const at = parts.map(([dictionary, stream], index) => {
    const offset = pieces.reduce((sum, { length }) => sum + length, 0);
    const head = stream ? `<< /Length ${stream.length} ${dictionary} >>\nstream\n` : `<< ${dictionary} >>`;
    pieces.push(Buffer.from(`${index + 1} 0 obj\n${head}`), Buffer.from(stream ?? []));
    pieces.push(Buffer.from(stream ? '\nendstream\nendobj\n' : '\nendobj\n'));
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = pieces.reduce((sum, { length }) => sum + length, 0);
  const size = parts.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${at.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
  return Buffer.concat([...pieces, Buffer.from(end)]);
}

/** One page of 600 by 600 points: what it draws, what that names, and further objects from 5. */
const onePage = (draw: string, resources: string, more: readonly Part[]) =>
  pdfOf([
    ['/Type /Catalog /Pages 2 0 R'],
    ['/Type /Pages /Kids [3 0 R] /Count 1'],
    [`/Type /Page /Parent 2 0 R /MediaBox [0 0 600 600] /Contents 4 0 R /Resources << ${resources} >>`],
    ['', Buffer.from(draw)],
    ...more,
  ]);

/** A grey picture, packed twice: a few kilobytes that become `side` times `side` pixels. */
export function makeVastPicture(side: number): Uint8Array {
  const packed = deflateSync(deflateSync(Buffer.alloc(side * side * 3, 200)));
  const dictionary = `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter [/FlateDecode /FlateDecode]`;
  return onePage('q 600 0 0 600 0 0 cm /I Do Q', '/XObject << /I 5 0 R >>', [[dictionary, packed]]);
}

/** Drawings within drawings, each showing the next one ten times. */
export function makeNested(depth: number): Uint8Array {
  const forms = Array.from({ length: depth }, (_, index): Part => {
    const last = index === depth - 1;
    const resources = last ? '' : `/Resources << /XObject << /F ${index + 6} 0 R >> >>`;
    return [
      `/Type /XObject /Subtype /Form /BBox [0 0 600 600] ${resources}`,
      Buffer.from(last ? '0 0 m 600 600 l S' : '/F Do '.repeat(10)),
    ];
  });
  return onePage('/F Do', '/XObject << /F 5 0 R >>', forms);
}

/** Pages of `side` points each way. */
export function makeVastPages(pages: number, side: number): Uint8Array {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`);
  return pdfOf([
    ['/Type /Catalog /Pages 2 0 R'],
    [`/Type /Pages /Kids [${kids.join(' ')}] /Count ${pages}`],
    ...kids.map((): Part => [`/Type /Page /Parent 2 0 R /MediaBox [0 0 ${side} ${side}]`]),
  ]);
}
