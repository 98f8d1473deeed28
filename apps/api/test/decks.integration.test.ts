import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import * as tus from 'tus-js-client';
import { barColour, makeChart } from '../../../test/documents/chart.ts';
import { makeDeck, makeEncrypted, makePdf } from '../../../test/documents/deck.ts';
import { converted, makePowerPoint, makePresentation } from '../../../test/documents/presentation.ts';
import { readConfig } from '#platform';
import { createApiApp } from '../src/app.ts';
import { namespacesWork } from '../src/confine/namespace.ts';
import { DeckFiles } from '../src/decks/deck-files.ts';
import { largestFile, mostDecks, uploadKeptMs } from '../src/decks/limits.ts';
import { jobOf, renderQueue } from '../src/decks/queue.ts';
import { Jobs } from '../src/jobs/jobs.service.ts';
import { Renderer } from '../src/decks/renderer.ts';
import { DeckUploads } from '../src/decks/uploads.ts';
import { everybody } from './operations.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveSection, saveSession, saveWorld } from './world.ts';
import type { World } from './world.ts';

// Real documents on a machine that may be busy.
jest.setTimeout(300_000);

let api: RunningApi;
let world: World;
let cookie: string;
beforeAll(async () => {
  api = await startApi();
  world = await saveWorld(api.dataSource);
  cookie = await api.cookieOf(world.own.teaching);
});
afterAll(() => api.close());

const endpoint = (sectionId = world.own.sectionId) => `${api.url}/files/decks/${sectionId}`;
const headers = (of = cookie) => ({ cookie: of });

/** Uploads with the client that pages use. @returns the deck's id */
function upload(content: Uint8Array, more: Partial<tus.UploadOptions> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    let deckId = '';
    const sending = new tus.Upload(Buffer.from(content), {
      endpoint: endpoint(),
      headers: headers(),
      metadata: { filename: 'C:\\Cours\\Clés étrangères.pdf' },
      retryDelays: [],
      onAfterResponse: (_, response) => {
        deckId = response.getHeader('Deck-Id') ?? deckId;
      },
      onSuccess: () => {
        resolve(deckId);
      },
      onError: reject,
      ...more,
    });
    sending.start();
  });
}

interface Deck {
  id: string;
  title: string;
  state: string;
  problem: string | null;
  missingFonts: string[];
  pages: number;
  pagesDone: number;
  rendered: {
    number: number;
    ratio: number;
    text: string;
    small: string;
    smallBytes: number;
    large: string;
    largeBytes: number;
  }[];
}
const fields =
  'id title state problem missingFonts pages pagesDone rendered { number ratio text small smallBytes large largeBytes }';
async function deck(id: string): Promise<Deck> {
  const { data, errors } = await api.ask(`query ($id: ID!) { deck(id: $id) { ${fields} } }`, { id }, { cookie });
  if (!data) throw new Error(JSON.stringify(errors));
  return data['deck'] as unknown as Deck;
}
async function rendered(id: string): Promise<Deck> {
  await api.app.get(Jobs).idle(renderQueue);
  return deck(id);
}
const remove = (id: string) => api.ask('mutation ($id: ID!) { removeDeck(id: $id) { id } }', { id }, { cookie });

describe('a substitute of one session', () => {
  const ask = async (document: string, id: string, person: string) => {
    const { data, errors } = await api.ask(document, { id }, { cookie: await api.cookieOf(person) });
    return errors[0]?.extensions['code'] ?? data;
  };
  const decksOf = 'query ($id: ID!) { decks(sectionId: $id) { id viewerMayManage } }';

  test('sees all slides, brings more, and changes only those', async () => {
    const { manager } = api.dataSource;
    const { own } = world;
    const sectionId = await saveSection(manager, own);
    const [theirs]: { id: string }[] = await manager.query(
      `INSERT INTO deck (section_id, uploaded_by, title, state, bytes) VALUES ($1, $2, 'Keys', 'ready', 1) RETURNING id`,
      [sectionId, own.teaching],
    );
    const other = theirs?.id ?? '';
    const day = 24 * 60;
    const [soon, past, cancelled] = await Promise.all(
      [2 * day, -3 * day, day].map((at) => saveSession(manager, sectionId, at)),
    );
    await manager.query('UPDATE session SET cancelled_at = now() WHERE id = $1', [cancelled]);
    const standsIn = (session = '') =>
      manager.query('INSERT INTO session_lecturer (session_id, person_id) VALUES ($1, $2)', [session, own.lecturer]);
    const sending = async () =>
      upload(await makePdf(['text']), {
        endpoint: endpoint(sectionId),
        headers: headers(await api.cookieOf(own.lecturer)),
      });

    // Not for a session that is over, nor for one that will not be.
    await standsIn(past);
    await standsIn(cancelled);
    expect(await ask(decksOf, sectionId, own.lecturer)).toBe('NOT_ALLOWED');
    await expect(sending()).rejects.toThrow('NOT_ALLOWED');

    await standsIn(soon);
    const brought = await sending();
    expect(await ask(decksOf, sectionId, own.lecturer)).toEqual({
      decks: [
        { id: brought, viewerMayManage: true },
        { id: other, viewerMayManage: false },
      ],
    });
    expect(await ask('mutation ($id: ID!) { removeDeck(id: $id) { id } }', other, own.lecturer)).toBe('NOT_ALLOWED');
    expect(
      await ask('mutation ($id: ID!) { renameDeck(id: $id, title: "Mine") { title } }', brought, own.lecturer),
    ).toEqual({
      renameDeck: { title: 'Mine' },
    });
    expect(await ask('mutation ($id: ID!) { removeDeck(id: $id) { id } }', brought, own.lecturer)).toEqual({
      removeDeck: { id: brought },
    });
    expect(await ask(decksOf, sectionId, world.other.lecturer)).toBe('NOT_FOUND');
  });
});

