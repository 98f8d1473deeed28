import { globSync, readFileSync } from 'node:fs';
import * as media from '../../libs/contract/src/media.ts';
import { pollForm, pushes, requests } from '#contract';
import type { RequestName } from '#contract';
import { rateOf } from '../../apps/live/src/gateway/rates.ts';
import { described } from './schema-text.ts';

/** Shapes with a name of their own, which are written once. */
const shapes = new Map<string, unknown>([['pollForm', pollForm], ...Object.entries(media)]);
const names = new Map<unknown, string>([...shapes].map(([name, schema]) => [schema, name]));

/** The comment above each message in the contract, by the message's name. */
function comments(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of globSync('libs/contract/src/{messages.ts,messages/*.ts}')) {
    const text = readFileSync(file, 'utf8');
    for (const [, comment = '', name = ''] of text.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s*'([\w.]+)':/g))
      found.set(name, comment.replaceAll(/\s*\n\s*\*\s?/g, ' ').trim());
  }
  return found;
}

const block = (text: string) => `\`\`\`text\n${text}\n\`\`\``;
const shown = (schema: unknown) => described(schema, new Map([...names].filter(([known]) => known !== schema)));

function request(name: RequestName, said: string | undefined): string {
  const { permission, payload, answer } = requests[name];
  const { burst, perSecond } = rateOf(name);
  return [
    `### ${name}`,
    ...(said === undefined ? [] : [said]),
    `Permission \`${permission}\`; ${String(burst)} at once, then ${String(perSecond)} a second.`,
    block(`-> ${described(payload, names)}\n<- ${described(answer, names)}`),
  ].join('\n\n');
}

/** The part of docs/protocol.md that is made from the contract. */
export function protocol(): string {
  const said = comments();
  const all = Object.keys(requests) as RequestName[];
  const push = ([name, schema]: [string, unknown]) => {
    const comment = said.get(name);
    return [`### ${name}`, ...(comment === undefined ? [] : [comment]), block(`<- ${described(schema, names)}`)].join(
      '\n\n',
    );
  };
  return [
    '## Requests',
    ...all.map((name) => request(name, said.get(name))),
    '## Pushes',
    ...Object.entries(pushes).map(push),
    '## Shapes',
    'An object that ends with … may have further fields.',
    ...[...shapes].map(([name, schema]) => `### ${name}\n\n${block(shown(schema))}`),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}
