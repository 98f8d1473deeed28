import { useState } from 'preact/hooks';
import { AssignLecturerDocument, RemoveLecturerDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemOf, problemsOf, problemWords } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { SelectField } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { Await } from '../shell/Await.tsx';
import { intlTag, t } from '../words/words.ts';
import { membersOf, useMembers } from './members.ts';
import type { Section } from './SectionPage.tsx';

/** Who teaches; an administrator adds and removes. Removing can be undone by adding again, so it does not ask. */
export function LecturersPart({ section }: { section: Section }) {
  const [adding, setAdding] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const remove = async (personId: string) => {
    const { error } = await change(RemoveLecturerDocument, { sectionId: section.id, personId });
    setProblem(error && problemOf(error));
  };
  return (
    <section class="stack" aria-labelledby="lecturers">
      <h2 id="lecturers">{t('section.lecturers')}</h2>
      {problem && <Failed problem={problem} />}
      {section.lecturers.length === 0 ? (
        <p class="soft">{t('section.noLecturerYet')}</p>
      ) : (
        <ul class="rows">
          {section.lecturers.map(({ id, name }) => (
            <li key={id} class="row-apart">
              {name}
              {section.viewerMay.edit && (
                <Button kind="quiet" onClick={() => void remove(id)}>
                  {t('section.remove')}
                  <span class="visually-hidden"> {name}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {section.viewerMay.edit && !adding && (
        <div>
          <Button icon="add" onClick={() => setAdding(true)}>
            {t('section.addLecturer')}
          </Button>
        </div>
      )}
      {adding && <AddLecturer section={section} onDone={() => setAdding(false)} />}
    </section>
  );
}

function AddLecturer({ section, onDone }: { section: Section; onDone: () => void }) {
  const loaded = useMembers(section.institution.id);
  return (
    <div class="card">
      <Await loaded={loaded} what={t('institution.people')}>
        {(members) => {
          const free = membersOf(members, 'LECTURER', intlTag()).filter(
            ({ id }) => !section.lecturers.some((lecturer) => lecturer.id === id),
          );
          if (free.length === 0) return <NobodyLeft section={section} />;
          return (
            <Form
              label={t('section.addLecturer')}
              action={t('section.addLecturer')}
              actionKind="plain"
              beside={<Button onClick={onDone}>{t('dialog.back')}</Button>}
              onSubmit={async (values) => {
                const personId = String(values.get('personId'));
                const { error } = await change(AssignLecturerDocument, { sectionId: section.id, personId });
                if (error) return problemsOf(error);
                onDone();
                return undefined;
              }}
            >
              <SelectField name="personId" label={t('role.lecturer')}>
                {free.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
            </Form>
          );
        }}
      </Await>
    </div>
  );
}

function NobodyLeft({ section }: { section: Section }) {
  return (
    <p>
      {t('section.noFreeLecturer')} <a href={`/institutions/${section.institution.id}/people`}>{t('people.add')}</a>
    </p>
  );
}

function Failed({ problem }: { problem: Problem }) {
  const { id, values } = problemWords(problem);
  return (
    <Notice kind="alarm" said>
      <p>{t(id, values)}</p>
    </Notice>
  );
}