describe('a deck', () => {
  test('is uploaded, rendered page by page, shown, and removed with all it had', async () => {
    const id = await upload(await makePdf(['text', 'figure', 'photograph']));
    const { rendered: pages, ...whole } = await rendered(id);
    expect(whole).toEqual({
      id,
      title: 'Clés étrangères',
      state: 'READY',
      problem: null,
      missingFonts: [],
      pages: 3,
      pagesDone: 3,
    });
    expect(pages.map(({ number, ratio }) => [number, ratio])).toEqual([1, 2, 3].map((number) => [number, 0.5625]));
    expect(pages[0]?.text).toContain('A foreign key names a row of another table');
    for (const { small, smallBytes, large, largeBytes } of pages) {
      for (const [address, bytes] of [
        [small, smallBytes],
        [large, largeBytes],
      ] as const) {
        const response = await api.get(address);
        expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
        expect(response.headers.get('content-type')).toMatch(/^image\/(webp|avif)$/);
        expect((await response.arrayBuffer()).byteLength).toBe(bytes);
      }
      expect(smallBytes).toBeLessThan(largeBytes);
    }
    const { small = '' } = pages[0] ?? {};
    const known = await fetch(`${api.url}${small}`, {
      headers: { 'if-none-match': `"${/([0-9a-f]{64})/.exec(small)?.[1] ?? ''}"` },
    });
    expect(known.status).toBe(304);
    expect((await fetch(`${api.url}${small}`, { method: 'HEAD' })).status).toBe(200);
    expect((await remove(id)).errors).toEqual([]);
    expect((await api.get(small)).status).toBe(404);
    expect(existsSync(api.app.get(DeckFiles).file(id))).toBe(false);
  });

  test('shares images with another one that has the same page, and leaves them to it', async () => {
    const [one, two] = [await upload(await makePdf(['text'])), await upload(await makePdf(['text', 'figure']))];
    const [first, second] = [await rendered(one), await rendered(two)];
    expect(first.rendered[0]?.small).toBe(second.rendered[0]?.small);
    await remove(one);
    expect((await api.get(second.rendered[0]?.small ?? '')).status).toBe(200);
    await remove(two);
  });

  test('is renamed; an empty title is refused', async () => {
    const id = await upload(await makePdf(['text']));
    const rename = (title: string) =>
      api.ask(
        'mutation ($id: ID!, $title: String!) { renameDeck(id: $id, title: $title) { title } }',
        { id, title },
        { cookie },
      );
    expect((await rename(' Clés ')).data).toEqual({ renameDeck: { title: 'Clés' } });
    expect((await rename(' ')).errors[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'title' });
    await rendered(id);
    await remove(id);
  });
});

