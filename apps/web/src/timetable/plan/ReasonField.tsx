import { Field } from '../../look/Field.tsx';
import { t } from '../../words/words.ts';

/** Why something is moved or cancelled: those concerned read it. */
export function ReasonField() {
  return <Field name="reason" label={t('reason.one')} help={t('reason.help')} maxLength={300} optional />;
}
