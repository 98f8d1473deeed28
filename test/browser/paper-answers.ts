import { readFileSync } from 'node:fs';
import {
  buildSchema,
  executeSync,
  getNamedType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  parse,
} from 'graphql';
import type { GraphQLOutputType, GraphQLSchema } from 'graphql';
import type { Page, Route } from 'playwright-core';
import { askedBy } from './held-answers.ts';

const schema = buildSchema(readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8'));

/**
 * Answers mutations of pages without changing anything: as done, in the shape of the schema, or as refused at the fields that the
 * test names. Queries go on to the API.
 */
export class PaperAnswers {
  refusedAt: readonly string[] | undefined;
  #count = 0;

  async standBefore(page: Page): Promise<this> {
    await page.route('**/graphql', (route) => this.#take(route));
    return this;
  }

  async #take(route: Route): Promise<void> {
    const asked = askedBy(route);
    if (asked?.kind !== 'mutation') return route.fallback();
    if (this.refusedAt) {
      const fields = this.refusedAt.length > 0 ? this.refusedAt : [undefined];
      const errors = fields.map((field) => ({ message: 'Refused', extensions: { code: 'BAD_INPUT', field } }));
      return route.fulfill({ json: { data: null, errors } });
    }
    this.#count += 1;
    const { variables } = route.request().postDataJSON() as { variables?: Record<string, unknown> };
    return route.fulfill({ json: done(schema, asked.text, variables ?? {}, this.#count) });
  }
}

/** The answer to a mutation as it would be if it were done. */
function done(of: GraphQLSchema, text: string, variables: Record<string, unknown>, count: number) {
  return executeSync({
    schema: of,
    document: parse(text),
    variableValues: variables,
    typeResolver: (_, __, { schema: all }, type) =>
      first(all.getPossibleTypes(type).flatMap(({ name }) => (/Refused|Clash|Full/.test(name) ? [] : [name]))),
    fieldResolver: (_, __, ___, { returnType }) => sample(returnType, count),
  });
}

function sample(type: GraphQLOutputType, count: number): unknown {
  if (isNonNullType(type)) return sample(type.ofType, count);
  if (isListType(type)) return [sample(type.ofType, count)];
  const named = getNamedType(type);
  if (isEnumType(named)) return first(named.getValues()).value;
  if (isCompositeType(named)) return {};
  const of: Record<string, unknown> = {
    ID: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    Int: 1,
    Float: 1,
    Boolean: true,
    String: 'paper',
    DateTime: new Date(Date.now() + 86_400_000).toISOString(),
    LocalDate: '2027-03-05',
    LocalDateTime: '2027-03-05T10:30',
    LocalTime: '10:30',
  };
  return of[named.name] ?? 'paper';
}

function first<One>(all: readonly One[]): One {
  const [one] = all;
  if (one === undefined) throw new Error('There is none.');
  return one;
}
