import type { ProgrammePartsFragment } from '#contract/graphql/graphql';
import { dateWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import '../mentoring.css';
import { stateWords } from './meanings.ts';

/** Programmes, each with how far it is and what the viewer is in it. */
export function ProgrammeList({ programmes }: { programmes: readonly ProgrammePartsFragment[] }) {
  return (
    <ul class="stack">
      {programmes.map((programme) => (
        <li key={programme.id} class="card stack-tight">
          <h2 class="mentoring-name">
            <a href={`/mentoring/programmes/${programme.id}`}>{programme.name}</a>
          </h2>
          <p class="soft">
            {programme.institution?.name ?? t('programmes.forAll')}
            {' · '}
            {t(stateWords[programme.state])}
            {' · '}
            {daysOf(programme)}
          </p>
          {programme.myStanding === 'INVITED' && programme.mayJoin && <p>{t('programmes.youAreInvited')}</p>}
          {programme.myStanding === 'JOINED' && (
            <p>{t(programme.myRole === 'MENTOR' ? 'programmes.youAreMentor' : 'programmes.youAreMentee')}</p>
          )}
          {programme.iLead && <p>{t('programmes.youLead')}</p>}
        </li>
      ))}
    </ul>
  );
}

export const daysOf = ({ firstDay, lastDay }: ProgrammePartsFragment): string =>
  t('programmes.days', { first: dateWords(firstDay, intlTag()), last: dateWords(lastDay, intlTag()) });
