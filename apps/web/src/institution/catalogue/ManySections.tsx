import { useState } from 'preact/hooks';
import { ArchiveSectionsDocument, SetSectionStatesDocument } from '#contract/graphql/graphql';
import type { SectionRefusal, SetSectionStatesMutation } from '#contract/graphql/graphql';
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
import type { MessageId } from '../../words/words.ts';

type Act = 'open' | 'run' | 'finish' | 'archive' | 'bringBack';
type Done = SetSectionStatesMutation['setSectionStates'];

interface Words {
  action: MessageId;
  ask: MessageId;
  told: MessageId;
  /** What takes it back. */
  undo?: Act;
}
const acts: Record<Act, Words> = {
  open: { action: 'acts.open', ask: 'acts.openAsk', told: 'acts.opened' },
  run: { action: 'acts.run', ask: 'acts.runAsk', told: 'acts.running' },
  finish: { action: 'acts.finish', ask: 'acts.finishAsk', told: 'acts.finished', undo: 'run' },
  archive: { action: 'acts.archive', ask: 'acts.archiveAsk', told: 'acts.archived', undo: 'bringBack' },
  bringBack: { action: 'acts.bringBack', ask: 'acts.bringBackAsk', told: 'acts.cameBack', undo: 'archive' },
};
const inLists: readonly Act[] = ['open', 'run', 'finish', 'archive'];
const inArchive: readonly Act[] = ['bringBack'];

const refusals: Record<SectionRefusal, MessageId> = {
  ALREADY: 'acts.sectionAlready',
  NOT_NEXT: 'acts.sectionNotNext',
  ARCHIVED: 'acts.sectionArchived',
  SESSIONS_AHEAD: 'acts.sectionAhead',
};

/** What can be done with the sections that are ticked; asked in words, then told of which it was not done. */
export function ManySections({
  institutionId,
  ticks,
  archive,
  onDone,
}: {
  institutionId: string;
  ticks: Ticks;
  /** Those that are put away are listed. */
  archive: boolean;
  onDone: () => void;
}) {
  const [asking, setAsking] = useState<Act>();
  const [done, setDone] = useState<{ act: Act; done: Done }>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const { chosen, count } = ticks;
  const go = async (act: Act, sectionIds: readonly string[]) => {
    setBusy(true);
    const answer = await work(act, institutionId, [...sectionIds]);
    setBusy(false);
    setProblem(answer.error && problemOf(answer.error));
    if (answer.done) setDone({ act, done: answer.done });
  };
  const close = () => {
    setAsking(undefined);
    if (!done) return;
    setDone(undefined);
    ticks.none();
    onDone();
  };
  const undo = done && done.done.count > 0 ? acts[done.act].undo : undefined;
  return (
    <>
      {(archive ? inArchive : inLists).map((act) => (
        <Button
          key={act}
          onClick={() => {
            setProblem(undefined);
            setAsking(act);
          }}
        >
          {t(acts[act].action)}
        </Button>
      ))}
      {asking && (
        <Dialog title={t(acts[asking].ask, { count })} onClose={close}>
          {asking === 'archive' && !done && <p>{t('acts.archiveWhat')}</p>}
          <Problems problem={problem} words={{ TOO_MANY: 'acts.tooMany' }} />
          {done && <Report act={done.act} done={done.done} />}
          <div class="row">
            {!done && !chosen.all && (
              <Button kind="main" busy={busy} onClick={() => void go(asking, chosen.ids)}>
                {t(acts[asking].action)}
              </Button>
            )}
            <Button onClick={close}>{t(done ? 'letIn.close' : 'dialog.back')}</Button>
            {done && undo && done.act === asking && (
              <Button
                busy={busy}
                onClick={() =>
                  void go(
                    undo,
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

async function work(act: Act, institutionId: string, sectionIds: string[]) {
  if (act === 'archive' || act === 'bringBack') {
    const archived = act === 'archive';
    const { data, error } = await change(ArchiveSectionsDocument, { institutionId, sectionIds, archived });
    return { done: data?.archiveSections, error };
  }
  const state = ({ open: 'OPEN', run: 'RUNNING', finish: 'FINISHED' } as const)[act];
  const { data, error } = await change(SetSectionStatesDocument, { institutionId, sectionIds, state });
  return { done: data?.setSectionStates, error };
}

function Report({ act, done }: { act: Act; done: Done }) {
  const { count, refused } = done;
  return (
    <>
      <Notice key={act} kind={refused.length > 0 ? 'care' : 'good'} outcome={done}>
        <p>{t(acts[act].told, { count })}</p>
      </Notice>
      {refused.length > 0 && (
        <ul class="bullets">
          {refused.map(({ reason, section }) => (
            <li key={section.id}>{t(refusals[reason], { section: section.title })}</li>
          ))}
        </ul>
      )}
    </>
  );
}
