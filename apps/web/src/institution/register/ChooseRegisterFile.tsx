import type { RegisterKind } from '#contract/graphql/graphql';
import { oneOf } from '../../fragments/states.ts';
import { ChooseFile } from '../../imports/ChooseFile.tsx';
import { kinds, kindWords } from '../../imports/kinds.ts';
import { upload } from '../../imports/upload.ts';
import { SelectField } from '../../look/Field.tsx';
import { t } from '../../words/words.ts';

/** A file of the register and what is in it. */
export function ChooseRegisterFile({ institutionId, onSent }: { institutionId: string; onSent: (id: string) => void }) {
  return (
    <ChooseFile
      label={t('register.in')}
      accept=".csv,.txt,.zip,text/csv,application/zip"
      help={t('register.fileHelp')}
      send={(file, values, onProgress) => {
        const kind: RegisterKind = oneOf(kinds, values.get('kind')) ?? 'PEOPLE';
        const query = new URLSearchParams({ kind: kind.toLowerCase(), name: file.name });
        return upload({
          to: `/files/register/${encodeURIComponent(institutionId)}?${query.toString()}`,
          file,
          onProgress,
        });
      }}
      onSent={onSent}
    >
      <SelectField name="kind" label={t('register.kind')} help={t('register.kindHelp')} defaultValue="PEOPLE">
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(kindWords[kind])}
          </option>
        ))}
      </SelectField>
    </ChooseFile>
  );
}
