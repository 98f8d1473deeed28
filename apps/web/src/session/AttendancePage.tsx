import { useRoute } from 'preact-iso/router';
import { AttendanceOfSessionDocument } from '#contract/graphql/graphql';
import type { AttendanceOfSessionQuery } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Button, ButtonLink } from '../look/Button.tsx';
import { Table } from '../look/Table.tsx';
import { tickable, useTicks } from '../look/Ticked.tsx';
import type { Ticks } from '../look/Ticked.tsx';
import { Await } from '../loaded/Await.tsx';
import { viewer } from '../sign-in/viewer.ts';
import { Page } from '../shell/Page.tsx';
import { clockWords } from '../time/format.ts';
import { timeInPlaces } from '../time/planned.ts';
import { intlTag, t } from '../words/words.ts';
import { summaryOf } from './attendance.ts';
import { CorrectionBar, markWords } from './Corrections.tsx';
import './session.css';
import { ClassReport } from './ClassReport.tsx';
import { SessionTime } from '../fragments/SessionTime.tsx';
import { sectionWords } from '../fragments/session-title.ts';

type Attendance = AttendanceOfSessionQuery['attendance'];
type Row = Attendance['rows'][number];

export default function AttendancePage() {
  const { params } = useRoute();
  const id = params['id'] ?? '';
  const loaded = useData(AttendanceOfSessionDocument, { sessionId: id });
  const session = loaded.data?.attendance.session;
  return (
    <Page
      title={t('attendance.title')}
      above={{ href: `/sessions/${id}`, name: session ? session.title : t('session.one') }}
      lead={
        session && (
          <>
            {[session.title, sectionWords(session)].filter(Boolean).join(' · ')}
            <br />
            <SessionTime session={session} />
          </>
        )
      }
    >
      <Await loaded={loaded} what={t('attendance.title')}>
        {({ attendance }) => (
          <div class="stack-wide">
            <Register attendance={attendance} />
            <ClassReport
              sessionId={id}
              zone={attendance.session.zone}
              taught={attendance.rows.some(({ person, role }) => person.id === viewer.value?.id && role === 'HOST')}
            />
          </div>
        )}
      </Await>
    </Page>
  );
}

function Register({ attendance }: { attendance: Attendance }) {
  const { rows, session, csvPath } = attendance;
  const { enrolled, came, minutes, guests, corrected } = summaryOf(rows);
  const students = rows.filter((row) => row.enrolled).map(({ person }) => person.id);
  const ticks = useTicks(session.id, students.length);
  const markable = session.phase !== 'PLANNED' && session.phase !== 'CANCELLED' && students.length > 0;
  const { place } = timeInPlaces(session, session.zone, intlTag());
  const { compare } = new Intl.Collator(intlTag());
  const sorted = [...rows].sort((one, other) => compare(one.person.name, other.person.name));
  const clock = (instant: string | null) => (instant === null ? '–' : clockWords(Date.parse(instant), session.zone));
  const lastOut = ({ firstIn, lastOut: out }: Row) => (firstIn && !out ? t('attendance.stillThere') : clock(out));
  return (
    <div class="stack-wide">
      <p class="summary">
        {t('attendance.came', { came, enrolled })} {came > 0 && t('attendance.average', { count: minutes })}{' '}
        {guests > 0 && t('attendance.guests', { count: guests })}{' '}
        {corrected > 0 && t('correction.count', { count: corrected })}
      </p>
      <div class="row no-print">
        <ButtonLink
          icon="download"
          href={csvPath}
          download={`${t('attendance.file')}-${session.localStart.slice(0, 10)}.csv`}
        >
          {t('attendance.csv')}
        </ButtonLink>
        <Button icon="print" onClick={() => print()}>
          {t('attendance.print')}
        </Button>
      </div>
      {rows.length > 0 && (
        <div class="stack">
          <p class="soft small">{t('attendance.clock', { place })}</p>
          {markable && <CorrectionBar sessionId={session.id} ticks={ticks} ids={students} />}
          <Table
            caption={t('attendance.title')}
            rows={sorted}
            keyOf={({ person }) => person.id}
            columns={[
              { title: t('person.name'), cell: (row) => <Name row={row} ticks={markable ? ticks : undefined} /> },
              { title: t('attendance.as'), cell: roleOf },
              { title: t('attendance.firstIn'), cell: ({ firstIn }) => clock(firstIn), number: true },
              { title: t('attendance.lastOut'), cell: lastOut, number: true },
              { title: t('attendance.minutes'), cell: minutesOf, number: true },
              { title: t('correction.title'), cell: correctionOf },
            ]}
          />
        </div>
      )}
    </div>
  );
}

/** A box before the name, for whom something can be said by hand. */
function Name({ row, ticks }: { row: Row; ticks: Ticks | undefined }) {
  const { id, name } = row.person;
  if (!ticks || !row.enrolled) return <>{name}</>;
  const [column] = tickable<Row>([{ title: '', cell: () => name }], ticks, { keyOf: () => id, nameOf: () => name });
  return <>{column?.cell(row)}</>;
}

function correctionOf({ correction }: Row) {
  if (!correction) return '';
  const { mark, reason, by } = correction;
  return [t(markWords[mark]), reason, by && t('correction.by', { name: by.name })].filter(Boolean).join(' · ');
}

function roleOf({ role, enrolled }: Row): string {
  if (role === 'HOST') return t('role.lecturer');
  return enrolled ? t('attendance.enrolled') : t('attendance.guest');
}

function minutesOf({ firstIn, minutesPresent }: Row) {
  return firstIn === null ? <span class="not-there">{t('attendance.notThere')}</span> : minutesPresent;
}
