import { useState } from 'preact/hooks';
import { CreateTermDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { Field } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Table } from '../look/Table.tsx';
import { dateWords } from '../time/format.ts';
import { intlTag, t } from '../words/words.ts';
import { AddPart } from './AddPart.tsx';
import type { PartProps } from './parts.ts';

export function TermsPart({ institution, mayManage }: PartProps) {
  const [added, setAdded] = useState<string>();
  const { terms } = institution;
  return (
    <div class="stack-wide">
      {mayManage && (
        <AddPart
          action={t('term.add')}
          startOpen={terms.length === 0}
          added={added && <p>{t('institution.added', { name: added })}</p>}
        >
          <Form
            label={t('term.add')}
            action={t('term.add')}
            keep={`term.${institution.id}`}
            again
            words={{ CONFLICT: 'term.conflict' }}
            check={(values) =>
              String(values.get('endsOn')) < String(values.get('startsOn'))
                ? [{ code: 'ENDS_BEFORE_START', field: 'endsOn' }]
                : []
            }
            onSubmit={async (values) => {
              const input = {
                institutionId: institution.id,
                name: String(values.get('name')).trim(),
                startsOn: String(values.get('startsOn')),
                endsOn: String(values.get('endsOn')),
              };
              const { data, error } = await change(CreateTermDocument, { input });
              setAdded(data?.createTerm.name);
              return error && problemsOf(error);
            }}
          >
            <Field name="name" label={t('term.name')} help={t('term.nameHelp')} maxLength={80} />
            <div class="form-pair">
              <Field name="startsOn" type="date" label={t('term.starts')} />
              <Field name="endsOn" type="date" label={t('term.ends')} />
            </div>
          </Form>
        </AddPart>
      )}
      {terms.length === 0 && !mayManage && <p class="soft">{t('institution.nothing')}</p>}
      {terms.length > 0 && (
        <Table
          caption={t('institution.terms')}
          rows={terms}
          keyOf={({ id }) => id}
          columns={[
            { title: t('term.name'), cell: ({ name }) => name },
            { title: t('term.starts'), cell: ({ startsOn }) => dateWords(startsOn, intlTag()) },
            { title: t('term.ends'), cell: ({ endsOn }) => dateWords(endsOn, intlTag()) },
          ]}
        />
      )}
    </div>
  );
}
