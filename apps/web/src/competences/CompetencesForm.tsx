import { useState } from 'preact/hooks';
import { MyCompetencesDocument, SaveMyCompetencesDocument } from '#contract/graphql/graphql';
import type { CompetencesPartsFragment } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { problemsOf } from '../api/problems.ts';
import { Form } from '../look/Form.tsx';
import { tell } from '../look/told.ts';
import { Await } from '../loaded/Await.tsx';
import { t } from '../words/words.ts';
import { LanguageRows, fieldOfLanguage, languagesIn } from './LanguageRows.tsx';
import { FieldPicker, SkillPicker, freeSkill, ownWords } from './pickers.tsx';
import type { Concept } from './pickers.tsx';

/** What one knows, for whoever looks for it. */
export function OwnCompetences({ onSaved }: { onSaved: () => void }) {
  const loaded = useData(MyCompetencesDocument, {}, ['Competences']);
  return (
    <Await loaded={loaded} what={t('competence.title')}>
      {({ myCompetences }) => <CompetencesForm key={myCompetences.version} known={myCompetences} onSaved={onSaved} />}
    </Await>
  );
}

function CompetencesForm({ known, onSaved }: { known: CompetencesPartsFragment; onSaved: () => void }) {
  const [fields, setFields] = useState<Concept[]>(() => known.fields.map(({ code, name }) => ({ id: code, name })));
  const [skills, setSkills] = useState<Concept[]>(() =>
    known.skills.map(({ name, skill }) => (skill ? { id: skill.id, name } : freeSkill(name))),
  );
  return (
    <Form
      label={t('competence.title')}
      action={t('competence.save')}
      actionKind="plain"
      words={{ STALE: 'edit.stale', BAD_INPUT: 'competence.wrong' }}
      onSubmit={async (values) => {
        const input = {
          languages: languagesIn(values),
          fields: fields.map(({ id }) => id),
          skills: skills.map((skill) => {
            const text = ownWords(skill);
            return text === undefined ? { skillId: skill.id } : { text };
          }),
          version: known.version,
        };
        const { error } = await change(SaveMyCompetencesDocument, { input });
        if (error) {
          return problemsOf(error, (list, place) =>
            list === 'languages' ? fieldOfLanguage(values, place) : undefined,
          );
        }
        tell(t('competence.saved'));
        onSaved();
        return undefined;
      }}
    >
      <LanguageRows languages={known.languages} />
      <FieldPicker label={t('competence.fields')} chosen={fields} onChoose={setFields} />
      <SkillPicker label={t('competence.skills')} chosen={skills} onChoose={setSkills} />
    </Form>
  );
}
