import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NotRenderable, OpenPdf } from './pages.ts';
import { notTheFilesFault } from './messages.ts';
import type { RenderMessage } from './messages.ts';

/**
 * Renders one PDF, as a process of its own, so that a hostile document cannot harm the service. Images are
 * written under their hash; the parent process is told of each page.
 *
 * Arguments: the PDF, the folder of images, the first page to render, how many pages are allowed, and the last page, if not all are wanted.
 */
const [file = '', folder = '', from = '1', most = '1', to = most] = process.argv.slice(2);

const tell = (message: RenderMessage) =>
  new Promise<void>((resolve, reject) =>
    process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve())),
  );

async function keep({ hash, format, bytes }: { hash: string; format: string; bytes: Buffer }): Promise<void> {
  const path = join(folder, hash.slice(0, 2), `${hash}.${format}`);
  await mkdir(dirname(path), { recursive: true });
  // The file is written whole or not at all, also when this process or the machine ends.
  await writeFile(`${path}.${process.pid}`, bytes, { flush: true });
  await rename(`${path}.${process.pid}`, path);
}

try {
  const pdf = await OpenPdf.open(new Uint8Array(await readFile(file)));
  if (pdf.pages === 0) await tell({ is: 'failed', problem: 'NO_PAGES' });
  else if (pdf.pages > Number(most)) await tell({ is: 'failed', problem: 'TOO_MANY_PAGES' });
  else {
    await tell({ is: 'opened', pages: pdf.pages });
    for (let number = Number(from); number <= Math.min(pdf.pages, Number(to)); number += 1) {
      const { ratio, text, small, large } = await pdf.page(number);
      await Promise.all([keep(small), keep(large)]);
      const image = ({ hash, format, bytes }: typeof small) => ({ hash, format, bytes: bytes.length });
      await tell({ is: 'page', page: { number, ratio, text, small: image(small), large: image(large) } });
    }
    await tell({ is: 'done' });
  }
  await pdf.close();
} catch (error) {
  console.error(error instanceof NotRenderable ? error.cause : error);
  // A full disk, or a file that is not there, says nothing of the document.
  if (error instanceof Error && 'syscall' in error) process.exitCode = notTheFilesFault;
  else await tell({ is: 'failed', problem: error instanceof NotRenderable ? error.problem : 'FILE_BROKEN' });
}
process.disconnect();
