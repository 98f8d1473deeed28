import type { MyAttendanceQuery } from '#contract/graphql/graphql';
import { Table } from '../look/Table.tsx';
import { SessionTime } from '../fragments/SessionTime.tsx';
import { t } from '../words/words.ts';
import { sumOf } from './sums.ts';

type Own = MyAttendanceQuery['myAttendance'][number];

/** The reader's attendance in a section: how often and how long, and session by session when it is unfolded. */
export function OwnTurns({ own: { section, turns } }: { own: Own }) {
  const { held, came, minutes } = sumOf(turns);
  return (
    <>
      <p>{t('own.attendanceSum', { came, held, minutes })}</p>
      <details>
        <summary>{t('own.attendanceEach')}</summary>
        <Table
          caption={t('own.attendance')}
          rows={[...turns].reverse()}
          keyOf={({ session }) => session.id}
          columns={[
            {
              title: t('session.one'),
              cell: ({ session }) => (
                <a href={`/sessions/${session.id}`}>
                  <SessionTime session={{ ...session, section }} />
                </a>
              ),
            },
            { title: t('own.attendanceTopic'), cell: ({ session }) => session.topic },
            {
              title: t('own.attendance'),
              cell: ({ present, excused }) =>
                t(present ? 'own.attendanceThere' : excused ? 'own.attendanceExcused' : 'own.attendanceAway'),
            },
            { title: t('attendance.minutes'), cell: (turn) => turn.minutes, number: true },
          ]}
        />
      </details>
    </>
  );
}
