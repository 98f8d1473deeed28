import { useState } from 'preact/hooks';
import { AddClosingDayDocument, RemoveClosingDayDocument } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemOf, problemsOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { Field, SelectField } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { Problems } from '../../look/Problems.tsx';
import { dateWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import { AddPart } from '../AddPart.tsx';
import type { PartProps } from '../parts.ts';

/** Days without teaching that no calendar of public holidays knows. Taking one off is undone by adding it again, so it does not ask. */
export function ClosingDaysPart({ institution, mayManage, again }: PartProps) {
  const [added, setAdded] = useState<{ name: string }>();
  const [problem, setProblem] = useState<Problem>();
  const { closingDays, campuses } = institution;
  const takeOff = async (id: string) => {
    const { error } = await change(RemoveClosingDayDocument, { id });
    setProblem(error && problemOf(error));
    if (!error) again();
  };
  return (
    <div class="stack">
      <Problems problem={problem} />
      {closingDays.length > 0 && (
        <ul class="rows">
          {closingDays.map(({ id, day, name, campus }) => (
            <li key={id} class="row-apart">
              <span>
                <strong>{dateWords(day, intlTag())}</strong> {name}{' '}
                <span class="soft">{campus?.name ?? t('closing.everywhere')}</span>
              </span>
              {mayManage && (
                <Button kind="quiet" onClick={() => void takeOff(id)}>
                  <span>
                    {t('remove.action')}
                    <span class="visually-hidden"> {name}</span>
                  </span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayManage && (
        <AddPart
          quiet
          action={t('closing.add')}
          startOpen={false}
          added={added}
          told={({ name }) => <p>{t('institution.added', { name })}</p>}
        >
          <Form
            label={t('closing.add')}
            action={t('closing.add')}
            actionKind="plain"
            keep={`closing.${institution.id}`}
            again
            words={{ CONFLICT: 'closing.conflict' }}
            onSubmit={async (values) => {
              const { data, error } = await change(AddClosingDayDocument, {
                input: {
                  institutionId: institution.id,
                  campusId: String(values.get('campusId')) || null,
                  day: String(values.get('day')),
                  name: String(values.get('name')).trim(),
                },
              });
              setAdded(data?.addClosingDay);
              return error && problemsOf(error);
            }}
          >
            <Field name="name" label={t('person.name')} help={t('closing.nameHelp')} maxLength={120} />
            <div class="form-pair">
              <Field name="day" type="date" label={t('closing.day')} />
              <SelectField name="campusId" label={t('campus.one')} optional defaultValue="">
                <option value="">{t('closing.everywhere')}</option>
                {campuses.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
            </div>
          </Form>
        </AddPart>
      )}
    </div>
  );
}
