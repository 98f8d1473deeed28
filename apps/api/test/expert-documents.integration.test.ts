import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import * as tus from 'tus-js-client';
import { makeEncrypted, makePdf } from '../../../test/documents/deck.ts';
import { makeNested } from '../../../test/documents/hostile.ts';
import { limits } from '#contract/limits';
import { Expert, ExpertDocument, ExpertTransition } from '#database';
import type { ExpertState } from '#database';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { DocumentUploads } from '../src/roster/documents/document-uploads.ts';
import { dataOf, refusal } from './planning.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson, saveUniversity } from './world.ts';

let api: RunningApi;
let pdf: Uint8Array;
let expertId: string;
let expert: string;
let coordinator: string;
const others: Record<string, string> = {};
beforeAll(async () => {
  api = await startApi();
  pdf = await makePdf(['text']);
  const { manager } = api.dataSource;
  const at = await saveUniversity(manager, 'Université du Lac');
  coordinator = await api.cookieOf(await savePerson(manager, { platformRole: 'coordinator' }));
  const otherExpert = await saveExpert('verified');
  Object.assign(others, {
    'another expert': await api.cookieOf(otherExpert),
    'an admin of an institution': await api.cookieOf(at.admin),
    'a student': await api.cookieOf(at.enrolled),
    'a platform admin': await api.cookieOf(await savePerson(manager, { platformRole: 'platform_admin' })),
    'a stranger': await api.cookieOf(await savePerson(manager)),
  });
});
afterAll(() => api.close());
beforeEach(async () => {
  expertId = await saveExpert('draft');
  expert = await api.cookieOf(expertId);
});

async function saveExpert(state: ExpertState): Promise<string> {
  const { manager } = api.dataSource;
  const personId = await savePerson(manager);
  await manager.insert(Expert, { personId, state });
  return personId;
}
const become = (state: ExpertState) => api.dataSource.manager.update(Expert, { personId: expertId }, { state });
const submittedOnce = () =>
  api.dataSource.manager.insert(ExpertTransition, {
    ...{ expertId, actorId: expertId, actorRole: 'expert', action: 'submit', fromState: 'draft', toState: 'submitted' },
  });

/** Uploads with the client that pages use. @returns the document's id, or the code of what was wrong */
function upload(content: Uint8Array, kind = 'cv', name = 'CV.pdf', cookie = expert): Promise<string> {
  return new Promise((resolve) => {
    let id = '';
    new tus.Upload(Buffer.from(content), {
      endpoint: `${api.url}/files/expert-documents/new/${kind}`,
      headers: { cookie },
      metadata: { filename: name },
      retryDelays: [],
      onAfterResponse: (_, response) => {
        id = response.getHeader('Document-Id') ?? id;
      },
      onSuccess: () => resolve(id),
      onError: (error) => {
        const body = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined;
        resolve(/"code":"(\w+)"/.exec(body ?? '')?.[1] ?? error.message);
      },
    }).start();
  });
}
const get = (id: string, cookie?: string) => api.get(`/files/expert-documents/${id}`, cookie);

interface Own {
  documents: { id: string; kind: string; name: string; type: string; bytes: number }[];
  looks: { kind: string; name: string; by: { name: string } | null }[];
}
const mine = async () =>
  dataOf<Own>(
    await api.ask(
      '{ myExpert { documents { id kind name type bytes } looks { kind name by { name } } } }',
      {},
      {
        cookie: expert,
      },
    ),
    'myExpert',
  );
const remove = (id: string, cookie = expert) =>
  api.ask('mutation ($id: ID!) { removeExpertDocument(id: $id) { id } }', { id }, { cookie });
const left = () => api.dataSource.manager.countBy(ExpertDocument, { expertId });
const uploadFolder = () => join(api.app.get<Config>(CONFIG).dataDir, 'document-uploads');