describe('a photograph among the slides', () => {
  const accepts = {
    safari15: 'image/webp,image/png,image/svg+xml,image/*;q=0.8,video/*;q=0.8,*/*;q=0.5',
    edge120: 'image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8',
    chrome: 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8',
    safari15Page: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    anybody: '*/*',
  };
  const get = (address: string, accept: string, more: RequestInit = {}) =>
    fetch(`${api.url}${address}`, { ...more, headers: { accept, ...(more.headers as Record<string, string>) } });
  const kind = (response: Response) => response.headers.get('content-type');
  /** A deck with one, and where that lies. */
  const bring = async () => {
    const { id, rendered: pages } = await rendered(await upload(await makePdf(['photograph'])));
    const { large = '', small = '' } = pages[0] ?? {};
    expect(large).toMatch(/\.avif$/);
    const path = api.app.get(DeckFiles).pathOf(large.split('/').at(-1) ?? '');
    /** Names of all files of that image. */
    const files = async () => (await readdir(dirname(path))).filter((name) => name.startsWith(basename(path))).sort();
    return { id, large, small, path, name: basename(path), files };
  };

  test('is WebP to a browser that does not say it reads AVIF, and AVIF to all others', async () => {
    const { id, large, small, files, name } = await bring();
    const avif = await get(large, accepts.chrome);
    expect([kind(avif), avif.headers.get('vary')]).toEqual(['image/avif', 'Accept']);
    expect(kind(await get(large, accepts.anybody))).toBe('image/avif');
    expect(await files()).toEqual([name]);
    const { width, height } = await sharp(await avif.arrayBuffer()).metadata();
    for (const accept of [accepts.safari15, accepts.edge120, accepts.safari15Page]) {
      const response = await get(large, accept);
      expect(kind(response)).toBe('image/webp');
      expect(response.headers.get('vary')).toBe('Accept');
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      const bytes = await response.arrayBuffer();
      expect(response.headers.get('content-length')).toBe(String(bytes.byteLength));
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width, height });
      const head = await get(large, accept, { method: 'HEAD' });
      expect([head.status, kind(head), head.headers.get('content-length')]).toEqual([
        200,
        'image/webp',
        String(bytes.byteLength),
      ]);
    }
    expect(kind(await get(small, accepts.safari15))).toBe('image/webp');
    await remove(id);
  });

  test('is known again in each of both', async () => {
    const { id, large } = await bring();
    const [avif, webp] = await Promise.all(
      [accepts.chrome, accepts.safari15].map(async (accept) => (await get(large, accept)).headers.get('etag') ?? ''),
    );
    expect(avif).not.toBe(webp);
    const status = async (accept: string, etag = '') =>
      (await get(large, accept, { headers: { 'if-none-match': etag } })).status;
    expect([await status(accepts.chrome, avif), await status(accepts.safari15, webp)]).toEqual([304, 304]);
    expect([await status(accepts.chrome, webp), await status(accepts.safari15, avif)]).toEqual([200, 200]);
    await remove(id);
  });

  test('is converted once for all who ask at the same moment, and goes with its deck', async () => {
    const { id, large, small, files, name, path } = await bring();
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const response = await get(index % 4 === 0 ? small : large, accepts.safari15);
        return [response.status, kind(response), (await response.arrayBuffer()).byteLength > 1_000].join();
      }),
    );
    expect(new Set(answers)).toEqual(new Set(['200,image/webp,true']));
    expect(await files()).toEqual([name, `${name}.webp`]);
    // It is not made again.
    const other = await sharp({ create: { width: 3, height: 2, channels: 3, background: '#fff' } })
      .webp()
      .toBuffer();
    await writeFile(`${path}.webp`, other);
    expect(Buffer.from(await (await get(large, accepts.safari15)).arrayBuffer())).toEqual(other);
    // But when the machine went down before all of it was written.
    await writeFile(`${path}.webp`, other.subarray(0, -1));
    expect((await (await get(large, accepts.safari15)).arrayBuffer()).byteLength).toBeGreaterThan(1_000);
    await remove(id);
    expect(await files()).toEqual([]);
    expect((await get(large, accepts.safari15)).status).toBe(404);
  });

  test('leaves nothing when its deck is removed while it is converted', async () => {
    const { id, large, files } = await bring();
    const asked = get(large, accepts.safari15);
    await Promise.all([asked, remove(id)]);
    expect([200, 404]).toContain((await asked).status);
    await (await asked).arrayBuffer();
    expect(await files()).toEqual([]);
  });

  test('that cannot be read is not there; one that cannot be kept is sent all the same', async () => {
    const { id, large, small, path, files, name } = await bring();
    // What lies in the way stands for a disk that is full.
    await mkdir(`${path}.webp/full`, { recursive: true });
    const sent = await get(large, accepts.safari15);
    expect(await sharp(await sent.arrayBuffer()).metadata()).toMatchObject({ format: 'webp' });
    expect(await files()).toEqual([name, `${name}.webp`]);
    await rm(`${path}.webp`, { recursive: true });
    await writeFile(api.app.get(DeckFiles).pathOf(basename(small)), 'no image');
    await rm(api.app.get(DeckFiles).file(id));
    expect((await get(small, accepts.safari15)).status).toBe(404);
    expect((await get(`/files/slides/${'0'.repeat(64)}.avif`, accepts.safari15)).status).toBe(404);
    await remove(id);
  });
});

describe('images that a disk lost', () => {
  test('are drawn again from the file that is kept, once for all who ask, and nothing broken is sent', async () => {
    const { id, rendered: pages } = await rendered(await upload(await makePdf(['photograph'])));
    const addresses = pages.flatMap(({ small, large }) => [small, large]);
    const path = (address: string) => api.app.get(DeckFiles).pathOf(basename(address));
    const whole = await Promise.all(addresses.map((address) => readFile(path(address))));
    const broken = [
      () => Promise.all(addresses.map((address) => writeFile(path(address), ''))),
      () => rm(api.app.get(DeckFiles).images, { recursive: true }),
    ];
    const rendering = jest.spyOn(api.app.get(Renderer), 'render');
    for (const breakThem of broken) {
      rendering.mockClear();
      await breakThem();
      const answers = await Promise.all(
        [...addresses, ...addresses, ...addresses].map(async (address) => {
          const response = await api.get(address);
          return Buffer.from(await response.arrayBuffer());
        }),
      );
      expect(answers.map((answer) => answer.length)).toEqual(
        [...whole, ...whole, ...whole].map((image) => image.length),
      );
      expect(answers.every((answer, of) => answer.equals(whole[of % whole.length] as Buffer))).toBe(true);
      expect(rendering).toHaveBeenCalledTimes(pages.length);
    }
    rendering.mockRestore();
    await remove(id);
  });

  test('are not there when their file is gone as well, and a guessed name makes nobody draw', async () => {
    const { id, rendered: pages } = await rendered(await upload(await makePdf(['text'])));
    const { large = '' } = pages[0] ?? {};
    await rm(api.app.get(DeckFiles).pathOf(basename(large)));
    await rm(api.app.get(DeckFiles).file(id));
    const rendering = jest.spyOn(api.app.get(Renderer), 'render');
    for (const address of [large, large, `/files/slides/${'0'.repeat(64)}.webp`]) {
      expect((await api.get(address)).status).toBe(404);
    }
    expect(rendering).toHaveBeenCalledTimes(1);
    rendering.mockRestore();
    await remove(id);
  });

  test('are closed to other accounts of the machine', async () => {
    const root = join(api.app.get(DeckFiles).images, '..');
    expect((await stat(root)).mode & 0o077).toBe(0);
  });
});

