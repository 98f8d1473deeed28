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
 * What one entity holds about people. Each room declares its own (`Room.personal`); a test walks all entities and fails when a column
 * that may tell of a person is in no declaration.
 */
export interface PersonalData {
  readonly entity: ObjectType<ObjectLiteral>;
  /** Columns by which it tells of a person or points to one, as the database calls them. */
  readonly columns: readonly string[];
  /** Name of its part in the file that people get; it stays what it is. */
  readonly part: string;
  /** What it is, what for and for how long, in words. */
  readonly about: MessageId;
  /** Everything of that kind about the person: rows that become JSON. Secrets and other people's data are not among it. */
  readonly export: (manager: EntityManager, personId: string) => Promise<unknown[]>;
  /** Makes the person unknown in it; or why nothing in it has to go. */
  readonly erase: ((manager: EntityManager, person: Erased) => Promise<unknown>) | { readonly stays: string };
}

/** Injection token of every room's `PersonalData`. */
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

/** What a person is called who is not known any more; the class log's trigger knows it too. */
export const nobody = 'N. N.';
/** An address that nobody can have (RFC 2606). */
export const addressOfNobody = (personId: string): string => `erased-${personId}@erased.invalid`;
