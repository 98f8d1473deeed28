import { useState } from 'preact/hooks';
import { SetSectionStatesDocument } from '#contract/graphql/graphql';
import type { SetSectionStatesMutation } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { Dialog } from '../../look/Dialog.tsx';
import '../../look/lists.css';
import { Notice } from '../../look/Notice.tsx';
import { Problems } from '../../look/Problems.tsx';
import type { Ticks } from '../../look/Ticked.tsx';
import { t } from '../../words/words.ts';

type To = 'OPEN' | 'RUNNING' | 'FINISHED';
type Done = SetSectionStatesMutation['setSectionStates'];

const acts = { OPEN: 'acts.open', RUNNING: 'acts.run', FINISHED: 'acts.finish' } as const;
const asks = { OPEN: 'acts.openAsk', RUNNING: 'acts.runAsk', FINISHED: 'acts.finishAsk' } as const;
const told = { OPEN: 'acts.opened', RUNNING: 'acts.running', FINISHED: 'acts.finished' } as const;
const states: readonly To[] = ['OPEN', 'RUNNING', 'FINISHED'];

/** What can be done with the sections that are ticked; asked in words, then told of which it was not done. */
export function ManySections({
  institutionId,
  ticks,
  onDone,
}: {
  institutionId: string;
  ticks: Ticks;
  onDone: () => void;
}) {
  const [asking, setAsking] = useState<To>();
  const [done, setDone] = useState<{ to: To; done: Done }>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const { chosen, count } = ticks;
  const set = async (to: To, sectionIds: readonly string[]) => {
    setBusy(true);
    const { data, error } = await change(SetSectionStatesDocument, {
      institutionId,
      sectionIds: [...sectionIds],
      state: to,
    });
    setBusy(false);
    setProblem(error && problemOf(error));
    if (data) setDone({ to, done: data.setSectionStates });
  };
  const close = () => {
    setAsking(undefined);
    if (!done) return;
    setDone(undefined);
    ticks.none();
    onDone();
  };
  return (
    <>
      {states.map((to) => (
        <Button
          key={to}
          onClick={() => {
            setProblem(undefined);
            setAsking(to);
          }}
        >
          {t(acts[to])}
        </Button>
      ))}
      {asking && (
        <Dialog title={t(asks[asking], { count })} onClose={close}>
          <Problems problem={problem} words={{ BAD_INPUT: 'acts.tooMany' }} />
          {done && <Report to={done.to} done={done.done} />}
          <div class="row">
            {!done && !chosen.all && (
              <Button kind="main" busy={busy} onClick={() => void set(asking, chosen.ids)}>
                {t(acts[asking])}
              </Button>
            )}
            <Button onClick={close}>{t(done ? 'letIn.close' : 'dialog.back')}</Button>
            {done?.to === 'FINISHED' && done.done.count > 0 && (
              <Button
                busy={busy}
                onClick={() =>
                  void set(
                    'RUNNING',
                    done.done.done.map(({ id }) => id),
                  )
                }
              >
                {t('acts.undo')}
              </Button>
            )}
          </div>
        </Dialog>
      )}
    </>
  );
}

function Report({ to, done }: { to: To; done: Done }) {
  const { count, refused } = done;
  return (
    <>
      <Notice key={to} kind={refused.length > 0 ? 'care' : 'good'} outcome={done}>
        <p>{t(told[to], { count })}</p>
      </Notice>
      {refused.length > 0 && (
        <ul class="bullets">
          {refused.map(({ reason, section }) => (
            <li key={section.id}>
              {t(reason === 'ALREADY' ? 'acts.sectionAlready' : 'acts.sectionNotNext', { section: section.title })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
