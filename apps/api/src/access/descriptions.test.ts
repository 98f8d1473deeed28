import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema, isEnumType, isInputObjectType, isObjectType, isSpecifiedScalarType } from 'graphql';

test('each type, field, argument and value in schema.graphql has a description', () => {
  expect(undescribed(readFileSync('apps/api/schema.graphql', 'utf8'))).toEqual([]);
});

test('an element without a description is found', () => {
  const schema = `
    "Reads." type Query { "Of a colour." one(colour: Colour): Int, two("Is described." size: Int): Thing }
    "A colour." enum Colour { RED, "Is described." BLUE }
    type Thing { "Is described." id: ID }
    "A thing to be made." input ThingInput { name: String }`;
  expect(undescribed(schema)).toEqual(['Query.one(colour)', 'Query.two', 'Colour.RED', 'Thing', 'ThingInput.name']);
});

function undescribed(text: string): string[] {
  const missing: string[] = [];
  const look = (label: string, { description }: { description?: string | null | undefined }) => {
    if (!description) missing.push(label);
  };
  for (const type of Object.values(buildSchema(text).getTypeMap())) {
    if (isSpecifiedScalarType(type) || type.name.startsWith('__')) continue;
    look(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
    if (!isObjectType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      look(`${type.name}.${field.name}`, field);
      if (!('args' in field)) continue;
      for (const argument of field.args) look(`${type.name}.${field.name}(${argument.name})`, argument);
    }
  }
  return missing;
}
