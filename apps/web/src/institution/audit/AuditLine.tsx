import { readerZone } from '../../sign-in/viewer.ts';
import { clockWords, dayWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import { wordFor } from '../../words/word-for.ts';
import type { MessageId } from '../../words/words.ts';
import type { Entry } from './bulks.ts';
import { fieldWords, valueWords } from '../../fragments/fields.ts';
import { kindWords } from './kinds.ts';

const did = { create: 'audit.created', update: 'audit.updated', remove: 'audit.removed' } as const satisfies Record<
  string,
  MessageId
>;

export interface AuditLineProps {
  entry: Entry;
  /** Narrows the trail to what this person did. */
  onActor: (id: string) => void;
  /** Narrows it to this thing. */
  onObject: (id: string) => void;
}

/** One change as a sentence: "Espérance changed the seats of room A2 from 40 to 45." More than one field is a list under it. */
export function AuditLine({ entry, onActor, onObject }: AuditLineProps) {
  const zone = readerZone.value;
  const at = Date.parse(entry.at);
  const { actor, objectId } = entry;
  // An object that was made or removed is shown by its name; for an update, the fields matter.
  const changes = entry.action === 'update' ? entry.changes : [];
  return (
    <li>
      <p>{sentenceOf(entry, zone)}</p>
      {changes.length > 1 && (
        <ul class="bullets">
          {changes.map((change) => (
            <li key={change.field}>
              {fieldWords(change.field)}
              {change.personal
                ? ` ${t('audit.personal')}`
                : `: ${valueWords(change.before ?? null, zone)} → ${valueWords(change.after ?? null, zone)}`}
            </li>
          ))}
        </ul>
      )}
      <p class="soft small row">
        <time dateTime={entry.at}>
          {dayWords(at, zone, intlTag())}, {clockWords(at, zone)}
        </time>
        {entry.source === 'register' && <span>{t('audit.register')}</span>}
        {entry.source === 'operator' && <span>{t('audit.operator')}</span>}
        {entry.source === 'token' && <span>{t('audit.token')}</span>}
        {actor && (
          <button type="button" class="link" onClick={() => onActor(actor.id)}>
            {t('audit.moreBy', { name: actor.name })}
          </button>
        )}
        {objectId != null && entry.label != null && (
          <button type="button" class="link" onClick={() => onObject(objectId)}>
            {t('audit.history')}
            <span class="visually-hidden"> {entry.label}</span>
          </button>
        )}
      </p>
    </li>
  );
}

function sentenceOf(entry: Entry, zone: string): string {
  const kind = wordFor(kindWords, entry.kind);
  const values = {
    who: entry.actor?.name ?? t('audit.system'),
    kind: kind ? t(kind) : entry.kind,
    label: entry.label ?? '',
  };
  const [only, ...others] = entry.changes;
  if (entry.action !== 'update' || !only || others.length > 0)
    return t(wordFor(did, entry.action) ?? 'audit.updated', values).replace(/\s+([.:])/, '$1');
  const field = fieldWords(only.field);
  return only.personal
    ? t('audit.updatedPersonal', { ...values, field })
    : t('audit.updatedOne', {
        ...values,
        field,
        before: valueWords(only.before ?? null, zone),
        after: valueWords(only.after ?? null, zone),
      });
}
