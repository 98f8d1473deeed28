import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { Temporal } from 'temporal-polyfill';

const text = (name: string, value: unknown): string => {
  if (typeof value !== 'string') throw new GraphQLError(`${name} must be text.`);
  return value;
};

/** A scalar that travels as text; `check` throws when it is not what it should be. */
function textScalar<T>(
  name: string,
  description: string,
  parse: (value: string) => T,
  serialize: (value: T) => string,
) {
  return new GraphQLScalarType<T, string>({
    name,
    description,
    serialize: (value) => serialize(value as T),
    parseValue: (value) => parse(text(name, value)),
    parseLiteral: (node) => parse(text(name, node.kind === Kind.STRING ? node.value : null)),
  });
}

export const DateTime = textScalar<Date>(
  'DateTime',
  'ISO 8601 instant, UTC: 2026-11-23T15:00:00.000Z',
  (value) => {
    try {
      return new Date(Temporal.Instant.from(value).epochMilliseconds);
    } catch {
      throw new GraphQLError('DateTime must be an ISO 8601 instant with its offset, like 2026-11-23T15:00:00Z.');
    }
  },
  (value) => value.toISOString(),
);

export const LocalDate = textScalar<string>(
  'LocalDate',
  'Calendar date: YYYY-MM-DD',
  (value) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || !exists(() => Temporal.PlainDate.from(value, { overflow: 'reject' }))) {
      throw new GraphQLError('LocalDate must be a date that exists, written YYYY-MM-DD.');
    }
    return value;
  },
  (value) => value,
);

export const LocalDateTime = textScalar<string>(
  'LocalDateTime',
  'YYYY-MM-DDTHH:MM, in a zone named beside it',
  (value) => {
    if (
      !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value) ||
      !exists(() => Temporal.PlainDateTime.from(value, { overflow: 'reject' }))
    ) {
      throw new GraphQLError('LocalDateTime must be a date and time that exist, written YYYY-MM-DDTHH:MM.');
    }
    return value;
  },
  (value) => value,
);

function exists(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}
