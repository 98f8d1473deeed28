import { useState } from 'preact/hooks';
import { SetCohortMembersDocument } from '#contract/graphql/graphql';
import type { CohortPartsFragment, MemberLineFragment } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemOf, problemsOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { addressesIn } from '../letting-in/addresses.ts';
import { LetIn } from '../letting-in/LetIn.tsx';
import { PersonPicker } from '../fragments/PersonPicker.tsx';
import { AreaField } from '../look/AreaField.tsx';
import { Button } from '../look/Button.tsx';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { PeopleTable } from '../look/PeopleTable.tsx';
import { Problems } from '../look/Problems.tsx';
import { t } from '../words/words.ts';
import { studentsWith } from './find-addresses.ts';

/** Who belongs to it. Taking somebody off is undone by adding them again, so it does not ask. */
export function CohortMembers({ cohort }: { cohort: CohortPartsFragment }) {
  const members = cohort.members ?? [];
  const [problem, setProblem] = useState<Problem>();
  const takeOff = async (personId: string) => {
    const personIds = members.map(({ id }) => id).filter((id) => id !== personId);
    const { error } = await change(SetCohortMembersDocument, { id: cohort.id, personIds });
    setProblem(error && problemOf(error));
  };
  return (
    <section class="stack" aria-labelledby="cohort-members">
      <h2 id="cohort-members">{t('section.students')}</h2>
      <AddMembers cohort={cohort} />
      {members.length > 0 && (
        <div class="no-print">
          <LetIn
            people={{ institutionId: cohort.institution.id, cohortId: cohort.id }}
            action={t('letIn.cohort', { count: members.length })}
          />
        </div>
      )}
      <Problems problem={problem} words={{ CONFLICT: 'cohort.sectionFull' }} />
      {members.length === 0 ? (
        <p class="soft">{t('section.cohortSize', { count: 0 })}</p>
      ) : (
        <PeopleTable
          caption={t('section.students')}
          rows={members}
          nameOf={({ name }) => name}
          keyOf={({ id }) => id}
          columns={[
            {
              title: t('person.name'),
              cell: ({ id, name }) => <a href={`/institutions/${cohort.institution.id}/people/${id}`}>{name}</a>,
            },
            {
              title: t('people.actions'),
              cell: ({ id, name }) => (
                <Button kind="quiet" onClick={() => void takeOff(id)}>
                  <span>
                    {t('section.remove')}
                    <span class="visually-hidden"> {name}</span>
                  </span>
                </Button>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}

/** By searching, or by pasting a column of addresses. */
function AddMembers({ cohort }: { cohort: CohortPartsFragment }) {
  const [chosen, setChosen] = useState<MemberLineFragment[]>([]);
  const [told, setTold] = useState<{ added: number; missing: string[] }>();
  const present = (cohort.members ?? []).map(({ id }) => id);
  // It stays as it was when the first have come.
  const [startOpen] = useState(present.length === 0);
  return (
    <details class="card" open={startOpen}>
      <summary>{t('cohort.addMembers')}</summary>
      <Form
        label={t('cohort.addMembers')}
        action={t('cohort.addMembers')}
        actionKind="plain"
        again
        check={(values) => {
          const { found, wrong } = addressesIn(String(values.get('emails')));
          if (wrong.length > 0)
            return [{ code: 'NOT_AN_EMAIL', field: 'emails', facts: { addresses: wrong.join(', ') } }];
          return chosen.length === 0 && found.length === 0 ? [{ code: 'NOBODY', facts: {} }] : [];
        }}
        words={{
          'NOT_AN_EMAIL emails': 'invite.notAddresses',
          NOBODY: 'cohort.nobody',
          CONFLICT: 'cohort.sectionFull',
        }}
        onSubmit={async (values) => {
          const pasted = await studentsWith(cohort.institution.id, addressesIn(String(values.get('emails'))).found);
          if ('code' in pasted) return [pasted];
          const ids = new Set([...chosen, ...pasted.found].map(({ id }) => id).filter((id) => !present.includes(id)));
          const { error } = await change(SetCohortMembersDocument, { id: cohort.id, personIds: [...present, ...ids] });
          if (error) return problemsOf(error);
          setTold({ added: ids.size, missing: pasted.missing });
          setChosen([]);
          return undefined;
        }}
      >
        {told && (
          <Notice kind={told.missing.length > 0 ? 'care' : 'good'} outcome={told}>
            <p>{t('cohort.added', { count: told.added })}</p>
            {told.missing.length > 0 && (
              <>
                <p>{t('cohort.unknown', { count: told.missing.length })}</p>
                <ul>
                  {told.missing.map((address) => (
                    <li key={address}>{address}</li>
                  ))}
                </ul>
              </>
            )}
          </Notice>
        )}
        <PersonPicker
          institutionId={cohort.institution.id}
          role="STUDENT"
          label={t('picker.students')}
          chosen={chosen}
          without={present}
          onChoose={setChosen}
        />
        <AreaField name="emails" label={t('cohort.paste')} help={t('cohort.pasteHelp')} optional />
      </Form>
    </details>
  );
}
