import type { DeskQuery } from '#contract/graphql/graphql';
import { SessionTime } from '../../fragments/SessionTime.tsx';
import { t } from '../../words/words.ts';
import { plannedAt } from './planned-at.ts';

/** Moves that lecturers ask for, each with the way to answer. */
export function ProposedMoves({ proposals }: { proposals: DeskQuery['desk']['proposals'] }) {
  return (
    <details>
      <summary>{t('desk.proposals', { count: proposals.length })}</summary>
      <ul class="rows">
        {proposals.map(({ id, session, by, startsAt, note }) => (
          <li key={id} class="desk-line">
            <a href={`/sessions/${session.id}`}>{session.title}</a>
            <span class="small soft">
              <SessionTime session={plannedAt(session)} />
            </span>
            <span class="small">
              {t('desk.proposed', { name: by ?? t('desk.proposedBySomebody') })}{' '}
              <strong>
                <SessionTime session={plannedAt({ ...session, startsAt })} />
              </strong>
            </span>
            {note !== '' && <span class="small soft">{note}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