describe('an upload', () => {
  test('that is broken off goes on where it was, also by a client that begins anew', async () => {
    const content = await makePdf(['text', 'photograph']);
    const sending = new tus.Upload(Buffer.from(content), {
      endpoint: endpoint(),
      headers: headers(),
      metadata: { filename: 'keys.pdf' },
      chunkSize: 40_000,
      retryDelays: [],
      onChunkComplete: (_, sent) => {
        if (sent > content.length / 2) void sending.abort();
      },
    });
    sending.start();
    while (!sending.url) await pause(10);
    let offset = 0;
    while (offset < content.length / 2) {
      await pause(20);
      const head = await fetch(sending.url, { method: 'HEAD', headers: { ...headers(), 'tus-resumable': '1.0.0' } });
      offset = Number(head.headers.get('upload-offset'));
    }
    expect(offset).toBeLessThan(content.length);
    const sizes: number[] = [];
    const id = await upload(content, {
      uploadUrl: sending.url,
      chunkSize: 40_000,
      onChunkComplete: (size) => {
        sizes.push(size);
      },
    });
    // Only what was missing was sent.
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(content.length - offset);
    expect(await rendered(id)).toMatchObject({ state: 'READY', pages: 2, title: 'keys' });
    await remove(id);
  });

  test('of another person, or to another section, is not there', async () => {
    const created = await fetch(endpoint(), {
      method: 'POST',
      headers: { ...headers(), 'tus-resumable': '1.0.0', 'upload-length': '100' },
    });
    expect(created.status).toBe(201);
    const location = created.headers.get('location') ?? '';
    const look = async (path: string, of: string) =>
      (await fetch(`${api.url}${path}`, { method: 'HEAD', headers: { ...headers(of), 'tus-resumable': '1.0.0' } }))
        .status;
    expect(await look(location, cookie)).toBe(200);
    expect(await look(location, await api.cookieOf(world.own.admin))).toBe(404);
    const other = location.replace(world.own.sectionId, world.other.sectionId);
    expect(await look(other, await api.cookieOf(world.platformAdmin))).toBe(404);
    const ended = await fetch(`${api.url}${location}`, {
      method: 'DELETE',
      headers: { ...headers(), 'tus-resumable': '1.0.0' },
    });
    expect(ended.status).toBe(204);
  });

  test.each(everybody)('by %s', async (who) => {
    const of =
      who === 'nobody'
        ? ''
        : await api.cookieOf(
            who === 'stranger' || who === 'coordinator' || who === 'platformAdmin' ? world[who] : world.own[who],
          );
    const begin = async (sectionId: string) =>
      (
        await fetch(endpoint(sectionId), {
          method: 'POST',
          headers: { ...headers(of), 'tus-resumable': '1.0.0', 'upload-length': '100' },
        })
      ).status;
    const may = ['teaching', 'admin', 'platformAdmin'].includes(who);
    const reads = ['student', 'enrolled', 'lecturer', 'coordinator'].includes(who);
    expect(await begin(world.own.sectionId)).toBe(who === 'nobody' ? 401 : may ? 201 : reads ? 403 : 404);
    const elsewhere = { nobody: 401, platformAdmin: 201, coordinator: 403 }[who as string] ?? 404;
    expect(await begin(world.other.sectionId)).toBe(elsewhere);
  });

  test('from a page that is not ours is refused', async () => {
    const response = await fetch(endpoint(), {
      method: 'POST',
      headers: { ...headers(), origin: 'https://elsewhere.example', 'tus-resumable': '1.0.0', 'upload-length': '100' },
    });
    expect(response.status).toBe(403);
  });

  test.each([
    ['too large', { 'upload-length': String(largestFile + 1) }, 413, 'FILE_TOO_LARGE'],
    ['empty', { 'upload-length': '0' }, 400, 'BAD_INPUT'],
  ])('that is %s is refused with a code', async (_, more, status, code) => {
    const response = await fetch(endpoint(), {
      method: 'POST',
      headers: { ...headers(), 'tus-resumable': '1.0.0', ...more },
    });
    expect(response.status).toBe(status);
    expect(JSON.parse(await response.text())).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  test('to a section that has as many decks as it can hold is refused with a code', async () => {
    const sectionId = await saveSection(api.dataSource.manager, world.own);
    await api.dataSource.query(
      `INSERT INTO deck (section_id, title, state, bytes) SELECT $1, 'Keys', 'ready', 1 FROM generate_series(1, $2)`,
      [sectionId, mostDecks],
    );
    const response = await fetch(endpoint(sectionId), {
      method: 'POST',
      headers: { ...headers(), 'tus-resumable': '1.0.0', 'upload-length': '100' },
    });
    expect(response.status).toBe(409);
    expect(JSON.parse(await response.text())).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_DECKS' } }] });
  });

  test('a name of an image leads nowhere else', async () => {
    for (const name of ['..%2F..%2Fsecret', 'x.webp', `${'0'.repeat(64)}.webp`, `${'0'.repeat(64)}.svg`]) {
      expect((await api.get(`/files/slides/${name}`)).status).toBe(404);
    }
  });
});

describe('a presentation', () => {
  const texts = ['Keys name rows.', 'Foreign keys name rows of others.'];
  test.each([
    ['of Impress', () => makePresentation(texts)],
    ['of PowerPoint', () => makePowerPoint(texts)],
  ])('%s becomes slides, with their words', async (_, make) => {
    const { id, ...deck } = await rendered(await upload(await make()));
    expect(deck).toMatchObject({ state: 'READY', problem: null, pages: 2, pagesDone: 2 });
    expect(deck.rendered.map(({ text }) => text.trim())).toEqual(texts);
    await remove(id);
  });

  test('of PowerPoint before 2007 becomes slides where LibreOffice is kept apart from all files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ikiraro-apart-'));
    const [root = '', work = ''] = await Promise.all(
      ['root', 'work'].map(async (name) => {
        await mkdir(join(folder, name));
        return join(folder, name);
      }),
    );
    const apart = await namespacesWork(root, work);
    await rm(folder, { recursive: true });
    const { id, ...deck } = await rendered(await upload(await converted(makePresentation(texts), 'odp', 'ppt')));
    if (apart) {
      expect(deck).toMatchObject({ state: 'READY', problem: null, pages: 2 });
      expect(deck.rendered.map(({ text }) => text.trim())).toEqual(texts);
    } else expect(deck).toMatchObject({ state: 'FAILED', problem: 'NEEDS_NEWER_FORMAT' });
    await remove(id);
  });

  test('says for which of its letters there is no font', async () => {
    const { PATH } = process.env;
    const folder = await mkdtemp(join(tmpdir(), 'ikiraro-fonts-'));
    await writeFile(join(folder, 'fc-list'), '#!/bin/sh\n', { mode: 0o755 });
    process.env['PATH'] = `${folder}:${PATH ?? ''}`;
    try {
      const id = await upload(makePresentation(['Keys, 数据库, ቁልፍ']));
      expect(await rendered(id)).toMatchObject({ state: 'READY', missingFonts: ['zh', 'am'] });
      await remove(id);
    } finally {
      process.env['PATH'] = PATH;
      await rm(folder, { recursive: true });
    }
    // A PDF brings its own.
    const plain = await rendered(await upload(await makePdf(['text'])));
    expect(plain).toMatchObject({ state: 'READY', missingFonts: [] });
    await remove(plain.id);
  });

  test('that points at something else gets nothing of it', async () => {
    const asked: string[] = [];
    const elsewhere = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await once(elsewhere.listen(0, '127.0.0.1'), 'listening');
    const { port } = elsewhere.address() as AddressInfo;
    const { id, ...deck } = await rendered(
      await upload(makePresentation(['A picture of others.'], { picture: `http://127.0.0.1:${port}/picture.png` })),
    );
    expect(deck).toMatchObject({ state: 'READY', pages: 1 });
    expect(asked).toEqual([]);
    elsewhere.close();
    await remove(id);
  });

  test('that points at files of the machine shows nothing of them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ikiraro-elsewhere-'));
    const [picture, document] = [join(folder, 'red.png'), join(folder, 'secret.txt')];
    await sharp({ create: { width: 800, height: 200, channels: 3, background: 'red' } }).toFile(picture);
    await writeFile(document, 'A secret of the service.');
    const elsewhere = { picture: `file://${picture}`, document: `file://${document}` };
    const plain = await rendered(await upload(makePresentation(['Files of others.'])));
    const pointing = await rendered(await upload(makePresentation(['Files of others.'], elsewhere)));
    expect(pointing).toMatchObject({ state: 'READY', pages: 1 });
    // Images are named by their content.
    expect(pointing.rendered).toEqual(plain.rendered);
    const inside = makePresentation(['Files of others.'], {
      picture: 'Pictures/a.png',
      parts: {
        'Pictures/a.png': `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="200"><image width="800" height="200" href="file://${picture}"/></svg>`,
      },
    });
    const drawn = await rendered(await upload(inside));
    expect(drawn).toMatchObject({ state: 'READY', pages: 1 });
    const image = await (await api.get(drawn.rendered[0]?.large ?? '')).arrayBuffer();
    const { channels } = await sharp(image).removeAlpha().stats();
    // Red would be bright where green is dark, on a fifth of the page.
    const [red, green] = channels.map(({ mean }) => mean);
    expect(red).toBeLessThan((green ?? 0) + 10);
    await remove(drawn.id);
    await rm(folder, { recursive: true });
    await Promise.all([plain, pointing].map(({ id }) => remove(id)));
  });

  test.each([
    ['of PowerPoint', makeChart],
    ['of Impress', async () => converted(makeChart(), 'pptx', 'odp')],
  ])('%s shows its charts', async (_, make) => {
    const { id, state, rendered: pages } = await rendered(await upload(await make()));
    expect(state).toBe('READY');
    // The file of PowerPoint holds no picture of the chart.
    for (const word of ['By campus', 'Butare', 'Kigali', '120']) expect(pages[0]?.text).toContain(word);
    const image = await (await api.get(pages[0]?.large ?? '')).arrayBuffer();
    const pixels = (await sharp(image).removeAlpha().raw().toBuffer()).toString('hex').match(/.{6}/g) ?? [];
    expect(pixels.filter((pixel) => pixel === barColour.toLowerCase()).length).toBeGreaterThan(pixels.length / 20);
    await remove(id);
  });

  test('that is removed while LibreOffice is at it leaves no file, and holds up no other', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ikiraro-removed-'));
    await writeFile(join(folder, 'made.pdf'), await makePdf(['text']));
    // It sees nothing but its folder of programs and its folder of work.
    const script = `#!/bin/sh\ntouch "$HOME/removed-begun"\nwhile [ ! -e "$HOME/go" ]; do sleep 0.1; done\ncp "$(dirname "$0")/made.pdf" "$HOME/deck.pdf"\n`;
    await writeFile(join(folder, 'soffice'), script, { mode: 0o755 });
    const begun = async () => {
      const all = (await readdir(tmpdir())).filter((name) => name.startsWith('ikiraro-office-'));
      return all.map((name) => join(tmpdir(), name, 'work')).find((work) => existsSync(join(work, 'removed-begun')));
    };
    const { PATH } = process.env;
    process.env['PATH'] = `${folder}:${PATH ?? ''}`;
    try {
      const id = await upload(makePresentation(texts));
      let work: string | undefined;
      while (!(work = await begun())) await pause(50);
      expect((await remove(id)).errors).toEqual([]);
      await writeFile(join(work, 'go'), '');
      const later = await upload(await makePdf(['text']));
      expect(await rendered(later)).toMatchObject({ state: 'READY' });
      expect(existsSync(api.app.get(DeckFiles).file(id))).toBe(false);
      await remove(later);
    } finally {
      process.env['PATH'] = PATH;
      await rm(folder, { recursive: true });
    }
  });

  test('without LibreOffice says what is missing', async () => {
    const { PATH } = process.env;
    process.env['PATH'] = '/nowhere';
    try {
      const id = await upload(makePresentation(texts));
      expect(await rendered(id)).toMatchObject({ state: 'FAILED', problem: 'NEEDS_LIBREOFFICE' });
      await remove(id);
    } finally {
      process.env['PATH'] = PATH;
    }
  });
});

