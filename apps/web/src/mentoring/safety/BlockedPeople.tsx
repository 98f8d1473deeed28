import type { BlockedPartsFragment } from '#contract/graphql/graphql';
import { UnblockPersonDocument } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { Remove } from '../../look/Remove.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { dateWords, dayOf } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';

/** Whom the viewer has blocked, folded away, and the way back. */
export function BlockedPeople({ people, again }: { people: readonly BlockedPartsFragment[]; again: () => void }) {
  return (
    <details>
      <summary>{t('safety.blockedPeople', { count: people.length })}</summary>
      <ul class="stack">
        {people.map(({ person: { id, name }, createdAt }) => (
          <li key={id} class="card stack-tight">
            <p>
              <strong>{name}</strong>{' '}
              <span class="soft small">
                {t('safety.since', { day: dateWords(dayOf(Date.parse(createdAt), readerZone.value), intlTag()) })}
              </span>
            </p>
            <div>
              <Remove
                action={t('safety.unblock')}
                name={name}
                ask={t('safety.unblockAsk', { name })}
                what={t('safety.unblockWhat')}
                work={() => change(UnblockPersonDocument, { personId: id })}
                onDone={again}
              />
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
