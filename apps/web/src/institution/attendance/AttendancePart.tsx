import { TermAttendanceDocument } from '#contract/graphql/graphql';
import type { TermAttendanceQuery } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { BarChart } from '../../look/BarChart.tsx';
import { Button, ButtonLink } from '../../look/Button.tsx';
import { ChoiceFilter, Filters } from '../../look/Filters.tsx';
import { Empty } from '../../look/Notice.tsx';
import { PeopleTable } from '../../look/PeopleTable.tsx';
import { Table } from '../../look/Table.tsx';
import { Await } from '../../loaded/Await.tsx';
import { useFilters } from '../../shell/use-filters.ts';
import { later } from '../../look/later.tsx';
import { intlTag, t } from '../../words/words.ts';
import type { PartProps } from '../parts.ts';
import { percent, shareOf, shortDay, total, weeksOf } from './shares.ts';

/** Fetched by those who look at attendance only. */
const AtRisk = later(
  async () => (await import('./AtRisk.tsx')).AtRisk,
  () => t('risk.title'),
);

const nameAndId = ({ id, name }: { id: string; name: string }) => ({ value: id, text: name });

/** How many of those enrolled came, week by week and section by section, over a term. */
export function AttendancePart({ institution }: PartProps) {
  const { terms, campuses, departments } = institution;
  const [{ term, campus, department }, narrow] = useFilters(['term', 'campus', 'department']);
  const today = new Date().toISOString().slice(0, 10);
  const present = terms.find(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn) ?? terms[0];
  const termId = term || present?.id;
  if (termId === undefined)
    return (
      <Empty>
        <p>{t('attendance.noTerm')}</p>
      </Empty>
    );
  return (
    <div class="stack-wide">
      <Filters label={t('institution.attendance')}>
        <ChoiceFilter
          label={t('term.one')}
          value={termId}
          all={null}
          options={terms.map(nameAndId)}
          onChoose={(value) => narrow('term', value)}
        />
        <ChoiceFilter
          label={t('campus.one')}
          value={campus}
          options={campuses.map(nameAndId)}
          onChoose={(value) => narrow('campus', value)}
        />
        {departments.length > 0 && (
          <ChoiceFilter
            label={t('department.one')}
            value={department}
            options={departments.map(nameAndId)}
            onChoose={(value) => narrow('department', value)}
          />
        )}
      </Filters>
      <div class="no-print">
        <ButtonLink
          icon="download"
          href={`/files/attendance/term/${termId}.csv`}
          download={`${t('attendance.file')}-${terms.find(({ id }) => id === termId)?.name ?? ''}.csv`}
        >
          {t('attendance.csv')}
        </ButtonLink>
      </div>
      <OverTerm institutionId={institution.id} termId={termId} campusId={campus} departmentId={department} />
    </div>
  );
}

function OverTerm({
  institutionId,
  termId,
  campusId,
  departmentId,
}: {
  institutionId: string;
  termId: string;
  campusId: string;
  departmentId: string;
}) {
  const loaded = useData(TermAttendanceDocument, {
    institutionId,
    termId,
    campusId: campusId || null,
    departmentId: departmentId || null,
  });
  return (
    <Await loaded={loaded} what={t('institution.attendance')}>
      {({ termAttendance: { weeks, sections } }) =>
        weeks.every(({ sessions }) => sessions === 0) ? (
          <Empty>
            <p>{t('attendance.nothingYet')}</p>
          </Empty>
        ) : (
          <div class="stack-wide">
            <Weeks weeks={weeks} />
            <AtRisk institutionId={institutionId} termId={termId} campusId={campusId} departmentId={departmentId} />
            <Sections sections={sections} />
          </div>
        )
      }
    </Await>
  );
}

type Weeks = TermAttendanceQuery['termAttendance']['weeks'];

function Weeks({ weeks }: { weeks: Weeks }) {
  const all = total(weeks);
  const corrected = weeks.reduce((sum, week) => sum + week.corrected, 0);
  const sentence = t('attendance.sentence', {
    percent: percent(all, intlTag()),
    sessions: weeks.reduce((sum, { sessions }) => sum + sessions, 0),
  });
  return (
    <section class="stack" aria-labelledby="weeks">
      <div class="row-apart">
        <h2 id="weeks">{t('attendance.byWeek')}</h2>
        <span class="no-print">
          <Button icon="print" onClick={() => print()}>
            {t('attendance.print')}
          </Button>
        </span>
      </div>
      <p>
        {sentence} {corrected > 0 && t('correction.count', { count: corrected })}
      </p>
      <BarChart
        label={t('attendance.chart')}
        bars={weeksOf(weeks).map((week) => ({
          key: week.week,
          label: shortDay(week.week, intlTag()),
          share: shareOf(week),
        }))}
      />
      <details>
        <summary>{t('attendance.asTable')}</summary>
        <Table
          caption={t('attendance.byWeek')}
          rows={weeks}
          keyOf={({ week }) => week}
          columns={[
            { title: t('attendance.week'), cell: ({ week }) => shortDay(week, intlTag()) },
            { title: t('section.sessions'), cell: ({ sessions }) => sessions, number: true },
            { title: t('attendance.present'), cell: ({ present }) => present, number: true },
            { title: t('attendance.expected'), cell: ({ expected }) => expected, number: true },
            { title: t('attendance.share'), cell: (week) => percent(week, intlTag()), number: true },
          ]}
        />
      </details>
    </section>
  );
}

function Sections({ sections }: { sections: TermAttendanceQuery['termAttendance']['sections'] }) {
  return (
    <section class="stack" aria-labelledby="sections-share">
      <h2 id="sections-share">{t('attendance.bySection')}</h2>
      <p class="soft">{t('attendance.lowestFirst')}</p>
      <PeopleTable
        caption={t('attendance.bySection')}
        rows={sections}
        nameOf={({ section }) => section.title}
        keyOf={({ section }) => section.id}
        columns={[
          {
            title: t('section.one'),
            cell: ({ section: { id, title } }) => <a href={`/sections/${id}/attendance`}>{title}</a>,
          },
          { title: t('section.sessions'), cell: ({ sessions }) => sessions, number: true },
          {
            title: t('attendance.share'),
            cell: (section) => <Share count={section} />,
            number: true,
          },
        ]}
      />
    </section>
  );
}

/** A figure with its length beside it. */
export function Share({ count }: { count: { present: number; expected: number } }) {
  return (
    <span class="share">
      <span class="share-bar" aria-hidden="true">
        <i style={{ width: `${Math.round((shareOf(count) ?? 0) * 100)}%` }} />
      </span>
      {percent(count, intlTag())}
    </span>
  );
}
