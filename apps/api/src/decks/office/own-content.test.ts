import { describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { Encrypted, ownContent } from './own-content.ts';

const picture = Uint8Array.of(1, 2, 3);
/** What is left of a file in a presentation. */
const left = (files: Record<string, string | Uint8Array>, name: string): string | undefined => {
  const zip = zipSync(
    Object.fromEntries(
      Object.entries(files).map(([key, value]) => [key, typeof value === 'string' ? strToU8(value) : value]),
    ),
  );
  const content = unzipSync(ownContent(zip))[name];
  return content && strFromU8(content);
};

describe('of OpenDocument', () => {
  const page = (inside: string) =>
    `<o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:d="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" ` +
    `xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:l="http://www.w3.org/1999/xlink">${inside}</o:document>`;
  const imaged = (address: string) => page(`<d:frame><d:image l:href="${address}"/></d:frame>`);
  const content = (xml: string, more: Record<string, string | Uint8Array> = {}) =>
    left({ mimetype: 'x', 'Pictures/a.png': picture, 'content.xml': xml, ...more }, 'content.xml');

  test.each(['Pictures/a.png', './Pictures/a.png', 'Pictures/%61.png', 'https://example.org/a.png', '#page2', ''])(
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
  ])('a link to %p goes', (address) => {
    expect(content(imaged(address))).not.toContain('href');
  });

  test.each(['file:///etc/passwd', '/etc/passwd', '../../etc/passwd', 'C:\\\\a'])(
    'a part that is called %p makes no link of it',
    (name) => {
      expect(content(imaged(name), { [name]: picture, 'etc/passwd': picture })).not.toContain('href');
      expect(left({ [name]: picture }, name)).toBeUndefined();
    },
  );

  test('a document within it gives way to its picture', () => {
    const xml = content(
      page('<d:frame><d:object l:href="./Object 1"/><d:image l:href="./ObjectReplacements/Object 1"/></d:frame>'),
      { 'Object 1/content.xml': imaged('file:///etc/passwd'), 'ObjectReplacements/Object 1': picture },
    );
    expect(xml).toContain('<d:frame><d:image l:href="./ObjectReplacements/Object 1"/></d:frame>');
    expect(left({ 'Object 1/content.xml': page('') }, 'Object 1/content.xml')).toBeUndefined();
  });

  test('its words and spaces stay as they are', () => {
    const inside = '<t:p>é &lt; ዓ  😀<t:s t:c="2"/></t:p>\n <t:p t:a="&lt;&amp;&#9;&quot;">a</t:p>';
    expect(content(page(inside))).toContain(inside);
  });

  test('the manifest lists what is there', () => {
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

  test('what it says of its encoding is not believed', () => {
    const xml = content(`<?xml version="1.0" encoding="UTF-7"?>${page('')}`);
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8" standalone="yes"\?>\n<o:document/);
  });

  test('one with a password is told from a broken one', () => {
    const manifest = '<manifest:encryption-data xmlns:manifest="x"/>';
    expect(() => left({ 'META-INF/manifest.xml': manifest, 'content.xml': picture }, '')).toThrow(Encrypted);
  });
});

describe('of Office Open XML', () => {
  const rels = (target: string, mode?: 'External' | 'Internal') =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="${target}"${
      mode ? ` TargetMode="${mode}"` : ''
    }/></Relationships>`;
  const kept = (...link: Parameters<typeof rels>) =>
    left(
      { 'ppt/media/a.png': picture, 'ppt/embeddings/b.bin': picture, 'ppt/slides/_rels/s.xml.rels': rels(...link) },
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
    ['file:///etc/passwd', 'External'],
    ['file:///etc/passwd', undefined],
    ['/etc/passwd', 'External'],
    ['/ppt/media/a.png', 'External'],
    ['../../../../etc/passwd', 'External'],
    ['../media/a.png', 'External'],
    ['../../../../etc/passwd', 'Internal'],
    ['/../etc/passwd', undefined],
    ['//there/a.png', undefined],
    ['../embeddings/b.bin', undefined],
  ] as const)('a link to %p goes', (target, mode) => {
    expect(kept(target, mode)).toBe(false);
  });
});

test('what is far larger than any presentation is refused before it is unpacked', () => {
  const many = Object.fromEntries(Array.from({ length: 20_001 }, (_, index) => [`${index}.png`, new Uint8Array()]));
  expect(() => ownContent(zipSync(many))).toThrow('too large');
});
