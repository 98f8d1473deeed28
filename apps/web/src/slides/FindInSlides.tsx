import { useState } from 'preact/hooks';
import { FailedPart } from '../look/Notice.tsx';
import { Search } from '../look/Search.tsx';
import { t } from '../words/words.ts';
import { useDeckTexts } from './deck-texts.ts';
import { hasAll, pieceOf, wordsOf } from './find-pages.ts';

/** Pages that are listed at most: who has more types another word. */
const most = 20;

/** Finds pages by what is written on them, in all decks that are ready; pressed, a page is shown. */
export function FindInSlides({
  decks,
  onShow,
}: {
  decks: readonly { id: string; title: string }[];
  onShow: (deckId: string, page: number) => void;
}) {
  const [typed, setTyped] = useState('');
  const words = wordsOf(typed);
  const searches = words.length > 0;
  const texts = useDeckTexts(
    decks.map(({ id }) => id),
    searches,
  );
  const found = searches
    ? decks.flatMap(({ id, title }) =>
        texts
          .of(id)
          .filter(({ text }) => hasAll(text, words))
          .map((page) => ({ ...page, id, title })),
      )
    : [];
  const shown = found.slice(0, most);
  const count = found.length;
  const says = texts.coming
    ? t('slides.looking')
    : count > most
      ? t('slides.foundMany', { count, shown: most })
      : t('slides.found', { count });
  return (
    <div class="stack-tight" role="search">
      <Search
        label={t('slides.find')}
        value={typed}
        onSearch={setTyped}
        says={searches && !texts.problem ? says : ''}
      />
      {searches && texts.problem && <FailedPart what={t('slides.find')} problem={texts.problem} again={texts.again} />}
      {shown.length > 0 && (
        <ul class="found-pages">
          {shown.map(({ id, title, number, text }) => (
            <li key={`${id}/${number}`}>
              <button type="button" class="found-page" onClick={() => onShow(id, number)}>
                <span class="row-apart">
                  <span class="deck-title">{title}</span>
                  <span class="soft figures">{t('slides.foundPage', { number })}</span>
                </span>
                <span>
                  {pieceOf(text, words).map((piece, place) =>
                    piece.hit ? <mark key={place}>{piece.text}</mark> : piece.text,
                  )}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
