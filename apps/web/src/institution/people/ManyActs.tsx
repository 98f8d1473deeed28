import { useState } from 'preact/hooks';
import {
  AddCohortMembersDocument,
  EnrolMembersDocument,
  RemoveMembersDocument,
  RestoreMembersDocument,
  SuspendMembersDocument,
} from '#contract/graphql/graphql';
import type { PeopleChoice, RefusalsFragment } from '#contract/graphql/graphql';
import type { CombinedError } from '@urql/preact';
import { change } from '../../api/client.ts';
import { problemOf, problemsOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { Dialog } from '../../look/Dialog.tsx';
import { Form } from '../../look/Form.tsx';
import { Notice } from '../../look/Notice.tsx';
import { Problems } from '../../look/Problems.tsx';
import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';
import { CohortChoice, SectionChoice } from './choose-destination.tsx';
import type { Destination } from './choose-destination.tsx';
import { Refusals } from '../../letting-in/refusals.tsx';

export type Act = 'enrol' | 'cohort' | 'suspend' | 'remove';

/** What was done, in words, and about whom it was not. */
interface Report {
  sentence: string;
  refused: readonly RefusalsFragment[];
  /** Who may be restored at once. */
  suspended?: readonly string[];
}
interface Answer {
  report: Report | undefined;
  error: CombinedError | undefined;
}

const titles: Record<Act, MessageId> = {
  enrol: 'acts.enrolAsk',
  cohort: 'acts.cohortAsk',
  suspend: 'acts.suspendAsk',
  remove: 'acts.removeAsk',
};

/** One act about all who are ticked: asked in words, then told for whom it was done and for whom it was not. */
export function ManyActs({
  act,
  people,
  count,
  onClose,
}: {
  act: Act;
  people: PeopleChoice;
  count: number;
  /** @param done something was changed */
  onClose: (done: boolean) => void;
}) {
  const [report, setReport] = useState<Report>();
  const close = () => onClose(report !== undefined);
  return (
    <Dialog title={t(titles[act], { count })} onClose={close}>
      {report ? (
        <Told report={report} institutionId={people.institutionId} onChange={setReport} onClose={close} />
      ) : act === 'suspend' || act === 'remove' ? (
        <Ask act={act} people={people} count={count} onTold={setReport} onClose={close} />
      ) : (
        <Put act={act} people={people} onTold={setReport} onClose={close} />
      )}
    </Dialog>
  );
}

interface AskProps {
  people: PeopleChoice;
  onTold: (report: Report) => void;
  onClose: () => void;
}

function Ask({ act, people, count, onTold, onClose }: AskProps & { act: 'suspend' | 'remove'; count: number }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const go = async () => {
    setBusy(true);
    const { report, error } = await (act === 'suspend' ? suspend(people) : remove(people));
    setBusy(false);
    setProblem(error && problemOf(error));
    if (report) onTold(report);
  };
  return (
    <div class="stack">
      <Problems problem={problem} words={{ CONFLICT: 'people.lastAdmin', TOO_MANY: 'acts.tooMany' }} />
      <p>{t(act === 'suspend' ? 'acts.suspendWhat' : 'acts.removeWhat')}</p>
      <div class="row">
        <Button kind="alarm" busy={busy} onClick={() => void go()}>
          {t(act === 'suspend' ? 'acts.suspendThese' : 'acts.removeThese', { count })}
        </Button>
        <Button onClick={onClose}>{t('dialog.back')}</Button>
      </div>
    </div>
  );
}

/** Into a section or a cohort that is searched for. */
function Put({ act, people, onTold, onClose }: AskProps & { act: 'enrol' | 'cohort' }) {
  const [destination, setDestination] = useState<Destination>();
  const Choice = act === 'enrol' ? SectionChoice : CohortChoice;
  return (
    <Form
      action={t(act === 'enrol' ? 'acts.enrolHere' : 'acts.addHere')}
      words={{
        NOWHERE: act === 'enrol' ? 'acts.noSection' : 'enrol.noCohort',
        CONFLICT: act === 'enrol' ? 'enrol.refused' : 'cohort.sectionFull',
        TOO_MANY: 'acts.tooMany',
      }}
      beside={<Button onClick={onClose}>{t('dialog.back')}</Button>}
      check={() => (destination ? [] : [{ code: 'NOWHERE' }])}
      onSubmit={async () => {
        if (!destination) return [{ code: 'NOWHERE' }];
        const { report, error } = await (act === 'enrol' ? enrol(people, destination) : addTo(people, destination));
        if (error) return problemsOf(error);
        if (report) onTold(report);
        return undefined;
      }}
    >
      <Choice institutionId={people.institutionId} onChoose={setDestination} />
    </Form>
  );
}

function Told({
  report,
  institutionId,
  onChange,
  onClose,
}: {
  report: Report;
  institutionId: string;
  onChange: (report: Report) => void;
  onClose: () => void;
}) {
  const { sentence, refused, suspended = [] } = report;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const undo = async () => {
    setBusy(true);
    const { data, error } = await change(RestoreMembersDocument, {
      people: { institutionId, personIds: [...suspended] },
    });
    setBusy(false);
    setProblem(error && problemOf(error));
    if (!data) return;
    const { count, refused: left } = data.restoreMembers;
    onChange({ sentence: t('acts.restored', { count }), refused: left });
  };
  return (
    <div class="stack">
      <Problems problem={problem} />
      <Notice key={sentence} kind={refused.length > 0 ? 'care' : 'good'} outcome={report}>
        <p>{sentence}</p>
      </Notice>
      <Refusals refused={refused} />
      <div class="row">
        <Button kind="main" onClick={onClose}>
          {t('letIn.close')}
        </Button>
        {suspended.length > 0 && (
          <Button busy={busy} onClick={() => void undo()}>
            {t('acts.undo')}
          </Button>
        )}
      </div>
    </div>
  );
}

async function suspend(people: PeopleChoice): Promise<Answer> {
  const { data, error } = await change(SuspendMembersDocument, { people });
  const done = data?.suspendMembers;
  return {
    error,
    report: done && {
      sentence: t('acts.suspended', { count: done.count }),
      refused: done.refused,
      suspended: done.done.map(({ id }) => id),
    },
  };
}

async function remove(people: PeopleChoice): Promise<Answer> {
  const { data, error } = await change(RemoveMembersDocument, { people });
  const done = data?.removeMembers;
  return { error, report: done && { sentence: t('acts.removed', { count: done.count }), refused: done.refused } };
}

async function enrol(people: PeopleChoice, { id }: Destination): Promise<Answer> {
  const { data, error } = await change(EnrolMembersDocument, { sectionId: id, people });
  const done = data?.enrolMembers;
  const waiting = done && done.waiting > 0 ? ` ${t('enrol.waiting', { count: done.waiting })}` : '';
  return {
    error,
    report: done && { sentence: t('enrol.done', { count: done.enrolled }) + waiting, refused: done.refused },
  };
}

async function addTo(people: PeopleChoice, { id, name }: Destination): Promise<Answer> {
  const { data, error } = await change(AddCohortMembersDocument, { cohortId: id, people });
  const done = data?.addCohortMembers;
  return { error, report: done && { sentence: t('acts.added', { count: done.count, name }), refused: done.refused } };
}
