import type { MembersFilter, PeopleChoice } from '#contract/graphql/graphql';
import type { Ticks } from '../../look/Ticked.tsx';
import { t } from '../../words/words.ts';
import { LetIn } from './LetIn.tsx';

/** What can be done with the people that are ticked. */
export function ManyPeople({
  institutionId,
  ticks,
  filter,
  onDone,
}: {
  institutionId: string;
  ticks: Ticks;
  filter: MembersFilter;
  onDone: () => void;
}) {
  const { chosen } = ticks;
  const people: PeopleChoice = chosen.all ? { institutionId, filter } : { institutionId, personIds: [...chosen.ids] };
  return <LetIn people={people} action={t('letIn.ticked')} onDone={onDone} />;
}
