import { posix } from 'node:path';
import { DOMParser, XMLSerializer, onErrorStopParsing } from '@xmldom/xmldom';
import type { Document, Element } from '@xmldom/xmldom';
import { strToU8, unzipSync, zipSync } from 'fflate';

/** Of one presentation: files in it, and bytes of all of them unpacked. */
const mostFiles = 20_000;
const mostBytes = 400_000_000;

const xlink = 'http://www.w3.org/1999/xlink';
/** Documents and programs within an OpenDocument slide; beside each in its frame is the picture to show (OpenDocument 1.3, 10.4.6). */
const embedded = new Set(['object', 'object-ole', 'plugin', 'applet', 'floating-frame']);
/**
 * Files that no slide needs: other documents and their programs, and settings, which may name files too. What PowerPoint embeds it shows by a picture,
 * and charts by values that they hold themselves.
 */
const needless = [
  /^ppt\/(embeddings|activex|ctrlprops)\//i,
  /^ppt\/vbaproject/i,
  /^Object \d/,
  /^(Basic|Scripts)\//,
  /^settings\.xml$/,
];

type Files = Readonly<Record<string, Uint8Array>>;

/** @see ownContent */
export class Encrypted extends Error {}

/**
 * A presentation that shows only what is in it. LibreOffice shows on a slide any picture of this machine that a document points at: so links to
 * files are taken out, and documents within the document give way to their pictures. Links to the web stay; it is not to be reached (convert.ts). Every part is
 * written anew, so that LibreOffice reads what was looked at here, whatever the two parsers think of what is not well-formed.
 *
 * @param zip OpenDocument or Office Open XML
 * @throws {Encrypted}
 * @throws {Error} when it is broken, or far larger than any presentation
 */
export function ownContent(zip: Uint8Array): Uint8Array {
  const files = unpacked(zip);
  const names = new Set(Object.keys(files).map((name) => name.toLowerCase()));
  const written = Object.entries(files).map(([name, content]) => {
    const clean = /\.rels$/i.test(name) ? relationships : /\.xml$/i.test(name) ? part : undefined;
    return [name, clean ? rewritten(content, (document) => clean(document, name, names)) : content] as const;
  });
  // OpenDocument's `mimetype` comes first and as it is; pictures are compressed already.
  return zipSync(
    Object.fromEntries(
      written.map(([name, content]) => [name, [content, { level: /\.(xml|rels)$/i.test(name) ? 1 : 0 }]]),
    ),
  );
}

function unpacked(zip: Uint8Array): Files {
  let count = 0;
  let bytes = 0;
  const files = unzipSync(zip, {
    filter: ({ name, originalSize }) => {
      count += 1;
      bytes += originalSize;
      if (count > mostFiles || bytes > mostBytes) throw new Error('It is too large when unpacked.');
      // A name that means a file elsewhere would make a link to that look like one to a part.
      const inside = !/[\\:]|^\//.test(name) && !name.split('/').includes('..');
      return inside && !name.endsWith('/') && !needless.some((one) => one.test(name));
    },
  });
  const manifest = files['META-INF/manifest.xml'];
  if (manifest && /encryption-data/.test(Buffer.from(manifest).toString())) throw new Encrypted();
  return files;
}

/** @throws {Error} when it is no well-formed XML in UTF-8, or has a document type: no program writes one, and its entities could hide anything */
function rewritten(content: Uint8Array, clean: (document: Document) => void): Uint8Array {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  const document = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml');
  if (document.doctype) throw new Error('It has a document type.');
  // It may declare an encoding, which from here on it has not.
  for (const node of [...document.childNodes]) if (node.nodeName === 'xml') document.removeChild(node);
  clean(document);
  return strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${new XMLSerializer().serializeToString(document)}`,
  );
}

/** A part of OpenDocument, or of Office Open XML, whose links are all in its relationships. */
function part(document: Document, name: string, names: ReadonlySet<string>): void {
  for (const element of elements(document)) {
    if (embedded.has(element.localName ?? '') && element.namespaceURI?.includes('opendocument')) {
      element.parentNode?.removeChild(element);
    } else if (element.localName === 'file-entry' && name === 'META-INF/manifest.xml') {
      const path = [...element.attributes].find(({ localName }) => localName === 'full-path')?.value ?? '';
      if (!path.endsWith('/') && !names.has(path.toLowerCase())) element.parentNode?.removeChild(element);
    } else {
      const address = element.getAttributeNS(xlink, 'href');
      if (address !== null && !leadsToWeb(address) && !leadsInside(address, names))
        element.removeAttributeNS(xlink, 'href');
    }
  }
}

/** Office Open XML, part 2 (packaging), 6.5: `ppt/slides/_rels/slide1.xml.rels` says what `ppt/slides/slide1.xml` points at. */
function relationships(document: Document, name: string, names: ReadonlySet<string>): void {
  const folder = posix.dirname(posix.dirname(name));
  for (const element of elements(document)) {
    const target = element.getAttribute('Target');
    if (target === null) continue;
    const stays =
      element.getAttribute('TargetMode') === 'External'
        ? leadsToWeb(target)
        : // From the root of the package, or from the part.
          leadsInside(target.startsWith('/') ? target.slice(1) : posix.join(folder, target), names);
    if (!stays) element.parentNode?.removeChild(element);
  }
}

const leadsToWeb = (address: string): boolean => /^(https?:\/\/|mailto:)/i.test(address);

/** @param address from the root of the presentation */
function leadsInside(address: string, names: ReadonlySet<string>): boolean {
  if (/^(#|$)/.test(address)) return true;
  const path = posix.normalize(unescaped(address.replace(/#.*/, '')));
  return names.has(path.toLowerCase());
}

function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const elements = (document: Document): Element[] => [...document.getElementsByTagName('*')];
