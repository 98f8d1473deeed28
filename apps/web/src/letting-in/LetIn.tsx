import { useEffect, useState } from 'preact/hooks';
import { LetInDocument, LetInReportDocument, LettingInDocument } from '#contract/graphql/graphql';
import type { LetInMutation, LetInReportQuery, LettingInQuery, PeopleChoice } from '#contract/graphql/graphql';
import { ask, change } from '../api/client.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import type { ButtonKind } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { Notice, Skeleton } from '../look/Notice.tsx';
import { Problems } from '../look/Problems.tsx';
import { t } from '../words/words.ts';
import { Refusals } from './refusals.tsx';
import '../look/lists.css';

type Report = LetInReportQuery['letInReport'];

/** ms between two looks at what became of the mails. */
const lookEvery = 1_000;

/** Lets people in: says first how many would get a mail, and afterwards what became of each. */
export function LetIn({
  people,
  action,
  kind = 'plain',
  onDone,
}: {
  people: PeopleChoice;
  action: string;
  kind?: ButtonKind;
  /** The mails are on their way, and the dialog is closed. */
  onDone?: () => void;
}) {
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState(false);
  const close = () => {
    setOpen(false);
    if (sent) onDone?.();
    setSent(false);
  };
  return (
    <>
      <Button kind={kind} onClick={() => setOpen(true)}>
        {action}
      </Button>
      {open && (
        <Dialog title={action} onClose={close}>
          <Asked people={people} onSent={() => setSent(true)} onClose={close} />
        </Dialog>
      )}
    </>
  );
}

/** The question with its numbers, then the report. */
function Asked({ people, onSent, onClose }: { people: PeopleChoice; onSent: () => void; onClose: () => void }) {
  // Who was chosen when the question was opened.
  const [chosen] = useState(people);
  const [looked, setLooked] = useState<LettingInQuery['lettingIn']>();
  const [done, setDone] = useState<LetInMutation['letIn']>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let wanted = true;
    void ask(LettingInDocument, { people: chosen }).then(({ data, error }) => {
      if (!wanted) return;
      setLooked(data?.lettingIn);
      setProblem(error && problemOf(error));
    });
    return () => {
      wanted = false;
    };
  }, [chosen]);
  const send = async () => {
    setBusy(true);
    const { data, error } = await change(LetInDocument, { people });
    setBusy(false);
    setProblem(error && problemOf(error));
    if (!data) return;
    setDone(data.letIn);
    onSent();
  };
  if (done) return <Sent institutionId={people.institutionId} done={done} onClose={onClose} />;
  return (
    <div class="stack">
      <Problems problem={problem} />
      {looked ? (
        <>
          <p>
            <strong>{t('letIn.would', { count: looked.count })}</strong> {looked.count > 0 && t('letIn.what')}
          </p>
          <Refusals refused={looked.refused} />
        </>
      ) : (
        !problem && <Skeleton lines={2} />
      )}
      <div class="row">
        {looked && looked.count > 0 && (
          <Button kind="main" busy={busy} onClick={() => void send()}>
            {t('letIn.send', { count: looked.count })}
          </Button>
        )}
        <Button onClick={onClose}>{t('dialog.back')}</Button>
      </div>
    </div>
  );
}

function Sent({
  institutionId,
  done,
  onClose,
}: {
  institutionId: string;
  done: LetInMutation['letIn'];
  onClose: () => void;
}) {
  const report = useReport(institutionId, done.count > 0 ? done.id : undefined);
  const failed = report?.mails.filter(({ failure }) => failure !== null) ?? [];
  const waits = report ? report.due : done.count;
  return (
    <div class="stack">
      <Notice kind={waits > 0 ? 'plain' : failed.length > 0 ? 'care' : 'good'} outcome={done}>
        <p>
          {t('letIn.sent', { count: report?.sent ?? 0 })} {waits > 0 && t('letIn.waits', { count: waits })}{' '}
          {report && report.failed > 0 && t('letIn.failed', { count: report.failed })}
        </p>
      </Notice>
      {failed.length > 0 && (
        <ul class="bullets">
          {failed.map(({ id, person, failure, state }) => (
            <li key={id}>
              {person.name} : {t(state === 'FAILED' ? 'letIn.refused' : 'letIn.again')} <span lang="en">{failure}</span>
            </li>
          ))}
        </ul>
      )}
      {report && report.sent > 0 && (
        <details>
          <summary>{t('letIn.who')}</summary>
          <ul class="bullets">
            {report.mails
              .filter(({ state }) => state === 'SENT')
              .map(({ id, person }) => (
                <li key={id}>{person.name}</li>
              ))}
          </ul>
        </details>
      )}
      <Refusals refused={done.refused} />
      <p class="soft">{t('letIn.after')}</p>
      <div class="row">
        <Button kind="main" onClick={onClose}>
          {t('letIn.close')}
        </Button>
      </div>
    </div>
  );
}

/** The state of the mails, read again until none waits for its first attempt. */
function useReport(institutionId: string, id: string | undefined): Report | undefined {
  const [report, setReport] = useState<Report>();
  useEffect(() => {
    if (id === undefined) return undefined;
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const { data } = await ask(LetInReportDocument, { institutionId, id });
      if (!wanted) return;
      if (data) setReport(data.letInReport);
      const untried = data?.letInReport.mails.some(({ state, failure }) => state === 'DUE' && failure === null) ?? true;
      if (untried) timer = setTimeout(() => void look(), lookEvery);
    };
    void look();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [institutionId, id]);
  return report;
}
