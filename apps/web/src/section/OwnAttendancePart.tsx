import { MyAttendanceDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { OwnTurns } from '../attendance/OwnTurns.tsx';
import { t } from '../words/words.ts';

/** The reader's own attendance in this section; nothing before the first session has taken place. */
export function OwnAttendancePart({ sectionId }: { sectionId: string }) {
  const own = useData(MyAttendanceDocument, {}).data?.myAttendance.find(({ section }) => section.id === sectionId);
  if (!own) return null;
  return (
    <section class="stack-tight" aria-labelledby="own-attendance">
      <h2 id="own-attendance">{t('own.attendance')}</h2>
      <OwnTurns own={own} />
      <p>
        <a href="/attendance">{t('own.attendanceAll')}</a>
      </p>
    </section>
  );
}
