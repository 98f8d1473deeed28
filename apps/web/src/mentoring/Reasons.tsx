import type { ReasonPartsFragment } from '#contract/graphql/graphql';
import { Icon } from '../look/Icon.tsx';
import { t } from '../words/words.ts';
import { reasonWords } from './reasons.ts';
import './mentoring.css';

/** Why somebody is suggested: what speaks for them first, and what does not. */
export function Reasons({
  reasonsFor,
  reasonsAgainst,
}: {
  reasonsFor: readonly ReasonPartsFragment[];
  reasonsAgainst: readonly ReasonPartsFragment[];
}) {
  return (
    <ul class="mentoring-reasons" aria-label={t('suggest.why')}>
      {reasonsFor.map((reason) => (
        <li key={reason.code}>
          <Icon name="good" />
          <span>{reasonWords(reason)}</span>
        </li>
      ))}
      {reasonsAgainst.map((reason) => (
        <li key={reason.code} class="soft">
          <Icon name="info" />
          <span>
            <span class="visually-hidden">{t('suggest.but')} </span>
            {reasonWords(reason)}
          </span>
        </li>
      ))}
    </ul>
  );
}
