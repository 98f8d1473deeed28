import type { DeskQuery } from '#contract/graphql/graphql';
import { SessionTime } from '../../fragments/SessionTime.tsx';
import { plannedAt } from './planned-at.ts';
import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';

type Clash = DeskQuery['desk']['clashes'][number];

const words: Record<Clash['kind'], MessageId> = {
  ROOM: 'desk.room',
  LECTURER: 'desk.lecturer',
  COHORT: 'desk.cohort',
};

/** What is in two places at once, each with the way to move it. */
export function Clashes({ clashes, count }: { clashes: readonly Clash[]; count: number }) {
  return (
    <details>
      <summary>{t('desk.clashes', { count })}</summary>
      <ul class="rows">
        {clashes.map(({ kind, who, one, other }) => (
          <li key={`${kind} ${who} ${one.id} ${other.id}`} class="desk-line">
            <strong>{t(words[kind], { who })}</strong>
            <span class="small">
              <a href={`/sessions/${one.id}`}>{one.title}</a>
              <br />
              <a href={`/sessions/${other.id}`}>{other.title}</a>
            </span>
            <span class="small soft">
              <SessionTime session={plannedAt(other)} />
            </span>
            <a class="desk-way" href={`/sessions/${other.id}/change`}>
              {t('desk.move')}
            </a>
          </li>
        ))}
      </ul>
      {count > clashes.length && <p class="soft">{t('desk.moreClashes', { count: clashes.length })}</p>}
    </details>
  );
}
