/** Sets of small numbers as bits of 32-bit words. */
export type Bits = Uint32Array;

export function bitsOf(numbers: Iterable<number>, words: number): Bits {
  const bits = new Uint32Array(words);
  for (const number of numbers) {
    const word = number >> 5;
    if (number >= 0 && word < words) bits[word] = (bits[word] ?? 0) | (1 << (number & 31));
  }
  return bits;
}

export function ones(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** How many numbers are in both. */
export function inBoth(one: Bits, other: Bits): number {
  let count = 0;
  const words = Math.min(one.length, other.length);
  for (let at = 0; at < words; at += 1) count += ones((one[at] as number) & (other[at] as number));
  return count;
}
