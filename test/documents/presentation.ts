import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strToU8, zipSync } from 'fflate';

const namespaces = [
  'office',
  'style',
  'draw:drawing',
  'text',
  'fo:xsl-fo-compatible',
  'svg:svg-compatible',
  'xlink',
].map((one) => {
  const [prefix = '', name = prefix] = one.split(':');
  const address =
    prefix === 'xlink' ? 'http://www.w3.org/1999/xlink' : `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`;
  return `xmlns:${prefix}="${address}"`;
});
const mimetype = 'application/vnd.oasis.opendocument.presentation';

/**
 * A presentation as Impress keeps it (OpenDocument 1.2): a slide for each text.
 *
 * @param elsewhere addresses of what is on each of them, and the file only points at; and parts that lie in the file as well
 */
export function makePresentation(
  texts: readonly string[],
  elsewhere: { picture?: string; document?: string; parts?: Readonly<Record<string, string>> } = {},
): Uint8Array {
  const { picture, document, parts = {} } = elsewhere;
  const place = (top: number) => `svg:x="2cm" svg:y="${top}cm" svg:width="20cm" svg:height="4cm"`;
  const pages = texts.map(
    (text, index) => `<draw:page draw:name="page${index + 1}" draw:master-page-name="Plain">
      <draw:frame ${place(2)}><draw:text-box><text:p>${text}</text:p></draw:text-box></draw:frame>
      ${picture === undefined ? '' : `<draw:frame ${place(6)}><draw:image xlink:type="simple" xlink:href="${picture}"/></draw:frame>`}
      ${document === undefined ? '' : `<draw:frame ${place(10)}><draw:object xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" xlink:href="${document}"/></draw:frame>`}
    </draw:page>`,
  );
  const content = `<?xml version="1.0" encoding="UTF-8"?>
    <office:document-content ${namespaces.join(' ')} office:version="1.2">
      <office:body><office:presentation>${pages.join('')}</office:presentation></office:body>
    </office:document-content>`;
  // Without a master page Impress shows one empty slide.
  const styles = `<?xml version="1.0" encoding="UTF-8"?>
    <office:document-styles ${namespaces.join(' ')} office:version="1.2">
      <office:automatic-styles><style:page-layout style:name="Wide">
        <style:page-layout-properties fo:page-width="28cm" fo:page-height="15.75cm" style:print-orientation="landscape"/>
      </style:page-layout></office:automatic-styles>
      <office:master-styles><style:master-page style:name="Plain" style:page-layout-name="Wide"/></office:master-styles>
    </office:document-styles>`;
  const manifest = `<?xml version="1.0" encoding="UTF-8"?>
    <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
      <manifest:file-entry manifest:full-path="/" manifest:media-type="${mimetype}"/>
      <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
      <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
      ${Object.keys(parts)
        .map((name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type=""/>`)
        .join('')}
    </manifest:manifest>`;
  return zipSync({
    mimetype: [strToU8(mimetype), { level: 0 }],
    'content.xml': strToU8(content),
    'styles.xml': strToU8(styles),
    'META-INF/manifest.xml': strToU8(manifest),
    ...Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, strToU8(content)])),
  });
}

/** The same as PowerPoint keeps it (Office Open XML), made by LibreOffice. */
export const makePowerPoint = (texts: readonly string[]): Promise<Uint8Array> =>
  converted(makePresentation(texts), 'odp', 'pptx');

/** A presentation in another format, by LibreOffice. */
export async function converted(
  presentation: Uint8Array,
  from: 'odp' | 'pptx',
  to: 'odp' | 'pptx' | 'ppt',
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'ikiraro-presentation-'));
  try {
    const file = join(folder, `deck.${from}`);
    await writeFile(file, presentation);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    await promisify(execFile)('soffice', ['--headless', profile, '--convert-to', to, '--outdir', folder, file]);
    return await readFile(join(folder, `deck.${to}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
