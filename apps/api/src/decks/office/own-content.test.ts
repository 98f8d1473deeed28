import { describe, expect, test } from '@jest/globals';
import { gzipSync, strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { Encrypted, ownContent } from './own-content.ts';

const picture = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** The content that is left of a file in a presentation. */
const left = (files: Record<string, string | Uint8Array>, name: string): string | undefined => {
  const zip = zipSync(
    Object.fromEntries(
      Object.entries(files).map(([key, value]) => [key, typeof value === 'string' ? strToU8(value) : value]),
    ),
  );
  const content = unzipSync(ownContent(zip))[name];
  return content && strFromU8(content);
};

describe('own content of an OpenDocument file', () => {
  const page = (inside: string) =>
    `<o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:d="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" ` +
    `xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:l="http://www.w3.org/1999/xlink">${inside}</o:document>`;
  const imaged = (address: string) => page(`<d:frame><d:image l:href="${address}"/></d:frame>`);
  const content = (xml: string, more: Record<string, string | Uint8Array> = {}) =>
    left({ mimetype: 'x', 'Pictures/a.png': picture, 'content.xml': xml, ...more }, 'content.xml');

  test.each(['Pictures/a.png', './Pictures/a.png', 'Pictures/%61.png', '#page2', ''])(
    'a link to %p stays',
    (address) => {
      expect(content(imaged(address))).toContain(`l:href="${address}"`);
    },
  );

  test.each([
    'file:///etc/passwd',
    ' file:///etc/passwd',
    'FILE:/etc/passwd',
    '&#102;ile:///etc/passwd',
    '/etc/passwd',
    '../../etc/passwd',
    'Pictures/../../../etc/passwd',
    '%2e%2e/%2e%2e/etc/passwd',
    '%2fetc/passwd',
    'Pictures/b.png',
    'vnd.sun.star.pkg://file%3A%2F%2F%2Fetc/passwd',
    'smb://there/a.png',
    'http:file:///etc/passwd',
    'https://example.org/a.png',
  ])('a link to %p goes', (address) => {
    expect(content(imaged(address))).not.toContain('href');
  });

  test('a link that somebody follows may lead to the web, and to no file', () => {
    const followed = (address: string) => content(page(`<t:a l:href="${address}">a</t:a>`));
    expect(followed('https://example.org/')).toContain('l:href="https://example.org/"');
    expect(followed('file:///etc/passwd')).not.toContain('href');
  });

  test.each([
    ['an attribute of a form control', '<d:control d:image-data="/etc/passwd"/>'],
    ['an attribute of any name', '<d:frame d:anything=" FILE:///etc/passwd"/>'],
    [
      'a drawing that is written out',
      `<d:image><o:binary-data>${btoa('<svg href="/etc/passwd"/>')}</o:binary-data></d:image>`,
    ],
  ])('%s points at no file', (_, inside) => {
    expect(content(page(inside))).not.toMatch(/passwd|binary-data/i);
  });

  test.each(['file:///etc/passwd', '/etc/passwd', '../../etc/passwd', 'C:\\\\a'])(
    'a part that is called %p makes no link of it',
    (name) => {
      expect(content(imaged(name), { [name]: picture, 'etc/passwd': picture })).not.toContain('href');
      expect(left({ [name]: picture }, name)).toBeUndefined();
    },
  );

  test('a document within the document is replaced by its picture', () => {
    const xml = content(
      page('<d:frame><d:object l:href="./Object 1"/><d:image l:href="./ObjectReplacements/Object 1"/></d:frame>'),
      { 'Object 1/content.xml': imaged('file:///etc/passwd'), 'ObjectReplacements/Object 1': picture },
    );
    expect(xml).toContain('<d:frame><d:image l:href="./ObjectReplacements/Object 1"/></d:frame>');
    expect(left({ 'Object 1/content.xml': page('') }, 'Object 1/content.xml')).toBeUndefined();
  });

  test('words and spaces stay as they are', () => {
    const inside = '<t:p>é &lt; ዓ  😀<t:s t:c="2"/></t:p>\n <t:p t:a="&lt;&amp;&#9;&quot;">a</t:p>';
    expect(content(page(inside))).toContain(inside);
  });

  test('the manifest lists the files that are there', () => {
    const entry = (path: string) => `<m:file-entry m:full-path="${path}"/>`;
    const manifest = `<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">${['/', 'Pictures/a.png', 'settings.xml'].map(entry).join('')}</m:manifest>`;
    const files = { 'META-INF/manifest.xml': manifest, 'Pictures/a.png': picture, 'settings.xml': page('') };
    expect(left(files, 'META-INF/manifest.xml')).toContain(`${entry('/')}${entry('Pictures/a.png')}</m:manifest>`);
  });

  test.each([
    ['has a document type', `<!DOCTYPE o>${page('')}`],
    ['has entities of its own', `<!DOCTYPE o [<!ENTITY e "file:///etc/passwd">]>${imaged('&e;')}`],
    ['is no XML', '<o><p></o>'],
    ['is not in UTF-8', Uint8Array.of(0xff, 0xfe, 0x3c, 0)],
  ])('a part that %s is refused', (_, xml) => {
    expect(() => left({ 'content.xml': xml }, 'content.xml')).toThrow();
  });

  test('the encoding that a file declares is not believed', () => {
    const xml = content(`<?xml version="1.0" encoding="UTF-7"?>${page('')}`);
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8" standalone="yes"\?>\n<o:document/);
  });

  test('a file with a password is told from a broken one', () => {
    const manifest = '<manifest:encryption-data xmlns:manifest="x"/>';
    expect(() => left({ 'META-INF/manifest.xml': manifest, 'content.xml': picture }, '')).toThrow(Encrypted);
  });
});

describe('own content of an Office Open XML file', () => {
  const rels = (target: string, mode?: 'External' | 'Internal', type = 'hyperlink') =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://x/${type}" Target="${target}"${
      mode ? ` TargetMode="${mode}"` : ''
    }/></Relationships>`;
  const kept = (target: string, mode?: 'External' | 'Internal', type?: string) =>
    left(
      {
        'ppt/media/a.png': picture,
        'ppt/embeddings/b.bin': picture,
        'ppt/slides/_rels/s.xml.rels': rels(target, mode, type),
      },
      'ppt/slides/_rels/s.xml.rels',
    )?.includes('<Relationship ');

  test.each([
    ['../media/a.png', undefined],
    ['/ppt/media/A.PNG', undefined],
    ['https://example.org/', 'External'],
    ['mailto:a@example.org', 'External'],
  ] as const)('a link to %p stays', (target, mode) => {
    expect(kept(target, mode)).toBe(true);
  });

  test.each([
    ['file:///etc/passwd', 'External', 'hyperlink'],
    ['file:///etc/passwd', undefined, 'hyperlink'],
    ['/etc/passwd', 'External', 'hyperlink'],
    ['/ppt/media/a.png', 'External', 'hyperlink'],
    ['../../../../etc/passwd', 'External', 'hyperlink'],
    ['../media/a.png', 'External', 'hyperlink'],
    ['../../../../etc/passwd', 'Internal', 'hyperlink'],
    ['/../etc/passwd', undefined, 'hyperlink'],
    ['//there/a.png', undefined, 'hyperlink'],
    ['../embeddings/b.bin', undefined, 'hyperlink'],
    ['https://example.org/a.png', 'External', 'image'],
  ] as const)('a link to %p goes', (target, mode, type) => {
    expect(kept(target, mode, type)).toBe(false);
  });
});

describe('own content of a part whose name is not that of XML', () => {
  const svg = (inside: string, attributes = '') =>
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;
  const kept = (content: string | Uint8Array, name = 'Pictures/a.png') => left({ [name]: content }, name);
  const secret = 'file:///etc/passwd';

  test.each([
    ['an image', `<image xlink:href="${secret}"/>`],
    ['one of SVG 2', `<image href="/etc/passwd"/>`],
    ['one beside it', '<image href="passwd"/>'],
    ['a drawing within it', `<image href="data:image/svg+xml;base64,${btoa(svg(`<image href="${secret}"/>`))}"/>`],
    ['what is said to be a picture within it', `<image href="data:image/png;base64,${btoa(svg(''))}"/>`],
    ['a part of another drawing', `<use xlink:href="${secret}#a"/>`],
    ['a filter', `<filter><feImage href="${secret}"/></filter>`],
    ['a style', `<rect style="fill: url('${secret}#a')"/>`],
    ['a fill', `<rect fill="url( ${secret})"/>`],
    ['a sheet', `<style>rect { fill: url("${secret}") }</style>`],
    ['a sheet that it brings in', `<style>@import "${secret}";</style>`],
    ['a sheet with escapes', '<style>rect { fill: u\\72l(f\\69le:///etc/passwd) }</style>'],
    ['a page', `<foreignObject><img src="${secret}"/></foreignObject>`],
    ['a script', `<script href="${secret}"/>`],
    ['an animation', `<image><set attributeName="href" to="${secret}"/></image>`],
  ])('an SVG by any name shows no file by %s', (_, inside) => {
    const whole = svg(`${inside}<rect width="4"/>`);
    for (const name of ['Pictures/a.svg', 'Pictures/a.png', 'Pictures/a', 'ppt/media/a.emf', 'Pictures/a.xml']) {
      expect(kept(whole, name)).toContain('<rect width="4"/>');
      expect(kept(whole, name)).not.toMatch(/passwd|fill:|data:/);
      expect(kept(gzipSync(strToU8(whole)), name.replace('.xml', '.svgz'))).not.toMatch(/passwd|fill:|data:/);
    }
  });

  test('an SVG keeps what is in it', () => {
    const inside = `<defs><g id="a"/></defs><use href="#a"/><rect fill="url(#b)"/><image href="data:image/png;base64,${Buffer.from(picture).toString('base64')}"/>`;
    const sheet = `<?xml-stylesheet href="${secret}"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "${secret}">`;
    expect(kept(`${sheet}${svg(inside)}`)).toMatch(
      new RegExp(`^<\\?xml [^>]*>\\n<svg [^>]*>${inside.replace(/[()+?/]/g, '\\$&')}</svg>$`),
    );
  });

  test.each([
    ['an SVG with entities', `<!DOCTYPE svg [<!ENTITY e SYSTEM "${secret}">]>${svg('&e;')}`],
    ['an SVG that is not well-formed', '<svg xmlns="http://www.w3.org/2000/svg"><g>'],
    ['an SVG in UTF-16', Buffer.from(`\ufeff${svg(`<image href="${secret}"/>`)}`, 'utf16le')],
    ['a page', `<html xmlns="http://www.w3.org/1999/xhtml"><img src="${secret}"/></html>`],
    ['a drawing of VML', `<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="${secret}"/></xml>`],
    ['a document of OLE', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['another archive', zipSync({ 'content.xml': strToU8(secret) })],
    ['a PDF', `%PDF-1.7 (${secret})`],
    ['PostScript', `%!PS-Adobe (${secret}) run`],
    ['what nobody knows', secret],
  ])('%s stays out', (_, content) => {
    for (const name of ['Pictures/a.svg', 'Pictures/a.png', 'ppt/media/a.bin'])
      expect(kept(content, name)).toBeUndefined();
  });
});

test('a file that is far larger than any presentation is refused before it is unpacked', () => {
  const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, index) => [`${index}.png`, new Uint8Array()]));
  expect(() => ownContent(zipSync(many))).toThrow('too large');
});
