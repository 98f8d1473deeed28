import type { ImportPartsFragment, RegisterAction } from '#contract/graphql/graphql';
import { readerZone } from '../sign-in/viewer.ts';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { fieldWords, valueWords } from '../fragments/fields.ts';
import { whatOf } from './ImportCounts.tsx';

const actions: Record<RegisterAction, MessageId> = {
  CREATE: 'register.creates',
  UPDATE: 'register.updates',
  END: 'register.ends',
};

/** Lists the changes one by one, for people who want to look closer. */
export function ImportChanges({
  changes,
  counts,
}: {
  changes: ImportPartsFragment['changes'];
  counts: ImportPartsFragment['counts'];
}) {
  const all = counts.reduce((sum, { created, updated, ended }) => sum + created + updated + ended, 0);
  const zone = readerZone.value;
  return (
    <details>
      <summary>{t('register.changes', { count: changes.length })}</summary>
      <ul class="rows">
        {changes.map((change) => (
          <li key={`${change.what} ${change.externalId}`} class="stack-tight">
            <span>
              <strong>{change.label}</strong>{' '}
              <span class="soft">
                {whatOf(change.what)}, {change.externalId}, {t(actions[change.action])}
              </span>
            </span>
            {change.action !== 'CREATE' &&
              change.fields.map(({ field, before, after, kept }) => (
                <span key={field} class="small">
                  {fieldWords(field)}: {valueWords(before ?? null, zone)} → {valueWords(after ?? null, zone)}{' '}
                  {kept && <em>{t(change.what === 'expert' ? 'register.theirs' : 'register.stays')}</em>}
                </span>
              ))}
          </li>
        ))}
      </ul>
      {all > changes.length && <p class="soft">{t('register.more', { count: all - changes.length })}</p>}
    </details>
  );
}
