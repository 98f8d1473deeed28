import { notFound } from '#platform';
import { countryOfZone } from '../time/countries.ts';
import type { FinderRepository } from './finder.repository.ts';

export interface CampusFacts {
  institutionId: string;
  zone: string;
  /** ISO 3166-1 alpha-2; null: unknown. */
  country: string | null;
}

/** @throws {AppError} NOT_FOUND */
export async function campusFacts(finder: FinderRepository, campusId: string): Promise<CampusFacts> {
  const row = await finder.campus(campusId);
  if (!row) throw notFound('campus');
  return { ...row, country: row.country ?? countryOfZone(row.zone) };
}
