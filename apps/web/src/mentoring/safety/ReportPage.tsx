import { useRoute } from 'preact-iso/router';
import { MentoringReportDocument } from '#contract/graphql/graphql';
import type { ReportPartsFragment } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { Await } from '../../loaded/Await.tsx';
import { Page } from '../../shell/Page.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { dateWords, dayOf, instantWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import '../mentoring.css';
import { HandleReport } from './HandleReport.tsx';
import { reasonWords, stateSentence } from './reasons.ts';

/** One report: who says what of whom, and what a coordinator does about it. */
export default function ReportPage() {
  const { params } = useRoute();
  const loaded = useData(MentoringReportDocument, { id: params['id'] ?? '' }, ['MentoringReport']);
  const report = loaded.data?.mentoringReport;
  return (
    <Page
      title={report ? t('safety.reportAbout', { name: report.reported.name }) : t('safety.reportTitle')}
      above={{ href: '/reports', name: t('safety.reports') }}
      lead={report && stateSentence(report.state, report.coordinator)}
      width="narrow"
    >
      <Await loaded={loaded} what={t('safety.reportTitle')}>
        {({ mentoringReport }) => (
          <div class="stack-wide">
            <What report={mentoringReport} />
            {mentoringReport.state === 'CLOSED' ? (
              <Closed report={mentoringReport} />
            ) : (
              <HandleReport report={mentoringReport} again={loaded.again} />
            )}
          </div>
        )}
      </Await>
    </Page>
  );
}

const dayWordsOf = (instant: string) => dateWords(dayOf(Date.parse(instant), readerZone.value), intlTag());

function What({
  report: { reason, words, shown, meeting, reporter, reported, createdAt },
}: {
  report: ReportPartsFragment;
}) {
  return (
    <section class="card stack" aria-labelledby="report">
      <h2 id="report">{t(reasonWords[reason])}</h2>
      <p class="soft small">{t('safety.reportedBy', { name: reporter.name, day: dayWordsOf(createdAt) })}</p>
      <p class="mentoring-words">{words}</p>
      {meeting && (
        <p>
          {t('safety.meetingOf', {
            when: instantWords(Date.parse(meeting.startsAt), readerZone.value, intlTag()),
          })}
        </p>
      )}
      {shown.length > 0 && (
        <div class="stack-tight">
          <h3>{t('safety.shown', { name: reported.name })}</h3>
          {shown.map((text, place) => (
            <blockquote key={place} class="mentoring-words">
              {text}
            </blockquote>
          ))}
        </div>
      )}
      <p class="soft small">{t('safety.nothingElse')}</p>
    </section>
  );
}

function Closed({ report: { outcome, closedAt } }: { report: ReportPartsFragment }) {
  return (
    <section class="card stack" aria-labelledby="outcome">
      <h2 id="outcome">{t('safety.outcome')}</h2>
      <p class="mentoring-words">{outcome}</p>
      {closedAt !== null && <p class="soft small">{t('safety.closedOn', { day: dayWordsOf(closedAt) })}</p>}
    </section>
  );
}
