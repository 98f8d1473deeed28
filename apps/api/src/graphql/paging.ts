import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { badInput } from '#platform';

/** Rows of one page at most. */
export const largestPage = 200;
/** Rows of a page when the client asks for no number. */
export const usualPage = 50;

@ObjectType('PageInfo')
export class PageInfoModel {
  @Field(() => String, { nullable: true, description: 'Of the last node; null for an empty page.' })
  endCursor: string | null;

  @Field(() => Boolean)
  hasNextPage: boolean;
}

export interface Connection<T> {
  nodes: T[];
  pageInfo: PageInfoModel;
  totalCount: number;
}

/** A page of `node` in the schema: extend it with `@ObjectType('XConnection')`. */
export function connectionOf<T>(node: () => Type<T>): Type<Connection<T>> {
  @ObjectType({ isAbstract: true })
  abstract class ConnectionModel implements Connection<T> {
    @Field(() => [node()])
    nodes: T[];

    @Field(() => PageInfoModel)
    pageInfo: PageInfoModel;

    @Field(() => Int)
    totalCount: number;
  }
  return ConnectionModel as Type<Connection<T>>;
}

export interface PageArguments {
  first?: number | null;
  after?: string | null;
}

/**
 * Values of the sort columns of the row after which the page begins; null for the first page. A cursor is opaque to clients. It
 * consists of these values, and a client that changes one gets another page of rows that it may see anyway.
 *
 * @param length of the sort key
 * @throws {AppError} BAD_INPUT at `first` or `after`
 */
export function pageOf(
  { first, after }: PageArguments,
  length: number,
  usual = usualPage,
): { limit: number; after: (string | number | null)[] | null } {
  const limit = first ?? usual;
  if (limit < 1 || limit > largestPage) throw badInput('first', `A page has 1 to ${largestPage} rows.`);
  if (after == null) return { limit, after: null };
  const values = decode(after);
  if (values?.length !== length) throw badInput('after', 'This is no cursor of this list.');
  return { limit, after: values };
}

/**
 * @param rows up to `limit + 1`, in order
 * @param keyOf values of the sort columns of a row
 */
export function connection<T>(
  rows: readonly T[],
  limit: number,
  totalCount: number,
  keyOf: (row: T) => (string | number | null)[],
): Connection<T> {
  const nodes = rows.slice(0, limit);
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: { endCursor: last === undefined ? null : encode(keyOf(last)), hasNextPage: rows.length > limit },
    totalCount,
  };
}

const encode = (values: (string | number | null)[]) => Buffer.from(JSON.stringify(values)).toString('base64url');

function decode(cursor: string): (string | number | null)[] | undefined {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const plain = (value: unknown) => value === null || typeof value === 'number' || isPlainText(value);
    return Array.isArray(values) && values.every(plain) ? (values as (string | number | null)[]) : undefined;
  } catch {
    return undefined;
  }
}

/** PostgreSQL takes no NUL in text. */
const isPlainText = (value: unknown) => typeof value === 'string' && !value.includes('\0');
