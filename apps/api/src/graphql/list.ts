import { StatementFamily } from '#database';
import type { GivenFor, GivenTo, Parameter, Parameters, Queryable } from '#database';
import { badInput } from '#platform';
import { isUuid } from './ids.ts';
import { pageDeclaration, proofOf } from './list-declaration.ts';
import type {
  Asked,
  Filter,
  Filters,
  ListDeclaration,
  PageDeclaration,
  Question,
  SortKey,
} from './list-declaration.ts';
import { connection, pageOf } from './paging.ts';
import type { Connection, PageArguments } from './paging.ts';
import type { Match } from './search.ts';

interface PageAsked<P extends Parameters, F extends Filters, Order extends string, Shape extends string> {
  page: PageArguments;
  given: GivenTo<P>;
  filters?: Asked<F>;
  words?: readonly string[];
  how?: Match;
  order: Order;
  descending?: boolean;
  shape: Shape;
}

/** Statements that give a page of a list with the number of all its rows. */
export class ListStatements<
  Row,
  const P extends Parameters,
  const F extends Filters,
  Order extends string,
  Shape extends string,
> extends StatementFamily<Question<Order, Shape>, PageDeclaration<Row>> {
  constructor(
    name: string,
    private readonly list: ListDeclaration<P, F, Order, Shape>,
  ) {
    super(name, (question) => pageDeclaration<Row, Order, Shape>(list, question), proofOf(list));
  }

  /** One statement. @throws {AppError} BAD_INPUT at `first` or `after` */
  async page(db: Queryable, asked: PageAsked<P, F, Order, Shape>): Promise<Connection<Row>> {
    const { given, words = [], how = 'begun', order, descending = false, shape } = asked;
    const keys = this.list.orders[order];
    const { limit, after } = pageOf(asked.page, keys.length);
    if (after !== null && !keys.every(({ type }, index) => fits[type](after[index]))) {
      throw badInput('after', 'This is no cursor of this list in this order.');
    }
    const values: Readonly<Record<string, GivenFor<Parameter> | boolean | undefined>> = asked.filters ?? {};
    const filters = Object.entries<Filter>(this.list.filters)
      .filter(([name, { type }]) => (type === null ? values[name] === true : values[name] != null))
      .map(([name]) => name);
    const question = { order, descending, continued: after !== null, filters, words: words.length, how, shape };
    const rows = await this.for(question).rows(db, {
      ...given,
      ...Object.fromEntries(filters.map((name) => [name, values[name] ?? null])),
      ...Object.fromEntries(words.map((word, index) => [`word${index}`, word])),
      ...Object.fromEntries((after ?? []).map((value, index) => [`after${index}`, value])),
      limit: limit + 1,
    });
    const found = rows.flatMap(({ keys, row }) => (row === null ? [] : [{ keys, row }]));
    const page = connection(found, limit, rows[0]?.total ?? 0, (line) => line.keys);
    return { ...page, nodes: page.nodes.map(({ row }) => row) };
  }
}

/** Two calls, so that only the type of the row has to be named. */
export const listOf =
  <Row>() =>
  <const P extends Parameters, const F extends Filters, Order extends string, Shape extends string>(
    name: string,
    list: ListDeclaration<P, F, Order, Shape>,
  ) =>
    new ListStatements<Row, P, F, Order, Shape>(name, list);

const fits: Record<SortKey['type'], (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  int4: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  float8: (value) => typeof value === 'number',
  uuid: isUuid,
};