describe('a file that cannot be shown', () => {
  const presentation = () =>
    zipSync({ 'ppt/presentation.xml': strToU8('<p:presentation/>'), '[Content_Types].xml': strToU8('<Types/>') });
  const impressEncrypted = () => {
    const manifest = '<manifest:file-entry xmlns:manifest="m"><manifest:encryption-data/></manifest:file-entry>';
    const mimetype = strToU8('application/vnd.oasis.opendocument.presentation');
    return zipSync({ mimetype, 'META-INF/manifest.xml': strToU8(manifest), 'content.xml': Uint8Array.of(9, 9, 9) });
  };
  /** The head of a compound file, and the name of a stream in it. */
  const compound = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1_500), Buffer.from(stream, 'utf16le')]);
  const powerPointEncrypted = () => compound('EncryptedPackage');
  test.each([
    ['a text', () => strToU8('no document'), 'FILE_KIND_UNKNOWN'],
    ['a ZIP of something else', () => zipSync({ 'a.txt': strToU8('x') }), 'FILE_KIND_UNKNOWN'],
    ['a PDF that breaks off', async () => (await makePdf(['text'])).slice(0, 400), 'FILE_BROKEN'],
    ['one with a password', makeEncrypted, 'FILE_ENCRYPTED'],
    ['a presentation of Impress with one', impressEncrypted, 'FILE_ENCRYPTED'],
    ['one of PowerPoint with one', powerPointEncrypted, 'FILE_ENCRYPTED'],
    ['one of an older PowerPoint with one', () => compound('EncryptedSummary'), 'FILE_ENCRYPTED'],
    ['another document of an older program', () => compound('WordDocument'), 'FILE_KIND_UNKNOWN'],
    ['a presentation with nothing in it', presentation, 'FILE_BROKEN'],
  ] as const)('%s says why, and leaves no file', async (_, make, problem) => {
    const id = await upload(await make());
    expect(await rendered(id)).toMatchObject({ state: 'FAILED', problem, rendered: [] });
    expect(existsSync(api.app.get(DeckFiles).file(id))).toBe(false);
    await remove(id);
  });
});

