import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { accepts } from './encoding.ts';
import { contentSecurityPolicy } from './headers.ts';

/** What Vite writes, and what a page may bring along. */
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
};

const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

interface Page {
  type: string;
  etag: string;
  content: Buffer;
  encoded: Partial<Record<(typeof encodings)[number]['name'], Buffer>>;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * The built pages, held in memory (they are a few hundred kB): a build that replaces them under a running platform does no harm, and
 * people on an old page still get its parts.
 *
 * @param publicHost as people were told it
 */
export async function servePages(directory: string, publicHost?: string): Promise<Handler> {
  const pages = await load(directory);
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const path = pathOf(request);
    const page =
      pages.get(path === '/' ? '/index.html' : path) ?? (isPagePath(path) ? pages.get('/index.html') : undefined);
    if (page) send(page, path, contentSecurityPolicy(request.headers.host, publicHost), request, response);
    else nothingHere(response);
  };
}

export function nothingHere(response: ServerResponse): void {
  response
    .writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
    .end('There is nothing at this address.\n');
}

async function load(directory: string): Promise<Map<string, Page>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = new Map<string, Buffer>();
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(directory, path).split(sep).join('/')}`;
    // .vite/manifest.json is for tools.
    if (entry.isFile() && !address.includes('/.')) files.set(address, await readFile(path));
  }
  const pages = new Map<string, Page>();
  for (const [address, content] of files) {
    const type = types[extname(address)];
    if (type === undefined) continue;
    const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 20)}"`;
    const encoded: Page['encoded'] = {};
    for (const { name, ending } of encodings) {
      const variant = files.get(address + ending);
      if (variant) encoded[name] = variant;
    }
    pages.set(address, { type, etag, content, encoded });
  }
  return pages;
}

function send(page: Page, path: string, policy: string, request: IncomingMessage, response: ServerResponse): void {
  const isNamedByContent = path.startsWith('/assets/');
  const isDocument = page.type.startsWith('text/html');
  const headers = {
    ETag: page.etag,
    Vary: 'Accept-Encoding',
    'Cache-Control': isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(isDocument ? { 'Content-Security-Policy': policy } : {}),
  };
  if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(page.etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const encoding = encodings.find(({ name }) => page.encoded[name] && accepts(request, name));
  const body = (encoding && page.encoded[encoding.name]) ?? page.content;
  response.writeHead(200, {
    ...headers,
    'Content-Type': page.type,
    'Content-Length': body.length,
    ...(encoding ? { 'Content-Encoding': encoding.name } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Addresses within the application have no file ending; a missing script or picture must be a 404, not a page. */
const isPagePath = (path: string) => !path.startsWith('/assets/') && !/\.[a-z0-9]+$/i.test(path);

function pathOf(request: IncomingMessage): string {
  const path = (request.url ?? '/').split(/[?#]/)[0] ?? '/';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