describe('a document', () => {
  test('is kept as it was sent, and taken in the place of the one before', async () => {
    const first = await upload(pdf);
    const photograph = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer();
    const second = await upload(photograph, 'cv', 'C:\\Moi\\Mon CV.JPEG');
    expect((await mine()).documents).toEqual([
      { id: second, kind: 'CV', name: 'Mon CV.jpg', type: 'JPEG', bytes: photograph.length },
    ]);
    expect((await get(first, expert)).status).toBe(404);
    expect(Buffer.from(await (await get(second, expert)).arrayBuffer())).toEqual(photograph);
    expect(await left()).toBe(1);
  });

  test('is sent as a file to save, which nothing shows, runs or keeps', async () => {
    const response = await get(await upload(pdf, 'cv', 'Diplôme "1".pdf'), expert);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; filename=.*filename\*=UTF-8''Dipl%C3%B4me/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  test('leaves nothing of itself where uploads lie', async () => {
    const marked = Buffer.concat([pdf, Buffer.from('\n%of this expert alone\n')]);
    const id = await upload(marked);
    const names = await readdir(uploadFolder());
    expect(names).toContain(id.replaceAll('-', ''));
    const contents = await Promise.all(names.map((name) => readFile(join(uploadFolder(), name))));
    expect(contents.filter((content) => content.includes('of this expert alone'))).toEqual([]);
  });

  test('is removed by its expert alone', async () => {
    await submittedOnce();
    const id = await upload(pdf);
    expect(refusal(await remove(id, coordinator))).toEqual([['NOT_ALLOWED', undefined]]);
    expect(refusal(await remove(id, others['another expert']))).toEqual([['NOT_FOUND', undefined]]);
    expect(dataOf(await remove(id), 'removeExpertDocument')).toEqual([]);
    expect((await get(id, expert)).status).toBe(404);
  });

  test('does not change while a coordinator looks at the profile', async () => {
    const id = await upload(pdf);
    await become('submitted');
    expect(await upload(pdf)).toBe('CONFLICT');
    expect(refusal(await remove(id))).toEqual([['CONFLICT', undefined]]);
    expect(await left()).toBe(1);
  });

  test('goes when its expert leaves the roster', async () => {
    await upload(pdf);
    await api.ask('mutation { moveMyExpert(action: LEAVE) { actions } }', {}, { cookie: expert });
    expect(await left()).toBe(0);
  });

  test('is for experts: others cannot upload', async () => {
    expect(await upload(pdf, 'cv', 'CV.pdf', others['a student'])).toBe('NOT_FOUND');
    expect(await upload(pdf, 'passport')).toBe('NOT_FOUND');
  });

  test('of degrees there are as many as allowed, also when several come at once', async () => {
    const sent = await Promise.all(Array.from({ length: limits.degreeDocuments + 2 }, () => upload(pdf, 'degree')));
    expect(sent.filter((one) => one === 'TOO_MANY_DOCUMENTS')).toHaveLength(2);
    expect(await left()).toBe(limits.degreeDocuments);
  });

  test('of which two come at once is one', async () => {
    await Promise.all([upload(pdf), upload(pdf)]);
    expect(await left()).toBe(1);
  });
});

describe('who may look', () => {
  test('the expert and coordinators, and each look is kept', async () => {
    await submittedOnce();
    const id = await upload(pdf);
    expect((await get(id, expert)).status).toBe(200);
    expect((await get(id, coordinator)).status).toBe(200);
    const { looks } = await mine();
    expect(looks).toEqual([
      { kind: 'CV', name: 'CV.pdf', by: { name: expect.any(String) } },
      { kind: 'CV', name: 'CV.pdf', by: { name: expect.any(String) } },
    ]);
    expect(new Set(looks.map(({ by }) => by?.name)).size).toBe(2);
    const seen = await api.ask(
      'query ($id: ID!) { expert(personId: $id) { documents { id kind } } }',
      { id: expertId },
      { cookie: coordinator },
    );
    expect(dataOf(seen, 'expert')).toEqual({ documents: [{ id, kind: 'CV' }] });
  });

  test('the log of looks outlives the document', async () => {
    const id = await upload(pdf);
    await get(id, expert);
    await remove(id);
    expect((await mine()).looks).toHaveLength(1);
  });

  test('nobody else, who learns not even that it is there and is not in the log', async () => {
    await submittedOnce();
    const id = await upload(pdf);
    for (const [, cookie] of Object.entries(others)) expect((await get(id, cookie)).status).toBe(404);
    expect((await get(id)).status).toBe(401);
    expect((await get('x', expert)).status).toBe(404);
    expect((await mine()).looks).toEqual([]);
  });

  test('no coordinator while the profile was never submitted', async () => {
    expect((await get(await upload(pdf), coordinator)).status).toBe(404);
  });
});

describe('a hostile file', () => {
  const png = () => sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } }).png();
  test.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
    ['a page that is called a PDF', 'FILE_KIND_UNKNOWN', () => strToU8('<!doctype html><script>alert(1)</script>')],
    ['a page with a PDF behind it', 'FILE_KIND_UNKNOWN', () => Buffer.concat([strToU8('<html><!--'), pdf])],
    ['a page that begins like a PDF', 'FILE_BROKEN', () => strToU8('%PDF-1.7\n<script>alert(1)</script>')],
    ['a drawing in SVG', 'FILE_KIND_UNKNOWN', () => strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a ZIP', 'FILE_KIND_UNKNOWN', () => zipSync({ 'a.txt': new Uint8Array(5_000_000) })],
    ['half a PDF', 'FILE_BROKEN', () => pdf.subarray(0, pdf.length / 3)],
    ['a PDF with a password', 'FILE_ENCRYPTED', makeEncrypted],
    ['a PDF with a script', 'FILE_ACTIVE', () => activePdf((document) => document.addJavaScript('x', 'app.alert(1)'))],
    [
      'a PDF with a file in it',
      'FILE_ACTIVE',
      () => activePdf((document) => document.attach(new Uint8Array(9), 'x.exe')),
    ],
    ['half a picture', 'FILE_BROKEN', async () => (await png().toBuffer()).subarray(0, 60)],
    ['a picture that is another kind', 'FILE_BROKEN', () => Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['a picture of vast size', 'FILE_TOO_HARD', vastPicture],
  ])('%s is not taken, and kept nowhere', async (_, code, make) => {
    expect(await upload(await make())).toBe(code);
    expect(await left()).toBe(0);
    expect((await readdir(uploadFolder())).filter((name) => name.endsWith('.json') && !before.has(name))).toEqual([]);
  });

  const before = new Set<string>();
  beforeEach(async () => {
    before.clear();
    for (const name of await readdir(uploadFolder())) before.add(name);
  });

  test('drawings within drawings do no harm, as nothing is drawn', async () => {
    expect(await upload(makeNested(12))).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('of 100 MB is refused before it is sent', async () => {
    expect(await upload(new Uint8Array(100_000_000))).toBe('FILE_TOO_LARGE');
  });

  test.each([
    ['../../../etc/passwd', 'passwd.pdf'],
    ['a/..\\evil\u202Efdp.exe', 'evilfdp.exe.pdf'],
    ['line\r\nSet-Cookie: x=1.pdf', 'line  Set-Cookie: x=1.pdf'],
    ['', 'document.pdf'],
    [`${'é'.repeat(300)}.pdf`, `${'é'.repeat(116)}.pdf`],
  ])('that is called %j is called %j', async (name, told) => {
    await upload(pdf, 'cv', name);
    const { documents } = await mine();
    expect(documents.map((one) => one.name)).toEqual([told]);
    const response = await get(documents[0]?.id ?? '', expert);
    expect([response.status, response.headers.get('set-cookie')]).toEqual([200, null]);
  });

  test('is not uploaded from a page that is not ours', async () => {
    const response = await fetch(`${api.url}/files/expert-documents/new/cv`, {
      method: 'POST',
      headers: { cookie: expert, origin: 'https://elsewhere.example', 'tus-resumable': '1.0.0', 'upload-length': '9' },
    });
    expect(response.status).toBe(403);
  });
});

describe('an upload', () => {
  const begin = (kind = 'cv') =>
    fetch(`${api.url}/files/expert-documents/new/${kind}`, {
      method: 'POST',
      headers: { cookie: expert, 'tus-resumable': '1.0.0', 'upload-length': String(pdf.length) },
    });
  const at = (response: Response) => new URL(response.headers.get('location') ?? '', response.url).href;
  const send = (url: string, from: number, to: number) =>
    fetch(url, {
      method: 'PATCH',
      headers: {
        ...{ cookie: expert, 'tus-resumable': '1.0.0', 'upload-offset': String(from) },
        'content-type': 'application/offset+octet-stream',
      },
      body: pdf.slice(from, to),
    });
  const head = (url: string, cookie = expert) =>
    fetch(url, { method: 'HEAD', headers: { cookie, 'tus-resumable': '1.0.0' } });

  test('goes on after the line broke, and is one document however often its end is asked for', async () => {
    const url = at(await begin());
    await send(url, 0, 300);
    expect((await head(url)).headers.get('upload-offset')).toBe('300');
    await send(url, 300, pdf.length);
    for (const _ of [1, 2]) expect((await head(url)).headers.get('upload-offset')).toBe(String(pdf.length));
    expect(await left()).toBe(1);
  });

  test('is there for nobody else', async () => {
    const url = at(await begin());
    expect((await head(url, others['another expert'])).status).toBe(404);
    expect((await head(url.replace('/cv/', '/degree/'))).status).toBe(404);
  });

  test('that broke off goes after a day', async () => {
    const url = at(await begin());
    await api.app.get(DocumentUploads).tidy();
    expect((await head(url)).status).toBe(200);
    const file = join(uploadFolder(), `${url.split('/').at(-1)}.json`);
    const told = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    await writeFile(file, JSON.stringify({ ...told, creation_date: '2026-01-01T00:00:00.000Z' }));
    await api.app.get(DocumentUploads).tidy();
    expect((await head(url)).status).toBe(404);
  });
});

async function activePdf(make: (document: PDFDocument) => unknown): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  await make(document);
  return document.save();
}

/** A PNG of some kilobytes that is 10,000 by 10,000 pixels of one bit. */
function vastPicture(): Uint8Array {
  const side = 10_000;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.writeUInt8(1, 8);
  const part = (type: string, content: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(type), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const rows = deflateSync(Buffer.alloc(side * (1 + side / 8)));
  const parts = [part('IHDR', head), part('IDAT', rows), part('IEND', new Uint8Array())];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}
