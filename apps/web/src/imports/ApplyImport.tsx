import type { ImportPartsFragment } from '#contract/graphql/graphql';
import { problemsOf } from '../api/problems.ts';
import { Beneath, Check, describe } from '../look/Field.tsx';
import { Form, useField } from '../look/Form.tsx';
import { t } from '../words/words.ts';
import { DropImport } from './DropImport.tsx';
import type { ImportSource } from './source.ts';

/** All of it or nothing. What people changed by hand stays, unless it is asked to be written over. */
export function ApplyImport({ registerImport, source }: { registerImport: ImportPartsFragment; source: ImportSource }) {
  const { id, kind, counts, problems } = registerImport;
  const isTaken = problems.some(({ code }) => code === 'TAKEN_FOR');
  const all = counts.reduce((sum, { created, updated, ended }) => sum + created + updated + ended, 0);
  // What experts wrote themselves is never written over.
  const kept = kind === 'EXPERTS' ? 0 : counts.reduce((sum, count) => sum + count.kept, 0);
  if (all + kept === 0) return null;
  return (
    <div class="card no-print">
      <Form
        label={t('register.apply')}
        action={t('register.apply')}
        words={{ CONFLICT: 'register.changedSince', BUSY: 'register.busy', TAKEN: 'register.takenAsk' }}
        beside={<DropImport id={id} source={source} />}
        check={(values) => (isTaken && !values.has('taken') ? [{ code: 'TAKEN', field: 'taken' }] : [])}
        onSubmit={async (values) => {
          const { error } = await source.apply(id, values.has('overwrite'));
          // The import is as it was: another one of the institution is being applied.
          return error && problemsOf(error).map((one) => (one.facts?.['state'] === 'checked' ? { code: 'BUSY' } : one));
        }}
      >
        <p>{t('register.applyWhat')}</p>
        {isTaken && <TakenRight />}
        {kept > 0 && (
          <div>
            <p>{t('register.keptWhat', { count: kept })}</p>
            <Check name="overwrite" value="on">
              {t('register.overwrite')}
            </Check>
          </div>
        )}
      </Form>
    </div>
  );
}

/** Headings and names that are nearly right are not applied before somebody has looked at what they are taken for. */
function TakenRight() {
  const { id, error } = useField('taken');
  return (
    <div>
      <label class="check">
        <input id={id} type="checkbox" name="taken" value="on" {...describe(id, undefined, error)} />
        <span>{t('register.takenRight')}</span>
      </label>
      <Beneath id={id} help={undefined} error={error} />
    </div>
  );
}
