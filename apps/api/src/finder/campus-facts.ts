import type { DataSource } from 'typeorm';
import { notFound } from '#platform';
import { countryOfZone } from '../time/countries.ts';

export interface CampusFacts {
  institutionId: string;
  zone: string;
  /** ISO 3166-1 alpha-2; null: unknown. */
  country: string | null;
}

/** @throws {AppError} NOT_FOUND */
export async function campusFacts(dataSource: DataSource, campusId: string): Promise<CampusFacts> {
  const [row]: CampusFacts[] = await dataSource.query(
    'SELECT institution_id AS "institutionId", zone, country FROM campus WHERE id = $1',
    [campusId],
  );
  if (!row) throw notFound('campus');
  return { ...row, country: row.country ?? countryOfZone(row.zone) };
}
