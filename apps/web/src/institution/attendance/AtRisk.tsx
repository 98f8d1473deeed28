import { StudentsAtRiskDocument } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { ChoiceFilter, Filters } from '../../look/Filters.tsx';
import { PeopleTable } from '../../look/PeopleTable.tsx';
import { Await } from '../../loaded/Await.tsx';
import { useFilters } from '../../shell/use-filters.ts';
import { t } from '../../words/words.ts';

/** The first is the usual one. */
const shares = ['75', '50', '60', '70', '80', '90'] as const;
const inARow = ['3', '2', '4', '5'] as const;
const chosen = <Value extends string>(values: readonly [Value, ...Value[]], text: string): Value =>
  values.find((value) => value === text) ?? values[0];

/** Lists students who come too seldom, by a rule that is chosen here and kept in the address. */
export function AtRisk(part: { institutionId: string; termId: string; campusId: string; departmentId: string }) {
  const [filters, narrow] = useFilters(['below', 'missed']);
  const below = chosen(shares, filters.below);
  const missed = chosen(inARow, filters.missed);
  const loaded = useData(StudentsAtRiskDocument, {
    institutionId: part.institutionId,
    termId: part.termId,
    campusId: part.campusId || null,
    departmentId: part.departmentId || null,
    below: Number(below),
    missed: Number(missed),
  });
  return (
    <section class="stack" aria-labelledby="at-risk">
      <h2 id="at-risk">{t('risk.title')}</h2>
      <p>{t('risk.rule', { below, missed })}</p>
      <Filters label={t('risk.title')}>
        <ChoiceFilter
          label={t('risk.below')}
          value={below}
          all={null}
          options={shares.map((value) => ({ value, text: `${value} %` }))}
          onChoose={(value) => narrow('below', value === shares[0] ? '' : value)}
        />
        <ChoiceFilter
          label={t('risk.missed')}
          value={missed}
          all={null}
          options={inARow.map((value) => ({ value, text: value }))}
          onChoose={(value) => narrow('missed', value === inARow[0] ? '' : value)}
        />
      </Filters>
      <Await loaded={loaded} what={t('risk.title')}>
        {({ studentsAtRisk: { total, students } }) => (
          <div class="stack">
            <p role="status">{t('risk.found', { count: total })}</p>
            <PeopleTable
              caption={t('risk.title')}
              rows={students}
              nameOf={({ person }) => person.name}
              keyOf={({ person }) => person.id}
              columns={[
                {
                  title: t('person.name'),
                  cell: ({ person }) => (
                    <a href={`/institutions/${part.institutionId}/people/${person.id}/timetable`}>{person.name}</a>
                  ),
                },
                {
                  title: t('institution.sections'),
                  cell: ({ sections }) => (
                    <ul>
                      {sections.map(({ section, present, sessions, missedInARow }) => (
                        <li key={section.id}>
                          <a href={`/sections/${section.id}/attendance`}>{section.title}</a>{' '}
                          <span class="soft">
                            {[
                              t('attendance.timesOf', { present, sessions }),
                              missedInARow > 1 && t('risk.inARow', { count: missedInARow }),
                            ]
                              .filter(Boolean)
                              .join(', ')}
                          </span>
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]}
            />
          </div>
        )}
      </Await>
    </section>
  );
}
