/** E-mail addresses out of whatever was pasted: one a line, or with commas, semicolons, names and angle brackets around them. Each once, in small letters. */
export function addressesIn(text: string): string[] {
  const found = text.match(/[^\s,;<>"'()[\]]+@[^\s,;<>"'()[\]]+/g) ?? [];
  return [...new Set(found.map((address) => address.replace(/[.:]+$/, '').toLowerCase()))];
}
