import { registerPages } from '#database';
import type { RegisterPage } from '#database';

/** Characters of the bytes from 0x80 on in two code pages that Node does not know. MS-DOS wrote them, and old programs for Windows still do. */
const dos: Partial<Record<RegisterPage, string>> = {
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
};

/** The first byte that is not ASCII. */
export const high = 0x80;

const tables = new Map(
  registerPages.map((page) => {
    const text = dos[page] ?? new TextDecoder(page).decode(Uint8Array.from({ length: high }, (_, at) => high + at));
    return [page, [...text]];
  }),
);

/** The character of a byte from 0x80 on in a code page. */
export const signOf = (page: RegisterPage, byte: number): string => tables.get(page)?.[byte - high] ?? '\uFFFD';

const encoded = new Map(
  registerPages.map((page) => [page, (tables.get(page) ?? []).map((sign) => new TextEncoder().encode(sign))]),
);
/** Bytes that a sign of these pages has in UTF-8 at most. */
export const widest = 3;
export const utf8Of = (page: RegisterPage, byte: number): Uint8Array =>
  encoded.get(page)?.[byte - high] ?? Uint8Array.of();
