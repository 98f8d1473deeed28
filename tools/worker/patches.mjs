import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from '../setup/failure.mjs';

/** What is changed in mediasoup's own worker source, and why. Each line must be there exactly once. */
export const patches = [
  {
    // The file uses nothing newer than what Debian 12's meson 1.0.1 knows.
    file: 'meson.build',
    from: "meson_version: '>= 1.1.0',",
    to: "meson_version: '>= 1.0.1',",
  },
  {
    // BIO callbacks get the operation with BIO_CB_RETURN added to it (BIO_callback_ctrl(3)), never BIO_CB_RETURN alone.
    // As written the callback answers 1 to every BIO_ctrl, also to "is kernel TLS on?". An OpenSSL with kernel TLS
    // compiled in, such as Debian's, then allocates no write buffer and crashes at the first handshake.
    file: 'src/RTC/DtlsTransport.cpp',
    from: 'const long resultOfcallback = (operationType == BIO_CB_RETURN) ?',
    to: 'const long resultOfcallback = (operationType & BIO_CB_RETURN) ?',
  },
];

/**
 * Applies the patches, or stops when the source is not the one they were written for.
 * @param {string} source a copy of mediasoup's worker folder
 */
export function applyPatches(source) {
  for (const { file, from, to } of patches) {
    const target = path.join(source, file);
    const text = readFileSync(target, 'utf8');
    if (text.split(from).length !== 2) {
      throw new SetupError(
        `The build recipe does not fit this version of mediasoup: worker/${file} has no line "${from}".`,
        'See tools/worker/README.md, or set MEDIASOUP_WORKER_BIN to a worker that was built elsewhere.',
      );
    }
    writeFileSync(target, text.replace(from, to));
  }
}
