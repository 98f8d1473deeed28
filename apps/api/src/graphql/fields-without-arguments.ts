import type { getArgumentValues } from 'graphql';
import values from 'graphql/execution/values.js';

const none = Object.freeze(Object.create(null) as Record<string, never>);
const read = values.getArgumentValues;

const argumentsOf: typeof getArgumentValues = (definition, ...rest) =>
  definition.args.length === 0 ? none : read(definition, ...rest);

/**
 * graphql-js 16 makes two objects to read arguments into, for every field of every row, also for those that take none: nearly half of
 * what a timetable allocates, and a third of its time. Version 17 looks first, as this does.
 */
export function spareFieldsWithoutArguments(): void {
  Object.assign(values, { getArgumentValues: argumentsOf });
}
