import { registerEnumType } from '@nestjs/graphql';

/**
 * Registers an enum of the schema. A value without a description does not compile.
 *
 * @param values name in the schema -> value in the code
 * @param meanings name in the schema -> description
 */
export function describedEnum<Values extends Record<string, string>>(
  name: string,
  description: string,
  values: Values,
  meanings: Readonly<Record<keyof Values, string>>,
): void {
  const valuesMap = Object.fromEntries(
    Object.entries<string>(meanings).map(([value, meaning]) => [value, { description: meaning }]),
  );
  registerEnumType<Record<string, string>>(values, { name, description, valuesMap });
}
