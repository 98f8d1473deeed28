import { discardLog } from './command.mjs';
import { provideDebianPackages } from './debian.mjs';
import { provideDependencies } from './dependencies.mjs';
import { provideNode } from './node24.mjs';
import { provideWorker } from './worker.mjs';

/**
 * Makes a fresh clone ready to run: npm packages, a recent Node, the media worker, and for the tests two browsers,
 * what they make speech and thin links with, what reads a picture's text and a calendar, and LibreOffice. What is there already costs nothing.
 * @param {{ browser: boolean }} options whether tests or benchmarks will run
 * @returns {Promise<{ node: string, workerBin: string }>} paths
 */
export async function setUp({ browser }) {
  await provideDependencies();
  const node = provideNode();
  const workerBin = await provideWorker(node);
  if (browser)
    await provideDebianPackages(
      [
        'chromium',
        'firefox-esr',
        'tesseract-ocr',
        'espeak-ng',
        'iproute2',
        'libreoffice-impress',
        'libical3',
        'python3',
      ],
      'for the tests',
    );
  discardLog();
  return { node, workerBin };
}
