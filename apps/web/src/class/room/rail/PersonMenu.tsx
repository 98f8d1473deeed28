import { useState } from 'preact/hooks';
import type { Attendee } from '#classroom';
import { later } from '../../../look/later.tsx';
import { loadWords, t } from '../../../words/words.ts';

const PersonActions = later(
  async () => {
    const [{ PersonActions }] = await Promise.all([import('../lead/PersonActions.tsx'), loadWords('lead')]);
    return PersonActions;
  },
  () => t('class.more'),
);

/** What a moderator can do with somebody: beside their name, folded until it is wanted. */
export function PersonMenu({ person }: { person: Attendee }) {
  const [wanted, setWanted] = useState(false);
  return (
    <details class="person-menu" onToggle={({ currentTarget }) => currentTarget.open && setWanted(true)}>
      <summary aria-label={t('class.moreFor', { name: person.name })}>{t('class.more')}</summary>
      {wanted && <PersonActions person={person} />}
    </details>
  );
}
