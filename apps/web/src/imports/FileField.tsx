import { useEffect, useState } from 'preact/hooks';
import { Beneath, describe } from '../look/Field.tsx';
import { useField } from '../look/Form.tsx';
import { t } from '../words/words.ts';
import './imports.css';

/** The file that was chosen in a form; undefined: none, or an empty one. */
export function fileIn(values: FormData): File | undefined {
  const file = values.get('file');
  return file instanceof File && file.size > 0 ? file : undefined;
}

/** The file chooser of the browser; a file may also be dropped on it. */
export function FileField({ accept, help }: { accept: string; help: string }) {
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
      <input id={id} name="file" type="file" accept={accept} required {...describe(id, help, error)} />
      <Beneath id={id} help={help} error={error} />
    </div>
  );
}
