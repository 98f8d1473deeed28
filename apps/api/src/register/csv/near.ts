import { isMistyped, wordsIn } from '../alike.ts';
import { keyOf } from './headings.ts';
import type { Heading } from './headings.ts';

/** Words that mean one column with any other words beside them; "nom", "code" or "numéro" may belong to any person or object. */
const telling = new Set(
  [
    'matricule',
    'identifiant',
    'email',
    'e-mail',
    'mail',
    'courriel',
    'prénom',
    'prénoms',
    'postnom',
    'langue',
    'promotion',
  ]
    .concat([
      'cohorte',
      'cohort',
      'campus',
      'capacité',
      'capacity',
      'enseignants',
      'lecturers',
      'rôle',
      'role',
      'statut',
    ])
    .concat(['status', 'période', 'semestre', 'semester', 'surname'])
    .map(wordsIn),
);

/** What is beside a heading and does not belong to it: "(obligatoire)", "[text]". */
const without = (heading: string) => heading.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ');
const holds = (words: string, phrase: string) => ` ${words} `.includes(` ${phrase} `);

/** The column that a heading nearly names; undefined where it names none, or might be two. */
export function nearest(written: string, known: readonly Heading[]): Heading | undefined {
  const bare = without(written);
  const key = keyOf(bare);
  if (key === '') return undefined;
  const same = known.find(({ keys }) => keys.includes(key));
  if (same) return same;
  const mistyped = known.filter(({ keys }) => keys.some((one) => isMistyped(key, one)));
  if (mistyped.length > 0) return mistyped.length === 1 ? mistyped[0] : undefined;
  const words = wordsIn(bare);
  const held = known
    .map((heading) => {
      const phrases = heading.phrases.filter((one) => (one.includes(' ') || telling.has(one)) && holds(words, one));
      return { heading, size: Math.max(0, ...phrases.map(({ length }) => length)) };
    })
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size);
  return held[0]?.size === held[1]?.size ? undefined : held[0]?.heading;
}

/** The heading that may be meant for a column that is missing: any word of it is enough to ask. */
export const perhaps = (written: readonly string[], { phrases, keys }: Heading): string | undefined =>
  written.find((one) => phrases.some((phrase) => holds(wordsIn(one), phrase))) ??
  written.find((one) =>
    keys.some((key) => key.length > 3 && (keyOf(one).includes(key) || isMistyped(keyOf(one), key))),
  );
