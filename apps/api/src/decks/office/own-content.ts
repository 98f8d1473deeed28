import { posix } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DOMParser, XMLSerializer, onErrorStopParsing } from '@xmldom/xmldom';
import type { Document, Element } from '@xmldom/xmldom';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { partKind } from './part-kind.ts';
import { cleanSvg, svgNamespace } from './svg.ts';

/** Limits of one presentation: files in it, and bytes of all of them unpacked. */
const mostFiles = 20_000;
const mostBytes = 400_000_000;

const xlink = 'http://www.w3.org/1999/xlink';
const xmlns = 'http://www.w3.org/2000/xmlns/';
/** Attributes of form controls that name a picture, a page or data, without being links by their name. */
const pointing = new Set(['image-data', 'target-location', 'datasource']);
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
 * A presentation that shows only its own content. LibreOffice shows on a slide any picture of this machine that a document points
 * at. So links to files are removed, and documents within the document are replaced by their pictures. A part is left out unless
 * it is a picture that holds all its data, or XML that was checked. Every XML part is written anew, so that LibreOffice reads
 * exactly what was checked here, even where the two parsers differ on malformed XML.
 *
 * @param zip OpenDocument or Office Open XML
 * @throws {Encrypted}
 * @throws {Error} when it is broken, or far larger than any presentation
 */
export function ownContent(zip: Uint8Array): Uint8Array {
  const parts = Object.entries(unpacked(zip)).flatMap(([name, content]) => {
    const part = name === 'mimetype' ? content : looked(name, content);
    return part ? [[name, part] as const] : [];
  });
  const names = new Set(parts.map(([name]) => name.toLowerCase()));
  // OpenDocument's `mimetype` comes first and as it is; pictures are compressed already.
  return zipSync(
    Object.fromEntries(
      parts.map(([name, part]) => [
        name,
        part instanceof Uint8Array ? [part, { level: 0 }] : [cleaned(name, part, names), { level: 1 }],
      ]),
    ),
  );
}

/** Text that people wrote in a presentation. Names of fonts and styles are left out, as they may be in any script. */
export const wordsOf = (zip: Uint8Array): string =>
  Object.values(unzipSync(zip, { filter: ({ name }) => /\.xml$/i.test(name) }))
    .map((content) => strFromU8(content).replace(/<[^>]*>/g, ' '))
    .join(' ');

/**
 * The content of one part: rewritten when it is XML, as it is when it cannot point at anything. Its kind is read from the content, as LibreOffice does.
 *
 * @returns undefined for anything else: documents within the document, programs, unknown kinds
 * @throws {Error} when it should be XML by its name, and is not
 */
function looked(name: string, content: Uint8Array): Document | Uint8Array | undefined {
  if (isXml(name)) return parsed(content);
  const kind = partKind(content);
  if (kind === 'picture') return content;
  try {
    if (kind === 'packed') {
      // An SVG or a metafile that is packed once more.
      const inside = gunzipSync(content, { maxOutputLength: mostBytes });
      return partKind(inside) === 'packed' ? undefined : looked(name, inside);
    }
    const document = kind === 'xml' ? parsed(content) : undefined;
    return document?.documentElement?.namespaceURI === svgNamespace ? document : undefined;
  } catch {
    // The picture is left out.
    return undefined;
  }
}

function cleaned(name: string, document: Document, names: ReadonlySet<string>): Uint8Array {
  const root = document.documentElement;
  for (const node of [...document.childNodes]) if (node !== root) document.removeChild(node);
  // By its name alone it might still be read as a picture.
  if (elements(document).some(({ namespaceURI }) => namespaceURI === svgNamespace)) cleanSvg(document);
  if (/\.rels$/i.test(name)) relationships(document, name, names);
  else part(document, name, names);
  return strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${new XMLSerializer().serializeToString(document)}`,
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

/** @throws {Error} when it is no well-formed XML in UTF-8, or defines entities: no program writes any, and they could hide anything */
function parsed(content: Uint8Array): Document {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  // SVG names its document type. Other programs may fetch that document; this parser does not.
  if (/<!(ENTITY|ATTLIST|ELEMENT|NOTATION)|<!DOCTYPE[^>]*\[/i.test(text)) throw new Error('It defines entities.');
  const document = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml');
  if (document.doctype && document.documentElement?.namespaceURI !== svgNamespace)
    throw new Error('It has a document type.');
  return document;
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
      // Only a link that somebody follows may lead to the web.
      const follows = element.localName === 'a';
      for (const attribute of [...element.attributes]) {
        const { localName, namespaceURI, value } = attribute;
        const goes =
          namespaceURI === xlink && localName === 'href'
            ? !(follows && leadsToWeb(value)) && !leadsInside(value, names)
            : pointing.has(localName ?? '') || (namespaceURI !== xmlns && leadsToFile(value));
        if (goes) element.removeAttributeNode(attribute);
      }
      // A picture that is written out may be an SVG.
      if (
        element.localName === 'binary-data' &&
        partKind(Buffer.from(element.textContent ?? '', 'base64')) !== 'picture'
      )
        element.parentNode?.removeChild(element);
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
        ? leadsToWeb(target) && /\/hyperlink$/.test(element.getAttribute('Type') ?? '')
        : // From the root of the package, or from the part.
          leadsInside(target.startsWith('/') ? target.slice(1) : posix.join(folder, target), names);
    if (!stays) element.parentNode?.removeChild(element);
  }
}

const isXml = (name: string): boolean => /\.(xml|rels)$/i.test(name);

const leadsToFile = (value: string): boolean => /^\s*(file|vnd\.[a-z.]+|private|smb|ftp|jar|zip|dav):/i.test(value);
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
