import { useLocation } from 'preact-iso/router';
import { useState } from 'preact/hooks';
import { CreateMentoringProgrammeDocument, CreatePlatformMentoringProgrammeDocument } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemsOf } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { SelectField } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { t } from '../../words/words.ts';
import { ProgrammeFields, inOrder, inputOf } from './ProgrammeFields.tsx';

/** A button, behind it the form of a new programme, which nobody else sees before it is opened. */
export function NewProgramme({
  institutions,
  forAll,
  startOpen = false,
}: {
  institutions: readonly { id: string; name: string }[];
  /** Whether the viewer may make one for people of all institutions. */
  forAll: boolean;
  startOpen?: boolean;
}) {
  const { route } = useLocation();
  const [making, setMaking] = useState(startOpen);
  if (!making) {
    return (
      <div>
        <Button onClick={() => setMaking(true)}>{t('programmes.new')}</Button>
      </div>
    );
  }
  const [only, ...others] = institutions;
  const isFor = only && others.length === 0 && !forAll ? only.id : undefined;
  return (
    <section class="card stack" aria-labelledby="new-programme">
      <h2 id="new-programme">{t('programmes.new')}</h2>
      <Form
        label={t('programmes.new')}
        action={t('programmes.make')}
        keep="mentoring.programme"
        check={inOrder}
        beside={!startOpen && <Button onClick={() => setMaking(false)}>{t('dialog.back')}</Button>}
        onSubmit={async (values) => {
          const institutionId = isFor ?? String(values.get('institution') ?? '');
          const input = inputOf(values);
          const { error, id } = institutionId === '' ? await makeForAll(input) : await makeFor(institutionId, input);
          if (error) return problemsOf(error);
          if (id !== undefined) route(`/mentoring/programmes/${id}`);
          return undefined;
        }}
      >
        {isFor === undefined && (
          <SelectField name="institution" label={t('programmes.forWhom')}>
            {institutions.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            {forAll && <option value="">{t('programmes.forAll')}</option>}
          </SelectField>
        )}
        <ProgrammeFields />
      </Form>
    </section>
  );
}

type Input = ReturnType<typeof inputOf>;

async function makeFor(institutionId: string, input: Input) {
  const { data, error } = await change(CreateMentoringProgrammeDocument, { institutionId, input });
  return { error, id: data?.createMentoringProgramme.id };
}

async function makeForAll(input: Input) {
  const { data, error } = await change(CreatePlatformMentoringProgrammeDocument, { input });
  return { error, id: data?.createPlatformMentoringProgramme.id };
}
