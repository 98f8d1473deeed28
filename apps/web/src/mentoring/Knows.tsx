import type { KnowsPartsFragment } from '#contract/graphql/graphql';
import { spokenName } from '../words/spoken.ts';

/** A mentor's fields and languages. */
export function Knows({ knows: { fields, languages } }: { knows: KnowsPartsFragment }) {
  if (fields.length === 0 && languages.length === 0) return null;
  return (
    <ul class="mentoring-knows">
      {fields.map(({ code, name }) => (
        <li key={code} class="tag">
          {name}
        </li>
      ))}
      {languages.length > 0 && (
        <li class="soft small">{languages.map(({ language }) => spokenName(language)).join(', ')}</li>
      )}
    </ul>
  );
}
