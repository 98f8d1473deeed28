import { useState } from 'preact/hooks';
import { AssignLecturerDocument, RemoveLecturerDocument, SetTeachingRoleDocument } from '#contract/graphql/graphql';
import type { MemberLineFragment, TeachingRole } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemOf, problemsOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { PersonPicker } from '../fragments/PersonPicker.tsx';
import { Button } from '../look/Button.tsx';
import { Form } from '../look/Form.tsx';
import { Problems } from '../look/Problems.tsx';
import { t } from '../words/words.ts';
import type { Section } from './SectionPage.tsx';

/** Who teaches; an administrator adds and removes. Removing can be undone by adding again, so it does not ask. */
export function LecturersPart({ section }: { section: Section }) {
  const [adding, setAdding] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const remove = async (personId: string) => {
    const { error } = await change(RemoveLecturerDocument, { sectionId: section.id, personId });
    setProblem(error && problemOf(error));
  };
  const give = async (personId: string, role: TeachingRole) => {
    const { error } = await change(SetTeachingRoleDocument, { sectionId: section.id, personId, role });
    setProblem(error && problemOf(error));
  };
  return (
    <section class="stack" aria-labelledby="lecturers">
      <h2 id="lecturers">{t('section.lecturers')}</h2>
      <Problems problem={problem} />
      {section.teachers.length === 0 ? (
        <p class="soft">{t('section.noLecturerYet')}</p>
      ) : (
        <ul class="rows">
          {section.teachers.map(({ role, person: { id, name } }) => (
            <li key={id} class="row-apart">
              <span>
                {section.viewerMay.edit ? (
                  <a href={`/institutions/${section.institution.id}/people/${id}`}>{name}</a>
                ) : (
                  name
                )}{' '}
                {role === 'ASSISTANT' && <span class="soft">{t('section.assistant')}</span>}
              </span>
              {section.viewerMay.edit && (
                <span class="row no-print">
                  <Button kind="quiet" onClick={() => void give(id, role === 'ASSISTANT' ? 'LECTURER' : 'ASSISTANT')}>
                    <span>
                      {t(role === 'ASSISTANT' ? 'section.makeLecturer' : 'section.makeAssistant')}
                      <span class="visually-hidden"> {name}</span>
                    </span>
                  </Button>
                  <Button kind="quiet" onClick={() => void remove(id)}>
                    <span>
                      {t('section.remove')}
                      <span class="visually-hidden"> {name}</span>
                    </span>
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {section.viewerMay.edit && !adding && (
        <div class="no-print">
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
  const [chosen, setChosen] = useState<MemberLineFragment[]>([]);
  return (
    <div class="card">
      <Form
        label={t('section.addLecturer')}
        action={t('section.addLecturer')}
        actionKind="plain"
        words={{ NOBODY: 'cohort.nobody' }}
        beside={<Button onClick={onDone}>{t('dialog.back')}</Button>}
        check={() => (chosen.length === 0 ? [{ code: 'NOBODY' }] : [])}
        onSubmit={async () => {
          const personId = chosen[0]?.id ?? '';
          const { error } = await change(AssignLecturerDocument, { sectionId: section.id, personId });
          if (error) return problemsOf(error);
          onDone();
          return undefined;
        }}
      >
        <PersonPicker
          institutionId={section.institution.id}
          role="LECTURER"
          label={t('picker.lecturer')}
          chosen={chosen}
          without={section.lecturers.map(({ id }) => id)}
          one
          onChoose={setChosen}
        />
      </Form>
    </div>
  );
}
