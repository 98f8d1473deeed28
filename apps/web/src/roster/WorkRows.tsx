import type { ExpertPartsFragment } from '#contract/graphql/graphql';
import { Field } from '../look/Field.tsx';
import { t } from '../words/words.ts';
import { Rows } from './Rows.tsx';

/** The entries of a list of the profile, without what only the cache of answers needs. */
type Entries<List extends 'degrees' | 'practice' | 'referees'> = readonly Omit<
  ExpertPartsFragment[List][number],
  '__typename'
>[];

const thisYear = new Date().getFullYear();
const year = { type: 'number', min: 1940, max: thisYear } as const;

export function DegreeRows({ degrees }: { degrees: Entries<'degrees'> }) {
  return (
    <Rows
      legend={t('expert.degrees')}
      rows={degrees}
      empty={{ title: '', institution: '', year: thisYear }}
      most={10}
      add={t('expert.addDegree')}
    >
      {(degree, key) => (
        <>
          <Field name={`degree-${key}`} label={t('expert.degree')} maxLength={120} defaultValue={degree.title} />
          <Field name={`school-${key}`} label={t('expert.school')} maxLength={120} defaultValue={degree.institution} />
          <Field name={`graduated-${key}`} label={t('expert.year')} {...year} defaultValue={degree.year} />
        </>
      )}
    </Rows>
  );
}

export function PracticeRows({ practice }: { practice: Entries<'practice'> }) {
  return (
    <Rows
      legend={t('expert.practice')}
      rows={practice}
      empty={{ role: '', place: '', from: thisYear, to: null }}
      most={20}
      add={t('expert.addPractice')}
    >
      {(one, key) => (
        <>
          <Field name={`work-${key}`} label={t('expert.work')} maxLength={120} defaultValue={one.role} />
          <Field name={`place-${key}`} label={t('expert.place')} maxLength={120} defaultValue={one.place} />
          <Field name={`from-${key}`} label={t('expert.from')} {...year} defaultValue={one.from} />
          <Field name={`to-${key}`} label={t('expert.to')} {...year} defaultValue={one.to ?? ''} optional />
        </>
      )}
    </Rows>
  );
}

export function RefereeRows({ referees }: { referees: Entries<'referees'> }) {
  return (
    <Rows
      legend={t('expert.referees')}
      help={t('expert.refereesHelp')}
      rows={referees}
      empty={{ name: '', role: '', email: '' }}
      most={2}
      add={t('expert.addReferee')}
    >
      {({ name, role, email }, key) => (
        <>
          <Field name={`referee-${key}`} label={t('person.name')} maxLength={120} defaultValue={name} />
          <Field name={`refereeRole-${key}`} label={t('expert.refereeRole')} maxLength={120} defaultValue={role} />
          <Field
            name={`refereeEmail-${key}`}
            type="email"
            label={t('person.email')}
            maxLength={254}
            defaultValue={email}
          />
        </>
      )}
    </Rows>
  );
}
