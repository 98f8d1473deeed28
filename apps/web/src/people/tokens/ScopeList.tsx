import type { ApiTokenScope } from '#contract/graphql/graphql';
import { t } from '../../words/words.ts';
import { scopeWords } from './scopes.ts';

/** More than so many fold into one line: a list of programs is looked through by their names. */
const mostShown = 2;

/** What a token opens. */
export function ScopeList({ scopes }: { scopes: readonly ApiTokenScope[] }) {
  const list = (
    <ul class="tokens-scopes">
      {scopes.map((scope) => (
        <li key={scope}>{t(scopeWords[scope])}</li>
      ))}
    </ul>
  );
  if (scopes.length <= mostShown) return list;
  return (
    <details>
      <summary>{t('tokens.mayMany', { count: scopes.length })}</summary>
      {list}
    </details>
  );
}
