import type { ImportPartsFragment } from '#contract/graphql/graphql';
import { problemsOf } from '../api/problems.ts';
import { Beneath, describe } from '../look/Field.tsx';
import { Form, useField } from '../look/Form.tsx';
import { t } from '../words/words.ts';
import { DropImport } from './DropImport.tsx';
import { encodingWords } from './encodings.ts';
import type { ImportSource } from './source.ts';

/** Which of the ways to read a file is right, told by names in it. None is chosen before: a guess would be believed. */
export function ChooseEncoding({
  registerImport,
  source,
}: {
  registerImport: ImportPartsFragment;
  source: ImportSource;
}) {
  const { id, readings } = registerImport;
  return (
    <div class="card no-print">
      <Form
        label={t('encoding.which')}
        action={t('encoding.take')}
        words={{ CONFLICT: 'register.changedSince', REQUIRED: 'encoding.choose' }}
        check={(values) => (values.has('encoding') ? [] : [{ code: 'REQUIRED', field: 'encoding' }])}
        beside={<DropImport id={id} source={source} />}
        onSubmit={async (values) => {
          const chosen = readings.find(({ encoding }) => encoding === values.get('encoding'));
          if (!chosen) return undefined;
          const { error } = await source.readAs(id, chosen.encoding);
          return error && problemsOf(error);
        }}
      >
        <Ways registerImport={registerImport} />
      </Form>
    </div>
  );
}

function Ways({ registerImport: { readings, encoding: now } }: { registerImport: ImportPartsFragment }) {
  const { id, error } = useField('encoding');
  const help = t('encoding.none');
  return (
    <fieldset id={id} class="field" tabIndex={-1} {...describe(id, help, error)}>
      <legend class="field-label">{t('encoding.which')}</legend>
      {readings.map(({ encoding, samples }) => (
        <label key={encoding} class="check">
          <input type="radio" name="encoding" value={encoding} defaultChecked={encoding === now} />
          <span>
            <strong>{samples.join(' · ')}</strong>
            <br />
            <span class="soft">{encodingWords(encoding)}</span>
          </span>
        </label>
      ))}
      <Beneath id={id} help={help} error={error} />
    </fieldset>
  );
}
