import { useState } from 'preact/hooks';
import type { MembersFilter, PeopleChoice } from '#contract/graphql/graphql';
import { Button } from '../../look/Button.tsx';
import { later } from '../../look/later.tsx';
import type { Ticks } from '../../look/Ticked.tsx';
import { t } from '../../words/words.ts';
import type { Act } from './ManyActs.tsx';
import { LetIn } from '../../letting-in/LetIn.tsx';

const ManyActs = later(
  async () => (await import('./ManyActs.tsx')).ManyActs,
  () => t('ticked.title'),
);

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
  const [act, setAct] = useState<Act>();
  const { chosen, count } = ticks;
  const people: PeopleChoice = chosen.all ? { institutionId, filter } : { institutionId, personIds: [...chosen.ids] };
  return (
    <>
      <LetIn people={people} action={t('letIn.ticked')} onDone={onDone} />
      <Button onClick={() => setAct('enrol')}>{t('acts.enrol')}</Button>
      <Button onClick={() => setAct('cohort')}>{t('acts.cohort')}</Button>
      <Button onClick={() => setAct('suspend')}>{t('acts.suspend')}</Button>
      <Button kind="alarm" onClick={() => setAct('remove')}>
        {t('acts.remove')}
      </Button>
      {act && (
        <ManyActs
          act={act}
          people={people}
          count={count}
          onClose={(done) => {
            setAct(undefined);
            if (!done) return;
            ticks.none();
            onDone();
          }}
        />
      )}
    </>
  );
}
