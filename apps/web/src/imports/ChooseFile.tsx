import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { Problem } from '../api/problems.ts';
import { Form } from '../look/Form.tsx';
import { t } from '../words/words.ts';
import { FileField, fileIn } from './FileField.tsx';

/** Chooses a file and sends it to be looked through; nothing is changed by that. */
export function ChooseFile({
  label,
  accept,
  help,
  send,
  onSent,
  children,
}: {
  label: string;
  accept: string;
  /** Of the file. */
  help: string;
  /** @param onProgress told how much has gone, 0 to 1 */
  send: (file: File, values: FormData, onProgress: (share: number) => void) => Promise<{ id: string } | Problem>;
  onSent: (importId: string) => void;
  /** Fields before that of the file. */
  children?: ComponentChildren;
}) {
  const [gone, setGone] = useState<number>();
  return (
    <div class="card">
      <Form
        label={label}
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
          const answer = await send(file, values, setGone);
          setGone(undefined);
          if ('code' in answer) return [answer];
          onSent(answer.id);
          return undefined;
        }}
      >
        {children}
        <FileField accept={accept} help={help} />
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
