import type { SeriesScope } from '#contract/graphql/graphql';
import { t } from '../../words/words.ts';

const scopes: readonly SeriesScope[] = ['THIS', 'THIS_AND_FOLLOWING', 'ALL'];

/** Which sessions of a series are meant. */
export function ScopeChoice({ ahead, onChoose }: { ahead: number; onChoose?: (scope: SeriesScope) => void }) {
  const words: Record<SeriesScope, string> = {
    THIS: t('scope.this'),
    THIS_AND_FOLLOWING: t('scope.following'),
    ALL: t('scope.all', { count: ahead }),
  };
  return (
    <fieldset class="field">
      <legend class="field-label">{t('scope.which')}</legend>
      {scopes.map((scope) => (
        <label key={scope} class="check">
          <input
            type="radio"
            name="scope"
            value={scope}
            defaultChecked={scope === 'THIS'}
            onInput={() => onChoose?.(scope)}
          />
          <span>{words[scope]}</span>
        </label>
      ))}
    </fieldset>
  );
}
