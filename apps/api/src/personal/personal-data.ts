import type { EntityManager, ObjectLiteral, ObjectType } from 'typeorm';
import type { Column, Statement } from '#database';
import type { MessageId } from '../words/en.ts';

/** The account that is being erased, as it was. */
export interface Erased {
  id: string;
  email: string;
  name: string;
}

/**
 * Describes what one entity holds about people. Each feature declares its own (`personal.ts`). A test walks all entities and
 * fails when a column that may hold personal data is in no declaration.
 */
export interface PersonalData {
  readonly entity: ObjectType<ObjectLiteral>;
  /** Columns that hold data of a person or point to one, by their names in the database. */
  readonly columns: readonly string[];
  /** Name of its part in the file that people get; it stays what it is. */
  readonly part: string;
  /** What it is, what for and for how long, in words. */
  readonly about: MessageId;
  /** All rows of that kind about the person, as JSON. Secrets and other people's data are left out. */
  readonly export: (manager: EntityManager, personId: string) => Promise<unknown[]>;
  /** Makes the person unknown in it; or the reason why nothing in it has to be removed. */
  readonly erase: ((manager: EntityManager, person: Erased) => Promise<unknown>) | { readonly stays: string };
}

/** Injection token of the `PersonalData` of every feature. */
export const PERSONAL_DATA = Symbol('PersonalData');

interface OfPerson {
  readonly text: string;
  readonly params: { readonly personId: 'uuid' };
  readonly row?: Readonly<Record<string, Column>>;
}

/** An exporter in one statement about a person. */
export const rows =
  (sql: Statement<OfPerson>): PersonalData['export'] =>
  (manager, personId) =>
    sql.rows(manager, { personId });

/** An eraser in one statement about a person. */
export const statement =
  (sql: Statement<OfPerson>): ((manager: EntityManager, person: Erased) => Promise<unknown>) =>
  (manager, { id }) =>
    sql.rows(manager, { personId: id });

/** The name shown in place of an erased person. The class log's trigger knows it too. */
export const nobody = 'N. N.';
/** An address that nobody can have (RFC 2606). */
export const addressOfNobody = (personId: string): string => `erased-${personId}@erased.invalid`;
