/** A part of a text; with an address it is a link. */
export interface Piece {
  text: string;
  href?: string;
}

/** Addresses of the web in a text become links; all else, other schemes too, stays text. */
export function evidencePieces(text: string): Piece[] {
  return text.split(/(https?:\/\/[^\s<>"]+)/i).flatMap((part, index): Piece[] => {
    if (part === '') return [];
    // What ends a sentence is not of the address.
    const [address = part, end = ''] = index % 2 === 1 ? part.split(/([.,;:!?)\]]+)$/) : [part];
    if (index % 2 === 0 || !URL.canParse(address)) return [{ text: part }];
    return [{ text: address, href: new URL(address).href }, ...(end === '' ? [] : [{ text: end }])];
  });
}
