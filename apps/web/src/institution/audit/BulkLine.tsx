import { readerZone } from '../../sign-in/viewer.ts';
import { clockWords, dayWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import { wordFor } from '../../words/word-for.ts';
import type { MessageId } from '../../words/words.ts';
import { AuditLine } from './AuditLine.tsx';
import type { AuditLineProps } from './AuditLine.tsx';
import type { Bulk } from './bulks.ts';
import { manyWords } from './kinds.ts';

const did = {
  create: 'audit.createdMany',
  update: 'audit.updatedMany',
  remove: 'audit.removedMany',
} as const satisfies Record<string, MessageId>;

/** Many changes of one go as one sentence, "The platform added 19 sessions.", which unfolds to each of them. */
export function BulkLine({
  bulk: { entries, things },
  goesOn,
  ...deeds
}: { bulk: Bulk; goesOn: boolean } & Omit<AuditLineProps, 'entry'>) {
  const [first] = entries;
  if (!first) return null;
  if (things < 2)
    return (
      <>
        {entries.map((entry) => (
          <AuditLine key={entry.id} entry={entry} {...deeds} />
        ))}
      </>
    );
  const at = Date.parse(first.at);
  const many = wordFor(manyWords, first.kind);
  return (
    <li>
      <p>
        {t(wordFor(did, first.action) ?? 'audit.updatedMany', {
          who: first.actor?.name ?? t('audit.system'),
          what: many ? t(many, { count: things }) : `${String(things)} × ${first.kind}`,
        })}{' '}
        {goesOn && <span class="soft">{t('audit.goesOn')}</span>}
      </p>
      <details>
        <summary>{t('audit.each')}</summary>
        <ol class="rows audit">
          {entries.map((entry) => (
            <AuditLine key={entry.id} entry={entry} {...deeds} />
          ))}
        </ol>
      </details>
      <p class="soft small row">
        <time dateTime={first.at}>
          {dayWords(at, readerZone.value, intlTag())}, {clockWords(at, readerZone.value)}
        </time>
        {first.source === 'register' && <span>{t('audit.register')}</span>}
        {first.source === 'operator' && <span>{t('audit.operator')}</span>}
        {first.source === 'token' && <span>{t('audit.token')}</span>}
      </p>
    </li>
  );
}
