import { useState } from 'preact/hooks';
import {
  CreateDepartmentDocument,
  InstitutionByIdDocument,
  RemoveDepartmentDocument,
  UpdateDepartmentDocument,
} from '#contract/graphql/graphql';
import type { DepartmentLineFragment } from '#contract/graphql/graphql';
import { ask, change } from '../../api/client.ts';
import { problemsOf } from '../../api/problems.ts';
import { EditForm } from '../../look/EditForm.tsx';
import { EditRow } from '../../look/EditRow.tsx';
import { Field } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { Remove } from '../../look/Remove.tsx';
import { t } from '../../words/words.ts';
import { AddPart } from '../AddPart.tsx';
import { pathOf } from '../parts.ts';
import type { PartProps } from '../parts.ts';

export function DepartmentsPart({ institution, mayManage, again }: PartProps) {
  const [added, setAdded] = useState<{ name: string }>();
  const { departments } = institution;
  return (
    <div class="stack">
      {departments.length === 0 && <p class="soft">{t('department.none')}</p>}
      <ul class="rows" hidden={departments.length === 0}>
        {departments.map((department) => (
          <li key={department.id}>
            <EditRow
              name={department.name}
              mayEdit={mayManage}
              form={(close) => <EditDepartment institutionId={institution.id} department={department} close={close} />}
              beside={
                <Remove
                  name={department.name}
                  ask={t('department.removeAsk', { name: department.name })}
                  what={t('department.removeWhat')}
                  work={() => change(RemoveDepartmentDocument, { id: department.id })}
                  onDone={again}
                />
              }
            >
              <span>
                {department.name} <span class="soft">{department.code}</span>
              </span>
              <a href={`${pathOf(institution, 'courses')}?department=${department.id}`}>
                {t('count.courses', { count: department.courseCount })}
              </a>
            </EditRow>
          </li>
        ))}
      </ul>
      {mayManage && (
        <AddPart
          quiet
          action={t('department.add')}
          startOpen={false}
          added={added}
          told={({ name }) => <p>{t('institution.added', { name })}</p>}
        >
          <Form
            label={t('department.add')}
            action={t('department.add')}
            actionKind="plain"
            keep={`department.${institution.id}`}
            again
            words={{ CONFLICT: 'department.conflict' }}
            onSubmit={async (values) => {
              const { data, error } = await change(CreateDepartmentDocument, {
                input: { institutionId: institution.id, ...inputOf(values) },
              });
              setAdded(data?.createDepartment);
              return error && problemsOf(error);
            }}
          >
            <DepartmentFields />
          </Form>
        </AddPart>
      )}
    </div>
  );
}

function EditDepartment({
  institutionId,
  department,
  close,
}: {
  institutionId: string;
  department: DepartmentLineFragment;
  close: () => void;
}) {
  return (
    <EditForm
      thing={department}
      label={t('edit.of', { name: department.name })}
      words={{ CONFLICT: 'department.conflict' }}
      fields={[
        { name: 'code', label: t('course.code'), value: ({ code }) => code },
        { name: 'name', label: t('person.name'), value: ({ name }) => name },
      ]}
      reload={async () => {
        const { data } = await ask(InstitutionByIdDocument, { id: institutionId });
        return data?.institution.departments.find(({ id }) => id === department.id);
      }}
      save={(values, version) => change(UpdateDepartmentDocument, { id: department.id, version, ...inputOf(values) })}
      onDone={close}
    >
      {(opened) => <DepartmentFields department={opened} />}
    </EditForm>
  );
}

function DepartmentFields({ department }: { department?: DepartmentLineFragment }) {
  return (
    <div class="form-pair">
      <Field
        name="code"
        label={t('course.code')}
        help={t('department.codeHelp')}
        maxLength={20}
        defaultValue={department?.code}
      />
      <Field name="name" label={t('person.name')} maxLength={120} defaultValue={department?.name} />
    </div>
  );
}

function inputOf(values: FormData) {
  return { code: String(values.get('code')).trim(), name: String(values.get('name')).trim() };
}