describe('an upload whose last answer is lost', () => {
  /** Sends a file, and says where it lies. */
  const send = async (content?: Uint8Array) => {
    let url = '';
    let id = '';
    await upload(content ?? (await makeDeck(1)), {
      onAfterResponse: (_, response) => {
        url = response.getHeader('Location') ?? url;
        id = response.getHeader('Deck-Id') ?? id;
      },
    });
    return { id, url: new URL(url, api.url).href };
  };
  const count = async () => {
    const [row] = await api.dataSource.query<{ count: number }[]>('SELECT count(*)::int AS count FROM deck');
    return row?.count;
  };

  test('is asked for again, and is whole: nothing is sent twice, and it is one deck', async () => {
    const { url } = await send();
    const before = await count();
    const head = await fetch(url, { method: 'HEAD', headers: { ...headers(), 'Tus-Resumable': '1.0.0' } });
    expect([head.status, head.headers.get('upload-offset')]).toEqual([200, head.headers.get('upload-length')]);
    expect(await count()).toBe(before);
    // To others it is still not there.
    const other = await fetch(url, {
      method: 'HEAD',
      headers: { cookie: await api.cookieOf(world.own.admin), 'Tus-Resumable': '1.0.0' },
    });
    expect(other.status).toBe(404);
  });

  test('is not sent again by the client that pages use', async () => {
    let lost = 0;
    let received = 0;
    // A line that breaks just before the answer to the last piece.
    const line = createServer((asked, answered) => {
      const onward = request(`${api.url}${asked.url ?? ''}`, { method: asked.method, headers: asked.headers });
      onward.on('response', (answer) => {
        const whole = asked.method === 'PATCH' && answer.headers['upload-offset'] === String(content.length);
        if (whole) {
          lost += 1;
          answered.destroy();
        } else {
          answered.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(answered);
        }
      });
      asked.on('data', (piece: Buffer) => (received += piece.length));
      asked.pipe(onward);
    });
    await once(line.listen(0, '127.0.0.1'), 'listening');
    const { port } = line.address() as AddressInfo;
    const content = await makeDeck(1);
    const before = await count();
    await upload(content, {
      endpoint: `http://127.0.0.1:${port}/files/decks/${world.own.sectionId}`,
      chunkSize: Math.ceil(content.length / 3),
      retryDelays: [10, 10],
    });
    line.close();
    expect({ lost, received, decks: await count() }).toEqual({
      lost: 1,
      received: content.length,
      decks: (before ?? 0) + 1,
    });
  });

  test('becomes a deck later when it cannot be written down at once', async () => {
    const before = await count();
    const content = await makeDeck(1);
    const asked = { ...headers(), 'Tus-Resumable': '1.0.0' };
    const begun = await fetch(endpoint(), {
      method: 'POST',
      headers: { ...asked, 'Upload-Length': String(content.length), 'Upload-Metadata': `filename ${btoa('Keys.pdf')}` },
    });
    const url = new URL(begun.headers.get('location') ?? '', api.url).href;
    const head = async () => (await fetch(url, { method: 'HEAD', headers: asked })).status;
    await api.dataSource.query('ALTER TABLE deck RENAME TO deck_away');
    try {
      const sent = await fetch(url, {
        method: 'PATCH',
        headers: { ...asked, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
        body: Buffer.from(content),
      });
      expect(sent.status).toBe(500);
      // By that the client asks again, instead of sending all of it anew.
      expect(await head()).toBe(423);
    } finally {
      await api.dataSource.query('ALTER TABLE deck_away RENAME TO deck');
    }
    expect(await head()).toBe(200);
    expect(await count()).toBe((before ?? 0) + 1);
  });

  test('is kept for a day, and its deck for longer', async () => {
    const { id, url } = await send();
    await rendered(id);
    const files = api.app.get(DeckFiles);
    const upload = join(files.uploads, id.replaceAll('-', ''));
    const begun = JSON.parse(await readFile(`${upload}.json`, 'utf8')) as object;
    await api.app.get(DeckUploads).tidy();
    expect(existsSync(upload)).toBe(true);
    const longAgo = new Date(Date.now() - uploadKeptMs - 1_000).toISOString();
    await writeFile(`${upload}.json`, JSON.stringify({ ...begun, creation_date: longAgo }));
    await api.app.get(DeckUploads).tidy();
    expect([upload, `${upload}.json`, files.file(id)].map((path) => existsSync(path))).toEqual([false, false, true]);
    const head = await fetch(url, { method: 'HEAD', headers: { ...headers(), 'Tus-Resumable': '1.0.0' } });
    expect(head.status).toBe(404);
    await remove(id);
  });

  test('is whole also when it cannot be shown; what was in it is gone', async () => {
    const { id, url } = await send(strToU8('no document '.repeat(1_000)));
    expect(await rendered(id)).toMatchObject({ state: 'FAILED' });
    const head = await fetch(url, { method: 'HEAD', headers: { ...headers(), 'Tus-Resumable': '1.0.0' } });
    expect([head.status, head.headers.get('upload-offset')]).toEqual([200, '12000']);
    const files = api.app.get(DeckFiles);
    const upload = join(files.uploads, id.replaceAll('-', ''));
    expect((await readFile(upload)).equals(Buffer.alloc(12_000))).toBe(true);
    expect(await deck(id)).toMatchObject({ state: 'FAILED' });
    await remove(id);
    expect([upload, `${upload}.json`, files.file(id)].filter((path) => existsSync(path))).toEqual([]);
  });

  test('goes with its deck', async () => {
    const { id, url } = await send();
    await rendered(id);
    await remove(id);
    const head = await fetch(url, { method: 'HEAD', headers: { ...headers(), 'Tus-Resumable': '1.0.0' } });
    expect(head.status).toBe(404);
  });
});

test('a deck that cannot be rendered for a reason of the machine holds up no other, and is given up in the end', async () => {
  const files = api.app.get(DeckFiles);
  const jobs = api.app.get(Jobs);
  const [stuck] = await api.dataSource.query<{ id: string }[]>(
    `INSERT INTO deck (id, section_id, uploaded_by, title, bytes, created_at)
     SELECT gen_random_uuid(), section_id, uploaded_by, 'Lost', 1, now() - interval '1 day'
       FROM deck WHERE id = $1 RETURNING id`,
    [await upload(await makeDeck(1))],
  );
  const id = stuck?.id ?? '';
  expect(existsSync(files.file(id))).toBe(false);
  await api.dataSource.transaction((manager) => jobs.send(manager, renderQueue, jobOf(id)));
  const later = await upload(await makeDeck(2));
  expect(await rendered(later)).toMatchObject({ state: 'READY', pages: 2 });
  expect(await deck(id)).toMatchObject({ state: 'RENDERING', problem: null });
  let turn = 0;
  for (; (await deck(id)).state === 'RENDERING'; turn += 1) {
    // The time it waits for passes.
    await api.dataSource.query('UPDATE jobs.job SET start_after = now() WHERE singleton_key = $1', [id]);
    jobs.look(renderQueue);
    await jobs.idle(renderQueue);
  }
  expect(await deck(id)).toMatchObject({ state: 'FAILED', problem: 'NOT_RENDERED' });
  // Each was an attempt.
  expect(turn).toBeLessThan(6);
  await remove(id);
});

test('a service that ends in the middle goes on with the next page when it is there again', async () => {
  const dataDir = join(api.app.get(DeckFiles).images, '..', '..');
  const id = await upload(await makeDeck(8));
  while ((await deck(id)).pagesDone < 2) await pause(50);
  await api.app.get(Jobs).beforeApplicationShutdown();
  const { state, pagesDone } = await deck(id);
  expect(state).toBe('QUEUED');
  expect(pagesDone).toBeLessThan(8);
  // Another process with the same database and files.
  const again = await createApiApp(
    readConfig({
      DATABASE_URL: String((api.dataSource.options as { url?: string }).url),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
    }),
    false,
  );
  await again.init();
  await again.get(Jobs).idle(renderQueue);
  await again.close();
  const { rendered: pages, ...after } = await deck(id);
  expect(after).toMatchObject({ state: 'READY', pages: 8, pagesDone: 8 });
  expect(pages.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect((await readdir(join(dataDir, 'decks', 'uploads'))).filter((name) => name.includes(id))).toEqual([]);
});

test('a deck that is held back is not found by students before it was shown in a class of the section', async () => {
  const { own, other } = world;
  const { manager } = api.dataSource;
  const sectionId = await saveSection(manager, own);
  const [deck]: { id: string }[] = await manager.query(
    `INSERT INTO deck (section_id, title, state, pages, pages_done, bytes) VALUES ($1, 'Keys', 'ready', 1, 1, 1) RETURNING id`,
    [sectionId],
  );
  const id = deck?.id ?? '';
  const listed = async (who: string) => {
    const query = 'query ($id: ID!) { decks(sectionId: $id) { id heldBack } }';
    const { data } = await api.ask(query, { id: sectionId }, headers(await api.cookieOf(who)));
    return (data as unknown as { decks: { id: string; heldBack: boolean }[] }).decks;
  };
  const seen = async (who: string) => {
    const { errors } = await api.ask(
      'query ($id: ID!) { deck(id: $id) { id } }',
      { id },
      headers(await api.cookieOf(who)),
    );
    return errors.map(({ extensions: { code } }) => code)[0] ?? 'seen';
  };
  const hold = (heldBack: boolean) =>
    api.ask(
      'mutation ($id: ID!, $b: Boolean!) { holdDeckBack(id: $id, heldBack: $b) { id } }',
      { id, b: heldBack },
      headers(),
    );
  expect(await listed(own.enrolled)).toEqual([{ id, heldBack: false }]);
  expect((await hold(true)).errors).toEqual([]);
  expect(await listed(own.enrolled)).toEqual([]);
  expect(await listed(own.teaching)).toEqual([{ id, heldBack: true }]);
  expect([await seen(own.enrolled), await seen(own.teaching)]).toEqual(['NOT_FOUND', 'seen']);
  // Shown elsewhere it says nothing of this section.
  const open = async (of: string) => {
    const session = await saveSession(manager, of, -120);
    await manager.query(
      `WITH made AS (INSERT INTO class (session_id, last_seq) VALUES ($1, 1) RETURNING id)
       INSERT INTO class_event (class_id, seq, at, by, type, body)
       SELECT id, 1, now(), $3, 'deck-opened', jsonb_build_object('deck', $2::text, 'title', 'Keys', 'pages', 1) FROM made`,
      [session, id, own.teaching],
    );
  };
  await open(other.sectionId);
  expect(await seen(own.enrolled)).toBe('NOT_FOUND');
  await open(sectionId);
  expect([await seen(own.enrolled), await listed(own.enrolled)]).toEqual(['seen', []]);
  await hold(false);
  expect(await listed(own.enrolled)).toEqual([{ id, heldBack: false }]);
});
