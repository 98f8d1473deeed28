import { useEffect, useState } from 'preact/hooks';
import type { RegisterKind } from '#contract/graphql/graphql';
import { Beneath, describe, SelectField } from '../../look/Field.tsx';
import { Form, useField } from '../../look/Form.tsx';
import { t } from '../../words/words.ts';
import { oneOf } from '../../fragments/states.ts';
import { kinds, kindWords } from './kinds.ts';
import { upload } from './upload.ts';

/** Chooses a file and sends it to be looked through; nothing is changed by that. */
export function ChooseFile({ institutionId, onSent }: { institutionId: string; onSent: (importId: string) => void }) {
  const [gone, setGone] = useState<number>();
  return (
    <div class="card">
      <Form
        label={t('register.in')}
        action={t('register.look')}
        words={{
          FILE_TOO_LARGE: 'register.fileTooLarge',
          TOO_LARGE: 'register.fileTooLargeUnknown',
          CONFLICT: 'register.tooManyWait',
        }}
        check={(values) =>
          fileIn(values) ? [] : [{ code: 'REQUIRED', field: 'file', facts: { label: t('register.file') } }]
        }
        onSubmit={async (values) => {
          const file = fileIn(values);
          if (!file) return undefined;
          const kind: RegisterKind = oneOf(kinds, values.get('kind')) ?? 'PEOPLE';
          const answer = await upload({ institutionId, kind, file, onProgress: setGone });
          setGone(undefined);
          if ('code' in answer) return [answer];
          onSent(answer.id);
          return undefined;
        }}
      >
        <SelectField name="kind" label={t('register.kind')} help={t('register.kindHelp')} defaultValue="PEOPLE">
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(kindWords[kind])}
            </option>
          ))}
        </SelectField>
        <FileField />
        {gone !== undefined && (
          <label class="stack-tight">
            {t('register.sending')}
            <progress class="progress" max={1} value={gone} />
          </label>
        )}
      </Form>
    </div>
  );
}

function fileIn(values: FormData): File | undefined {
  const file = values.get('file');
  return file instanceof File && file.size > 0 ? file : undefined;
}

/** The file chooser of the browser; a file may also be dropped on it. */
function FileField() {
  const { id, error } = useField('file');
  const [over, setOver] = useState(false);
  useEffect(() => {
    // A file that misses the field would be opened instead of the page.
    const hold = (event: DragEvent) => event.preventDefault();
    addEventListener('dragover', hold);
    addEventListener('drop', hold);
    return () => {
      removeEventListener('dragover', hold);
      removeEventListener('drop', hold);
    };
  }, []);
  return (
    <div
      class={over ? 'drop drop-over' : 'drop'}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const input = event.currentTarget.querySelector('input');
        if (input && event.dataTransfer && event.dataTransfer.files.length > 0) input.files = event.dataTransfer.files;
      }}
    >
      <label class="field-label" for={id}>
        {t('register.file')}
      </label>
      <input
        id={id}
        name="file"
        type="file"
        accept=".csv,.txt,.zip,text/csv,application/zip"
        required
        {...describe(id, t('register.fileHelp'), error)}
      />
      <Beneath id={id} help={t('register.fileHelp')} error={error} />
    </div>
  );
}
