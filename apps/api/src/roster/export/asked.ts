import { ExpertSort } from '../../graphql/sort-orders.ts';
import { ExpertOffer, ExpertState } from '../enums.ts';
import type { ExpertsArguments } from '../inputs.ts';

/** One of the values of an enumeration by its name in the schema, which is what the address of the list has; null: none of them. */
const named = <Value extends string>(values: Readonly<Record<string, Value>>, name: unknown): Value | null =>
  typeof name === 'string' && Object.hasOwn(values, name) ? (values[name] ?? null) : null;

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.replaceAll('\0', '') : null;

/** The filters in the address of the list; what is none of them counts for nothing, as on the page. */
export const askedIn = (query: Readonly<Record<string, unknown>>): ExpertsArguments => ({
  ...{ search: text(query['search']), field: text(query['field']), country: text(query['country']) },
  ...{ language: text(query['language']), state: named(ExpertState, query['state']) },
  ...{ offer: named(ExpertOffer, query['offer']), sort: named(ExpertSort, query['sort']) },
  ...{ unconfirmed: query['confirmed'] === 'no', descending: query['order'] === 'down' },
});
