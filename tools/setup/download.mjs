import { chmodSync, createWriteStream, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { run } from './command.mjs';
import { nodeModules } from './paths.mjs';

const patience = 20_000;

/**
 * Downloads the worker that mediasoup's makers have built for this platform, from where mediasoup's own install script
 * takes it (node_modules/mediasoup/npm-scripts.mjs, downloadPrebuiltWorker). Not by that script: it waits without end
 * behind a firewall that drops packets, and builds with downloaded tools when it fails.
 * @param {string} version mediasoup's
 * @param {string} directory where to put it
 * @param {(detail: string) => void} report
 * @returns {Promise<string>} the binary's path
 */
export async function downloadWorker(version, directory, report) {
  const kernel = os.platform() === 'linux' ? `-kernel${os.release().split('.')[0]}` : '';
  const archive = `mediasoup-worker-${version}-${os.platform()}-${os.arch()}${kernel}.tgz`;
  const controller = new globalThis.AbortController();
  const giveUp = () => controller.abort();
  // A slow link may take its time; one that brings nothing may not.
  let timer = setTimeout(giveUp, patience);
  try {
    const response = await fetch(`${releases()}/${version}/${archive}`, { signal: controller.signal });
    if (!response.ok || !response.body) throw new Error(`${response.status} ${response.statusText}`);

    let received = 0;
    const file = path.join(directory, archive);
    const body = Readable.fromWeb(response.body).on('data', (chunk) => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, patience);
      received += chunk.length;
      report(`${(received / 1e6).toFixed(1)} MB`);
    });
    await pipeline(body, createWriteStream(file));
    await run('tar', ['-xzf', archive], { cwd: directory });
  } finally {
    clearTimeout(timer);
  }
  const binary = path.join(directory, 'mediasoup-worker');
  chmodSync(binary, 0o755);
  return binary;
}

function releases() {
  const { repository } = JSON.parse(readFileSync(nodeModules('mediasoup', 'package.json'), 'utf8'));
  const site = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
  return process.env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL || `${site}/releases/download`;
}
