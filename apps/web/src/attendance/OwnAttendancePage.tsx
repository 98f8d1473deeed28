import { MyAttendanceDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Empty } from '../look/Notice.tsx';
import { Await } from '../loaded/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { t } from '../words/words.ts';
import { OwnTurns } from './OwnTurns.tsx';
import { byTerm } from './sums.ts';

/** A student's own attendance, term by term and section by section. */
export default function OwnAttendancePage() {
  const loaded = useData(MyAttendanceDocument, {});
  return (
    <Page title={t('own.attendance')} lead={t('own.attendanceLead')}>
      <Await loaded={loaded} what={t('own.attendance')}>
        {({ myAttendance }) =>
          myAttendance.length === 0 ? (
            <Empty>
              <p>{t('own.attendanceNone')}</p>
            </Empty>
          ) : (
            <div class="stack-wide">
              {byTerm(myAttendance).map(({ term, sections }) => (
                <section key={term.id} class="stack" aria-labelledby={`term-${term.id}`}>
                  <h2 id={`term-${term.id}`}>{sections[0]?.section.term.name}</h2>
                  {sections.map((own) => (
                    <div key={own.section.id} class="card stack-tight">
                      <h3>
                        <a href={`/sections/${own.section.id}`}>{own.section.course.title}</a>{' '}
                        <span class="soft small">{`${own.section.course.code} · ${own.section.name}`}</span>
                      </h3>
                      <OwnTurns own={own} />
                    </div>
                  ))}
                </section>
              ))}
            </div>
          )
        }
      </Await>
    </Page>
  );
}
