import { useState } from 'preact/hooks';
import { SetEnrolmentRoleDocument, UnenrolDocument } from '#contract/graphql/graphql';
import type { EnrolmentRole, EnrolmentWay } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { PeopleTable } from '../look/PeopleTable.tsx';
import { Problems } from '../look/Problems.tsx';
import type { Column } from '../look/Table.tsx';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { EnrolPeople } from './EnrolPeople.tsx';
import type { Section } from './SectionPage.tsx';

type Enrolled = NonNullable<Section['enrolments']>[number];

const ways: Record<EnrolmentWay, MessageId> = {
  ADMIN: 'way.admin',
  COHORT: 'way.cohort',
  SELF: 'way.self',
  LINK: 'way.link',
  REGISTER: 'way.register',
  WAITING_LIST: 'way.waitingList',
};

/** The enrolled students: a number for all, the names for who may see them, the choice for administrators. */
export function CohortPart({ section }: { section: Section }) {
  const [problem, setProblem] = useState<Problem>();
  const { enrolments, cohortSize, cohorts, waiting, viewerMay } = section;
  const takeOff = async (personId: string) => {
    const { error } = await change(UnenrolDocument, { sectionId: section.id, personIds: [personId] });
    setProblem(error && problemOf(error));
  };
  const give = async (personId: string, role: EnrolmentRole) => {
    const { error } = await change(SetEnrolmentRoleDocument, { sectionId: section.id, personId, role });
    setProblem(error && problemOf(error));
  };
  return (
    <section class="stack" aria-labelledby="cohort">
      <h2 id="cohort">{t('section.students')}</h2>
      <p class={cohortSize === 0 ? 'soft' : undefined}>{t('section.cohortSize', { count: cohortSize })}</p>
      {viewerMay.edit && cohorts.length > 0 && (
        <p>
          {t('section.cohortsHere')}{' '}
          {cohorts.map(({ id, name }, place) => (
            <span key={id}>
              {place > 0 && ', '}
              <a href={`/cohorts/${id}`}>{name}</a>
            </span>
          ))}
        </p>
      )}
      {viewerMay.edit && <EnrolPeople section={section} />}
      <Problems problem={problem} />
      {enrolments && enrolments.length > 0 && (
        <PeopleTable
          caption={t('section.students')}
          first={20}
          rows={enrolments}
          nameOf={({ person }) => person.name}
          keyOf={({ person }) => person.id}
          columns={columnsFor(viewerMay.edit ? section.institution.id : undefined, takeOff, give)}
        />
      )}
      {waiting && waiting.length > 0 && (
        <div class="stack">
          <h3>{t('section.waiting')}</h3>
          <p class="soft">{t('section.waitingHow')}</p>
          <ol class="rows">
            {waiting.map(({ place, person: { id, name } }) => (
              <li key={id} class="row-apart">
                <span>
                  {place}. {name}
                </span>
                {viewerMay.edit && (
                  <Button kind="quiet" onClick={() => void takeOff(id)}>
                    <span>
                      {t('section.remove')}
                      <span class="visually-hidden"> {name}</span>
                    </span>
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

function columnsFor(
  /** Of who may edit the section: the people of the institution are theirs to look at. */
  institutionId: string | undefined,
  takeOff: (personId: string) => Promise<void>,
  give: (personId: string, role: EnrolmentRole) => Promise<void>,
): Column<Enrolled>[] {
  const shown: Column<Enrolled>[] = [
    {
      title: t('person.name'),
      cell: ({ person, role }) => (
        <>
          {institutionId === undefined ? (
            person.name
          ) : (
            <a href={`/institutions/${institutionId}/people/${person.id}`}>{person.name}</a>
          )}{' '}
          {role === 'ASSISTANT' && <span class="soft">{t('section.helps')}</span>}
        </>
      ),
    },
    { title: t('way.title'), cell: ({ via, cohort }) => (cohort ? cohort.name : t(ways[via])) },
  ];
  if (institutionId === undefined) return shown;
  return [
    ...shown,
    {
      title: t('people.actions'),
      cell: ({ person: { id, name }, role }) => (
        <span class="row">
          <Button kind="quiet" onClick={() => void give(id, role === 'STUDENT' ? 'ASSISTANT' : 'STUDENT')}>
            <span>
              {t(role === 'STUDENT' ? 'section.makeHelper' : 'section.makeStudent')}
              <span class="visually-hidden"> {name}</span>
            </span>
          </Button>
          <Button kind="quiet" onClick={() => void takeOff(id)}>
            <span>
              {t('section.remove')}
              <span class="visually-hidden"> {name}</span>
            </span>
          </Button>
        </span>
      ),
    },
  ];
}
