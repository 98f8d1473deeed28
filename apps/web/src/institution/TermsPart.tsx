import { useState } from 'preact/hooks';
import {
  CreateTermDocument,
  InstitutionByIdDocument,
  RemoveTermDocument,
  UpdateTermDocument,
} from '#contract/graphql/graphql';
import type { TermLineFragment } from '#contract/graphql/graphql';
import { ask, change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { ButtonLink } from '../look/Button.tsx';
import { EditForm } from '../look/EditForm.tsx';
import { EditRow } from '../look/EditRow.tsx';
import { Field } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Remove } from '../look/Remove.tsx';
import { dateWords } from '../time/format.ts';
import { intlTag, t } from '../words/words.ts';
import { AddPart } from './AddPart.tsx';
import { pathOf } from './parts.ts';
import type { PartProps } from './parts.ts';

export function TermsPart({ institution, mayManage, again }: PartProps) {
  const [added, setAdded] = useState<{ name: string }>();
  const { terms } = institution;
  return (
    <div class="stack-wide">
      {mayManage && (
        <AddPart
          action={t('term.add')}
          startOpen={terms.length === 0}
          added={added}
          told={({ name }) => <p>{t('institution.added', { name })}</p>}
        >
          <Form
            label={t('term.add')}
            action={t('term.add')}
            keep={`term.${institution.id}`}
            again
            words={{ CONFLICT: 'term.conflict' }}
            check={inOrder}
            onSubmit={async (values) => {
              const { data, error } = await change(CreateTermDocument, {
                input: { institutionId: institution.id, ...inputOf(values) },
              });
              setAdded(data?.createTerm);
              return error && problemsOf(error);
            }}
          >
            <TermFields />
          </Form>
        </AddPart>
      )}
      {terms.length === 0 && !mayManage && <p class="soft">{t('institution.nothing')}</p>}
      {terms.length > 0 && (
        <ul class="rows" aria-label={t('institution.terms')}>
          {terms.map((term) => (
            <li key={term.id}>
              <EditRow
                name={term.name}
                mayEdit={mayManage}
                form={(close) => <EditTerm institutionId={institution.id} term={term} close={close} />}
                beside={
                  <>
                    {term.sectionCount > 0 && (
                      <ButtonLink kind="quiet" href={`/institutions/${institution.id}/terms/${term.id}/copy`}>
                        <span>
                          {t('term.copy')}
                          <span class="visually-hidden"> {term.name}</span>
                        </span>
                      </ButtonLink>
                    )}
                    <Remove
                      name={term.name}
                      ask={t('term.removeAsk', { name: term.name })}
                      what={t('term.removeWhat')}
                      work={() => change(RemoveTermDocument, { id: term.id })}
                      onDone={again}
                    />
                  </>
                }
              >
                <strong>{term.name}</strong>
                <span>
                  {t('term.fromTo', {
                    from: dateWords(term.startsOn, intlTag()),
                    to: dateWords(term.endsOn, intlTag()),
                  })}
                </span>
                <a href={`${pathOf(institution, 'sections')}?term=${term.id}`}>
                  {t('count.sections', { count: term.sectionCount })}
                </a>
              </EditRow>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function EditTerm({
  institutionId,
  term,
  close,
}: {
  institutionId: string;
  term: TermLineFragment;
  close: () => void;
}) {
  return (
    <EditForm
      thing={term}
      label={t('edit.of', { name: term.name })}
      words={{
        CONFLICT: 'term.conflict',
        'CONFLICT startsOn': 'term.sessionsOutside',
        'CONFLICT endsOn': 'term.sessionsOutside',
      }}
      check={inOrder}
      fields={[
        { name: 'name', label: t('term.name'), value: ({ name }) => name },
        { name: 'startsOn', label: t('term.starts'), value: ({ startsOn }) => startsOn },
        { name: 'endsOn', label: t('term.ends'), value: ({ endsOn }) => endsOn },
      ]}
      reload={async () => {
        const { data } = await ask(InstitutionByIdDocument, { id: institutionId });
        return data?.institution.terms.find(({ id }) => id === term.id);
      }}
      save={(values, version) => change(UpdateTermDocument, { id: term.id, version, input: inputOf(values) })}
      onDone={close}
    >
      {(opened) => <TermFields term={opened} />}
    </EditForm>
  );
}

function TermFields({ term }: { term?: TermLineFragment }) {
  return (
    <>
      <Field name="name" label={t('term.name')} help={t('term.nameHelp')} maxLength={80} defaultValue={term?.name} />
      <div class="form-pair">
        <Field name="startsOn" type="date" label={t('term.starts')} defaultValue={term?.startsOn} />
        <Field name="endsOn" type="date" label={t('term.ends')} defaultValue={term?.endsOn} />
      </div>
    </>
  );
}

function inputOf(values: FormData) {
  return {
    name: String(values.get('name')).trim(),
    startsOn: String(values.get('startsOn')),
    endsOn: String(values.get('endsOn')),
  };
}

function inOrder(values: FormData): readonly Problem[] {
  const { startsOn, endsOn } = inputOf(values);
  return endsOn < startsOn ? [{ code: 'ENDS_BEFORE_START', field: 'endsOn' }] : [];
}
