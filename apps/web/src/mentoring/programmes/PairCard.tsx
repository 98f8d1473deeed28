import { useId } from 'preact/hooks';
import type { MentoringProposalQuery } from '#contract/graphql/graphql';
import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';
import { Reasons } from '../Reasons.tsx';
import './programmes.css';

type Proposal = MentoringProposalQuery['mentoringProposal'];
interface Choosing {
  /** What the mentee wants to reach. */
  goals: readonly string[];
  mentors: Proposal['mentors'];
  chosen: Readonly<Record<string, string>>;
  choose: (menteeId: string, mentorId: string) => void;
}

/** A mentee, the mentor who is proposed with reasons, and the choice of another. */
export function PairCard({ pair, goals, ...choosing }: Choosing & { pair: Proposal['pairs'][number] }) {
  const { mentee, mentor, reasonsFor, reasonsAgainst } = pair;
  const asProposed = choosing.chosen[mentee.id] === mentor.id;
  return (
    <article class="card stack-tight" aria-label={mentee.name}>
      <h3 class="mentoring-name">{mentee.name}</h3>
      {goals.length > 0 && <p class="soft">{goals.join(' · ')}</p>}
      <MentorChoice menteeId={mentee.id} {...choosing} />
      {asProposed && <Reasons reasonsFor={reasonsFor} reasonsAgainst={reasonsAgainst} />}
    </article>
  );
}

const obstacleWords = {
  TAKES_NOBODY: 'programmes.takesNobody',
  LANGUAGE: 'programmes.otherLanguage',
  HOURS: 'programmes.otherHours',
  PERSONAL: 'programmes.personal',
} as const satisfies Record<Proposal['unplaced'][number]['obstacles'][number]['what'], MessageId>;

/** A mentee without a mentor, and what would have to change. */
export function UnplacedCard({ unplaced, goals, ...choosing }: Choosing & { unplaced: Proposal['unplaced'][number] }) {
  const { mentee, obstacles, mentors, morePlaces } = unplaced;
  return (
    <article class="card stack-tight" aria-label={mentee.name}>
      <h3 class="mentoring-name">{mentee.name}</h3>
      {goals.length > 0 && <p class="soft">{goals.join(' · ')}</p>}
      {mentors.length > 0 && (
        <p>
          {t('programmes.needsPlaces', {
            count: morePlaces,
            names: mentors
              .slice(0, 3)
              .map(({ name }) => name)
              .join(', '),
          })}
        </p>
      )}
      {obstacles.length > 0 && (
        <ul class="stack-tight programmes-reasons">
          {obstacles.map(({ what, mentors: count }) => (
            <li key={what}>{t(obstacleWords[what], { count })}</li>
          ))}
        </ul>
      )}
      {mentors.length === 0 && obstacles.length === 0 && <p>{t('programmes.noMentors')}</p>}
      <MentorChoice menteeId={mentee.id} {...choosing} />
    </article>
  );
}

function MentorChoice({ menteeId, mentors, chosen, choose }: Omit<Choosing, 'goals'> & { menteeId: string }) {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {t('programmes.mentor')}
      </label>
      <select
        id={id}
        class="input"
        value={chosen[menteeId] ?? ''}
        onChange={({ currentTarget }) => choose(menteeId, currentTarget.value)}
      >
        <option value="">{t('programmes.nobodyNow')}</option>
        {mentors.map(({ mentor, roomLeft }) => (
          <option key={mentor.id} value={mentor.id}>
            {t('programmes.mentorWithRoom', { name: mentor.name, count: roomLeft })}
          </option>
        ))}
      </select>
    </div>
  );
}
