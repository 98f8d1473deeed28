import { ApplyRegisterImportDocument } from '#contract/graphql/graphql';
import type { ImportPartsFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemsOf } from '../../api/problems.ts';
import { Check } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { t } from '../../words/words.ts';
import { DropImport } from './DropImport.tsx';

/** All of it or nothing. What people changed by hand stays, unless it is asked to be written over. */
export function ApplyImport({ registerImport }: { registerImport: ImportPartsFragment }) {
  const { id, counts } = registerImport;
  const all = counts.reduce((sum, { created, updated, ended }) => sum + created + updated + ended, 0);
  const kept = counts.reduce((sum, count) => sum + count.kept, 0);
  if (all + kept === 0) return null;
  return (
    <div class="card no-print">
      <Form
        label={t('register.apply')}
        action={t('register.apply')}
        words={{ CONFLICT: 'register.changedSince' }}
        beside={<DropImport id={id} />}
        onSubmit={async (values) => {
          const { error } = await change(ApplyRegisterImportDocument, { id, overwrite: values.has('overwrite') });
          return error && problemsOf(error);
        }}
      >
        <p>{t('register.applyWhat')}</p>
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
