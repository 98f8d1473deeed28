import type { MyExpertPartsFragment } from '#contract/graphql/graphql';
import { readerZone } from '../../sign-in/viewer.ts';
import { instantWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';

/** Who looked at one's documents, the newest first. */
export function Looks({ looks, viewerId }: { looks: MyExpertPartsFragment['looks']; viewerId: string }) {
  const nameOf = (by: { id: string; name: string } | null) =>
    by === null ? t('document.gone') : by.id === viewerId ? t('document.you') : by.name;
  return (
    <details>
      <summary>
        {t('document.looks')} ({looks.length})
      </summary>
      {looks.length === 0 && <p class="soft">{t('document.noLooks')}</p>}
      <ol class="rows">
        {looks.map(({ id, name, by, at }) => (
          <li key={id}>
            {nameOf(by)} <span class="roster-document">{name}</span>{' '}
            <span class="soft small">{instantWords(Date.parse(at), readerZone.value, intlTag())}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
