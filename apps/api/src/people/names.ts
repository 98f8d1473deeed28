import type { DataSource } from 'typeorm';
import type { PersonModel } from '../models/person.ts';

/** People by id. */
export async function namesOf(dataSource: DataSource, ids: readonly string[]): Promise<Map<string, PersonModel>> {
  const people: PersonModel[] = await dataSource.query('SELECT id, name FROM person WHERE id = ANY($1)', [ids]);
  return new Map(people.map((person) => [person.id, person]));
}
