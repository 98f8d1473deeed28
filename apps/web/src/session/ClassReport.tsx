import { ReportOfClassDocument } from '#contract/graphql/graphql';
import type { ReportOfClassQuery } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { ButtonLink } from '../look/Button.tsx';
import { Table } from '../look/Table.tsx';
import { Await } from '../loaded/Await.tsx';
import { clockWords } from '../time/format.ts';
import { t } from '../words/words.ts';
import { PresenceCurve } from './PresenceCurve.tsx';

type Report = ReportOfClassQuery['classReport'];

/** How the class went: who was there when, who spoke how long, who wrote and answered. */
export function ClassReport({
  sessionId,
  zone,
  taught,
}: {
  sessionId: string;
  zone: string;
  /** By the viewer. */
  taught: boolean;
}) {
  const loaded = useData(ReportOfClassDocument, { sessionId });
  return (
    <section class="stack" aria-labelledby="took-part">
      <h2 id="took-part">{t('report.title')}</h2>
      <Await loaded={loaded} what={t('report.title')}>
        {({ classReport }) => <Known report={classReport} zone={zone} />}
      </Await>
      {taught && (
        <div class="row no-print">
          <ButtonLink
            icon="download"
            href={`/files/written/${sessionId}.csv`}
            download={`${t('report.writtenFile')}.csv`}
          >
            {t('report.written')}
          </ButtonLink>
          {loaded.data?.classReport.hasNotes && (
            <ButtonLink
              icon="download"
              href={`/files/notes/${sessionId}.txt`}
              download={`${t('report.notesFile')}.txt`}
            >
              {t('report.notes')}
            </ButtonLink>
          )}
        </div>
      )}
    </section>
  );
}

function Known({ report: { presence, participation }, zone }: { report: Report; zone: string }) {
  if (participation.length === 0) return <p class="soft">{t('report.none')}</p>;
  const points = presence.map(({ at, count }) => ({ at: Date.parse(at), count }));
  return (
    <>
      <PresenceCurve points={points} clock={(at) => clockWords(at, zone)} />
      <Table
        caption={t('report.title')}
        rows={participation}
        keyOf={({ person }) => person.id}
        columns={[
          { title: t('person.name'), cell: ({ person }) => person.name },
          { title: t('report.spoke'), cell: ({ secondsSpoken }) => spoken(secondsSpoken), number: true },
          { title: t('report.hands'), cell: ({ hands }) => hands, number: true },
          { title: t('report.messages'), cell: ({ messages }) => messages, number: true },
          { title: t('report.questions'), cell: ({ questions }) => questions, number: true },
          { title: t('report.answers'), cell: ({ answers }) => answers, number: true },
        ]}
      />
    </>
  );
}

/** "12:05", minutes and seconds; nothing for who was not heard. */
function spoken(seconds: number): string {
  return seconds === 0 ? '–' : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
