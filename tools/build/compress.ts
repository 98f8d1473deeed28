import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What is text; pictures and fonts are compressed already. */
const compressible = /\.(js|css|html|svg|json|webmanifest|txt|xml)$/;
/** Below one network packet there is nothing to win. */
const smallestBytes = 1_000;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Writes name.br and name.gz next to every text file below the folder where that makes it smaller, as small as can be. */
export async function compressBelow(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && compressible.test(entry.name));
  await Promise.all(files.map((entry) => compress(join(entry.parentPath, entry.name))));
}

async function compress(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < smallestBytes) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  const variants = { br: brotli(content, { params }), gz: gzipped(content, { level: constants.Z_BEST_COMPRESSION }) };
  for (const [ending, variant] of Object.entries(variants)) {
    const compressed = await variant;
    if (compressed.length < content.length) await writeFile(`${file}.${ending}`, compressed);
  }
}
