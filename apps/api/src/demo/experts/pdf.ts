/** Signs of the Windows code page that are none of Latin-1. */
const beyondLatin: Readonly<Record<string, string>> = { '’': '\x92', '–': '\x96', œ: '\x9c', Œ: '\x8c' };

/** A page of A4 with lines of text, the first one large: the least that every reader of PDF opens. */
export function pdfOf(lines: readonly string[]): Buffer {
  const drawn = lines.map((line, at) => `/F1 ${at === 0 ? '20' : '11'} Tf (${escaped(line)}) Tj 0 -22 Td`);
  const content = `BT 60 770 Td ${drawn.join(' ')} ET`;
  return fileOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]);
}

/** In the Windows code page, a letter a byte. */
const escaped = (text: string): string =>
  text.replace(/[’–œŒ]/g, (sign) => beyondLatin[sign] ?? '').replace(/[\\()]/g, '\\$&');

function fileOf(objects: readonly string[]): Buffer {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${String(at + 1)} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  const size = String(objects.length + 1);
  text += `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(table)}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
