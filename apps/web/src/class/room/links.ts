export type Piece = { readonly text: string } | { readonly text: string; readonly href: string };

const address = /https?:\/\/[^\s<>"'`]+/giu;
/** Belongs to the sentence rather than to the address before it. */
const sentenceEnd = /[.,;:!?)\]}»”’]+$/u;

/** Splits a message into text and web addresses. Only http and https become links: nothing a message holds can run. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const href = match[0].replace(sentenceEnd, '');
    if (!isAddress(href)) continue;
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push({ text: href, href });
    from = match.index + href.length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

/** URL.canParse is younger than the browsers of campus machines. */
function isAddress(href: string): boolean {
  try {
    return new URL(href).hostname !== '';
  } catch {
    return false;
  }
}
