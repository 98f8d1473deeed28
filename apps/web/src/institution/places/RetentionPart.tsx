import { InstitutionByIdDocument, KeepForDocument } from '#contract/graphql/graphql';
import { ask, change } from '../../api/client.ts';
import { EditForm } from '../../look/EditForm.tsx';
import { EditRow } from '../../look/EditRow.tsx';
import { SelectField } from '../../look/Field.tsx';
import { intlTag, t } from '../../words/words.ts';
import type { PartProps } from '../parts.ts';

const choices = [6, 12, 24, 36, 60, 120];

function monthsWords(months: number | null | undefined): string {
  if (months == null) return t('retention.forEver');
  const unit = months % 12 === 0 ? 'year' : 'month';
  const value = unit === 'year' ? months / 12 : months;
  return new Intl.NumberFormat(intlTag(), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

function MonthsField({
  name,
  label,
  help,
  months,
}: {
  name: string;
  label: string;
  help: string;
  months?: number | null | undefined;
}) {
  const known = months != null && !choices.includes(months) ? [months, ...choices] : choices;
  return (
    <SelectField name={name} label={label} help={help} defaultValue={String(months ?? '')} optional>
      <option value="">{t('retention.forEver')}</option>
      {known.map((one) => (
        <option key={one} value={String(one)}>
          {monthsWords(one)}
        </option>
      ))}
    </SelectField>
  );
}

/** How long logs of classes and changes are kept. */
export function RetentionPart({ institution, mayManage }: PartProps) {
  const { id, classLogMonths, auditMonths } = institution;
  return (
    <EditRow
      name={t('retention.title')}
      mayEdit={mayManage}
      form={(close) => (
        <EditForm
          thing={institution}
          label={t('retention.title')}
          fields={[
            {
              name: 'classLogMonths',
              label: t('retention.classes'),
              value: (each) => String(each.classLogMonths ?? ''),
              shown: (each) => monthsWords(each.classLogMonths),
            },
            {
              name: 'auditMonths',
              label: t('retention.audit'),
              value: (each) => String(each.auditMonths ?? ''),
              shown: (each) => monthsWords(each.auditMonths),
            },
          ]}
          reload={async () => (await ask(InstitutionByIdDocument, { id })).data?.institution}
          save={(values, version) =>
            change(KeepForDocument, {
              id,
              version,
              classLogMonths: Number(values.get('classLogMonths')) || null,
              auditMonths: Number(values.get('auditMonths')) || null,
            })
          }
          onDone={close}
        >
          {(opened) => (
            <>
              <MonthsField
                name="classLogMonths"
                label={t('retention.classes')}
                help={t('retention.classesHelp')}
                months={opened.classLogMonths}
              />
              <MonthsField
                name="auditMonths"
                label={t('retention.audit')}
                help={t('retention.auditHelp')}
                months={opened.auditMonths}
              />
            </>
          )}
        </EditForm>
      )}
    >
      <span>{t('retention.line', { what: t('retention.classes'), time: monthsWords(classLogMonths) })}</span>
      <span class="soft">{t('retention.line', { what: t('retention.audit'), time: monthsWords(auditMonths) })}</span>
    </EditRow>
  );
}
