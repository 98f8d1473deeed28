import { MentoringReportsDocument } from '#contract/graphql/graphql';
import type { MentoringReportsQuery } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { Await } from '../../loaded/Await.tsx';
import { Empty } from '../../look/Notice.tsx';
import { Page } from '../../shell/Page.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { dateWords, dayOf } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import '../mentoring.css';
import { reasonWords, stateSentence } from './reasons.ts';

type Report = MentoringReportsQuery['mentoringReports'][number];

/** What people report of others, for coordinators: what waits stands first. */
export default function ReportsPage() {
  const loaded = useData(MentoringReportsDocument, {}, ['MentoringReport']);
  return (
    <Page title={t('safety.reports')} lead={t('safety.reportsLead')} width="narrow">
      <Await loaded={loaded} what={t('safety.reports')}>
        {({ mentoringReports }) => <Reports reports={mentoringReports} />}
      </Await>
    </Page>
  );
}

function Reports({ reports }: { reports: readonly Report[] }) {
  const closed = reports.filter(({ state }) => state === 'CLOSED');
  const waiting = reports.filter(({ state }) => state !== 'CLOSED');
  return (
    <div class="stack-wide">
      {waiting.length > 0 ? (
        <List reports={waiting} />
      ) : (
        <Empty>
          <p>{t('safety.noReports')}</p>
        </Empty>
      )}
      {closed.length > 0 && (
        <details>
          <summary>{t('safety.closedReports', { count: closed.length })}</summary>
          <List reports={closed} />
        </details>
      )}
    </div>
  );
}

function List({ reports }: { reports: readonly Report[] }) {
  return (
    <ul class="stack">
      {reports.map(({ id, reason, state, createdAt, reporter, reported, coordinator }) => (
        <li key={id} class="card stack-tight">
          <h2 class="mentoring-name">
            <a href={`/reports/${id}`}>{t('safety.reportAbout', { name: reported.name })}</a>
          </h2>
          <p>{t(reasonWords[reason])}</p>
          <p class="soft small">
            {t('safety.reportedBy', {
              name: reporter.name,
              day: dateWords(dayOf(Date.parse(createdAt), readerZone.value), intlTag()),
            })}{' '}
            {stateSentence(state, coordinator)}
          </p>
        </li>
      ))}
    </ul>
  );
}
