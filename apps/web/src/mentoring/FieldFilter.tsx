import { FieldByCodeDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { FieldPicker } from '../competences/pickers.tsx';
import { t } from '../words/words.ts';

/** A field of education by which mentors are looked for; the address keeps its code. @param code empty: any */
export function FieldFilter({ code, onChoose }: { code: string; onChoose: (code: string) => void }) {
  const { data } = useData(FieldByCodeDocument, { code }, [], code === '');
  const known = data?.fieldOfEducation;
  const chosen = code === '' ? [] : [{ id: code, name: known?.code === code ? known.name : code }];
  return (
    <FieldPicker one label={t('mentoring.field')} chosen={chosen} onChoose={([field]) => onChoose(field?.id ?? '')} />
  );
}
