/** How near two codes of a classification are whose digits tell the levels: ISCED-F and DAC. */

export type FieldNearness = 'same' | 'narrow' | 'broad' | 'none';
export type SectorNearness = 'same' | 'category' | 'none';

/** Of ISCED-F: 0512 stands in the narrow field 051 and in the broad field 05. A code may itself be narrow or broad. */
export function fieldNearness(one: string, other: string): FieldNearness {
  if (one === other) return 'same';
  const common = commonDigits(one, other);
  return common >= 3 ? 'narrow' : common === 2 ? 'broad' : 'none';
}

/** Of OECD DAC: 12181 stands in the category 121. */
export function sectorNearness(one: string, other: string): SectorNearness {
  return one === other ? 'same' : commonDigits(one, other) >= 3 ? 'category' : 'none';
}

function commonDigits(one: string, other: string): number {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count += 1;
  return count;
}

/** What of the wish for a field, or for a sector, is met. */
export const fieldParts: Readonly<Record<FieldNearness, number>> = { same: 1, narrow: 0.5, broad: 0.25, none: 0 };
export const sectorParts: Readonly<Record<SectorNearness, number>> = { same: 1, category: 0.5, none: 0 };
