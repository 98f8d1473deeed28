import type { Document, Element } from '@xmldom/xmldom';
import { partKind } from './part-kind.ts';

export const svgNamespace = 'http://www.w3.org/2000/svg';

/** Elements that load, run or hold something else than a drawing. */
const foreign = new Set([
  'script',
  'foreignobject',
  'handler',
  'iframe',
  'object',
  'embed',
  'audio',
  'video',
  'include',
]);
const pictureInside = /^data:image\/[a-z.+-]+;base64,([a-z0-9+/=\s]*)$/i;

/** Removes from a drawing everything that is not in it, in any attribute or style sheet. */
export function cleanSvg(document: Document): void {
  for (const node of [...document.childNodes])
    if (node.nodeName !== document.documentElement?.nodeName) document.removeChild(node);
  for (const element of [...document.getElementsByTagName('*')]) {
    const name = (element.localName ?? '').toLowerCase();
    // A sheet may hide an address by escapes, so one that has any goes whole.
    if (foreign.has(name) || (name === 'style' && !staysInside(element.textContent ?? ''))) {
      element.parentNode?.removeChild(element);
    } else cleanAttributes(element);
  }
}

function cleanAttributes(element: Element): void {
  for (const attribute of [...element.attributes]) {
    const { value } = attribute;
    const name = (attribute.localName ?? attribute.name).toLowerCase();
    const link = /^(href|src|base|data|from|to|values|begin|schemalocation)$/.test(name) && /[:/\\]/.test(value);
    const goes = link || name === 'href' || name === 'src' ? !leadsInside(value) : !staysInside(value);
    if (goes && !attribute.name.startsWith('xmlns')) element.removeAttributeNode(attribute);
  }
}

/** A link to another part of the drawing, or to a picture that is written out. */
function leadsInside(address: string): boolean {
  if (address.trim().startsWith('#')) return true;
  const [, written] = pictureInside.exec(address.trim()) ?? [];
  return written !== undefined && partKind(Buffer.from(written, 'base64')) === 'picture';
}

/** Whether a style names nothing but parts of the drawing. */
const staysInside = (style: string): boolean =>
  !/@import|\\|(file|https?|ftp|smb|vnd[.a-z]*|private):/i.test(style) &&
  [...style.matchAll(/(?:url|src|image)\s*\(\s*["']?\s*(.?)/gi)].every(([, first]) => first === '#');
