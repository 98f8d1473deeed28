import type { MemberRefusal, RefusalsFragment } from '#contract/graphql/graphql';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import '../look/lists.css';

/** Why nothing is done about so many people. */
const refusalWords: Record<MemberRefusal, MessageId> = {
  HAS_PASSWORD: 'many.hasPassword',
  SUSPENDED: 'many.suspended',
  NO_ADDRESS: 'many.noAddress',
  UNDER_WAY: 'many.underWay',
  SENT_OFTEN: 'many.sentOften',
  NOT_STUDENT: 'many.notStudent',
  ONESELF: 'many.oneself',
  ALREADY: 'many.already',
};

/** A line a reason with how many it concerns, and who they are on demand. */
export function Refusals({ refused }: { refused: readonly RefusalsFragment[] }) {
  if (refused.length === 0) return null;
  return (
    <ul class="stack-tight">
      {byReason(refused).map(({ reason, people }) => (
        <li key={reason}>
          <details>
            <summary>{t(refusalWords[reason], { count: people.length })}</summary>
            <ul class="bullets">
              {people.map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}

function byReason(refused: readonly RefusalsFragment[]) {
  const reasons = [...new Set(refused.map(({ reason }) => reason))];
  return reasons.map((reason) => ({
    reason,
    people: refused.flatMap((one) => (one.reason === reason ? [one.person] : [])),
  }));
}
