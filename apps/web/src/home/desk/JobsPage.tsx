import { useState } from 'preact/hooks';
import { JobsDocument, TryJobAgainDocument } from '#contract/graphql/graphql';
import type { JobFailure, JobQueue, JobsPartsFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { useData } from '../../api/data.ts';
import { problemOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Await } from '../../loaded/Await.tsx';
import { Button } from '../../look/Button.tsx';
import { Problems } from '../../look/Problems.tsx';
import { Table } from '../../look/Table.tsx';
import type { Column } from '../../look/Table.tsx';
import { Page } from '../../shell/Page.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { instantWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';

type QueueState = JobsPartsFragment['queues'][number];
type FailedJob = JobsPartsFragment['failed'][number];

const queueWords: Record<JobQueue, MessageId> = {
  REGISTER_IMPORT: 'jobs.registerImport',
  RENDER_DECK: 'jobs.renderDeck',
  SEND_NOTICES: 'jobs.sendNotices',
  SEND_WELCOME: 'jobs.sendWelcome',
  SEND_RESET: 'jobs.sendReset',
  SEND_INVITATION: 'jobs.sendInvitation',
  SEND_TOKEN_NOTICE: 'jobs.sendTokenNotice',
  MENTORING_DEADLINES: 'jobs.mentoringDeadlines',
  MENTORING_FEEDBACK: 'jobs.mentoringFeedback',
  MENTORING_DIGESTS: 'jobs.mentoringDigests',
  SEND_DIGEST: 'jobs.sendDigest',
  EXPERT_RECONFIRMATION: 'jobs.expertReconfirmation',
  SEND_CONFIRMATION: 'jobs.sendConfirmation',
};
const failureWords: Record<JobFailure, MessageId> = {
  DATABASE: 'jobs.database',
  DISK: 'jobs.disk',
  MAIL_SERVER: 'jobs.mailServer',
  REFUSED: 'jobs.refused',
  STOPPED: 'jobs.stopped',
  TIMED_OUT: 'jobs.timedOut',
  UNEXPECTED: 'jobs.unexpected',
};

/** Background jobs for the people who run the platform: waiting ones, and another try for those that were given up. */
export default function JobsPage() {
  const loaded = useData(JobsDocument, {});
  return (
    <Page title={t('home.jobs')} lead={t('jobs.lead')}>
      <Await loaded={loaded} what={t('home.jobs')}>
        {({ jobs }) => (
          <div class="stack-wide">
            <Table caption={t('home.jobs')} columns={queueColumns()} rows={jobs.queues} keyOf={({ queue }) => queue} />
            <GivenUp jobs={jobs} again={loaded.again} />
          </div>
        )}
      </Await>
    </Page>
  );
}

const queueColumns = (): Column<QueueState>[] => [
  { title: t('jobs.kind'), cell: ({ queue }) => t(queueWords[queue]) },
  { title: t('jobs.waiting'), cell: ({ waiting }) => waiting, number: true },
  { title: t('jobs.underWay'), cell: ({ underWay }) => underWay, number: true },
  { title: t('jobs.oldest'), cell: ({ oldestSeconds }) => ageWords(oldestSeconds), number: true },
];

function GivenUp({ jobs: { failed, failedCount }, again }: { jobs: JobsPartsFragment; again: () => void }) {
  const [trying, setTrying] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const tryAgain = async (id: string) => {
    setTrying(id);
    const { error } = await change(TryJobAgainDocument, { id });
    setTrying(undefined);
    setProblem(error && problemOf(error));
    if (!error) again();
  };
  const columns: Column<FailedJob>[] = [
    { title: t('jobs.about'), cell: ({ subject }) => subject ?? t('jobs.gone') },
    { title: t('jobs.kind'), cell: ({ queue }) => t(queueWords[queue]) },
    { title: t('jobs.why'), cell: ({ why }) => t(failureWords[why]) },
    { title: t('jobs.attempts'), cell: ({ attempts }) => attempts, number: true },
    { title: t('jobs.when'), cell: ({ failedAt }) => instantWords(Date.parse(failedAt), readerZone.value, intlTag()) },
    {
      title: t('jobs.again'),
      plain: true,
      cell: ({ id, subject }) => (
        <Button kind="quiet" busy={trying === id} onClick={() => void tryAgain(id)}>
          <span>
            {t('jobs.again')}
            <span class="visually-hidden"> {subject ?? t('jobs.gone')}</span>
          </span>
        </Button>
      ),
    },
  ];
  return (
    <section class="stack" aria-labelledby="given-up">
      <h2 id="given-up">{t('jobs.failed')}</h2>
      <Problems problem={problem} />
      <p class="soft" role="status">
        {failedCount === 0
          ? t('jobs.none')
          : [
              t('jobs.failedCount', { count: failedCount }),
              failedCount > failed.length && t('jobs.moreFailed', { count: failed.length }),
            ]
              .filter(Boolean)
              .join(' ')}
      </p>
      {failed.length > 0 && <Table caption={t('jobs.failed')} columns={columns} rows={failed} keyOf={({ id }) => id} />}
    </section>
  );
}

/** "4 min", in the unit that says most. */
function ageWords(seconds: number): string {
  if (seconds < 1) return '–';
  const [value, unit] =
    seconds < 60 ? [seconds, 'second'] : seconds < 7_200 ? [seconds / 60, 'minute'] : [seconds / 3_600, 'hour'];
  return new Intl.NumberFormat(intlTag(), { style: 'unit', unit, maximumFractionDigits: 0 }).format(value);
}
