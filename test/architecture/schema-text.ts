/** A schema of valibot in words, as far as our messages use it. */
interface Schema {
  type: string;
  pipe?: readonly Piece[];
  entries?: Record<string, Schema>;
  item?: Schema;
  items?: readonly Schema[];
  options?: readonly (Schema | string | number)[];
  literal?: unknown;
  wrapped?: Schema;
  key?: Schema;
  value?: Schema;
}
interface Piece {
  kind: string;
  type: string;
  requirement?: unknown;
  message?: unknown;
}

/** Widest line of an object that stands on one. */
const lineWidth = 96;

/**
 * @param names schemas that are written by their name
 * @throws {Error} for a kind of schema that has no words here
 */
export function described(schema: unknown, names: ReadonlyMap<unknown, string>, indent = ''): string {
  const known = names.get(schema);
  if (known !== undefined) return known;
  const given = schema as Schema;
  const [base, ...pieces] = given.pipe ?? [];
  if (base === undefined) return plain(given, names, indent);
  const whole = described(base, names, indent);
  if (pieces.some(({ type }) => type === 'uuid')) return 'uuid';
  const notes = [range(pieces, whole), ...pieces.flatMap(note)].filter((text) => text !== '');
  return notes.length === 0 ? whole : `${whole} (${notes.join('; ')})`;
}

function range(pieces: readonly Piece[], of: string): string {
  const least = pieces.find(({ type }) => type === 'min_length' || type === 'min_value')?.requirement;
  const most = pieces.find(({ type }) => type === 'max_length' || type === 'max_value')?.requirement;
  const unit = of === 'string' ? ' characters' : '';
  if (least !== undefined && most !== undefined) return `${String(least)} to ${String(most)}${unit}`;
  if (most !== undefined) return `at most ${String(most)}${unit}`;
  return least === undefined ? '' : `at least ${String(least)}${unit}`;
}

function note({ type, requirement, message }: Piece): string[] {
  if (type === 'integer') return ['whole'];
  if (type === 'base64') return ['base64'];
  if (type === 'regex') return [String(requirement)];
  // A check says itself what must be: as the error does. One within another part of the value stands there.
  return type === 'check' || type === 'partial_check' ? [String(message).replace(/\.$/, '')] : [];
}

function plain(schema: Schema, names: ReadonlyMap<unknown, string>, indent: string): string {
  const within = (one: Schema | undefined) => described(one, names, indent);
  switch (schema.type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'unknown':
      return schema.type;
    case 'literal':
      return JSON.stringify(schema.literal);
    case 'picklist':
      return (schema.options ?? []).map((option) => JSON.stringify(option)).join(' | ');
    case 'array':
      return `[ ${within(schema.item)}, … ]`;
    case 'strict_tuple':
      return `[ ${(schema.items ?? []).map(within).join(', ')} ]`;
    case 'record':
      return `{ [${within(schema.key)}]: ${within(schema.value)} }`;
    case 'union':
    case 'variant':
      return (schema.options ?? []).map((option) => within(option as Schema)).join(`\n${indent}| `);
    case 'strict_object':
    case 'loose_object':
      return object(schema, names, indent);
    default:
      throw new Error(`There are no words for a schema "${schema.type}": see schema-text.ts`);
  }
}

function object(schema: Schema, names: ReadonlyMap<unknown, string>, indent: string): string {
  const deeper = `${indent}  `;
  const fields = Object.entries(schema.entries ?? {}).map(([name, field]) => {
    const optional = field.type === 'exact_optional' || field.type === 'optional';
    return `${name}${optional ? '?' : ''}: ${described(optional ? field.wrapped : field, names, deeper)}`;
  });
  if (schema.type === 'loose_object') fields.push('…');
  if (fields.length === 0) return '{}';
  const line = `{ ${fields.join(', ')} }`;
  if (line.length <= lineWidth && !line.includes('\n')) return line;
  return `{\n${fields.map((field) => `${deeper}${field}`).join('\n')}\n${indent}}`;
}
