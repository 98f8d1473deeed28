import { boardShown } from '#classroom';
import { Slides } from '../../../slides/Slides.tsx';
import { Button } from '../../../look/Button.tsx';
import { t } from '../../../words/words.ts';
import { useClass } from '../class-context.ts';

/** The section's decks, to be shown now or gone on with where one was, and the way back to the blank pages. */
export function SlidesInClass() {
  const { live, session, act, ask } = useClass();
  const { board } = live.state.value;
  const shown = boardShown(live.state.value);
  const show = (work: () => Promise<void>) => {
    ask(undefined);
    void act(work);
  };
  const away = board.decks.filter(({ id }) => !shown || !board.page.startsWith(`deck/${id}/`));
  return (
    <>
      {(away.length > 0 || board.away) && (
        <div class="row">
          {away.map(({ id, title, at = 1 }) => (
            <Button key={id} onClick={() => show(() => live.say('deck.open', { deck: id }))}>
              {t('class.slidesGoOn', { title, number: at })}
            </Button>
          ))}
          {board.away && board.page.startsWith('blank/') && (
            <Button onClick={() => show(() => live.say('page.show', { page: board.page }))}>
              {t('class.slidesGoOnBoard')}
            </Button>
          )}
        </div>
      )}
      {session.section && (
        <Slides
          sectionId={session.section.id}
          brings={live.self.value?.role === 'host'}
          onShow={(deck, page) => show(() => live.say('deck.open', page === undefined ? { deck } : { deck, page }))}
        />
      )}
      <div class="row">
        {board.page.startsWith('deck/') && (
          <Button onClick={() => show(() => live.say('page.show', { page: 'blank/1' }))}>
            {t('class.blankPages')}
          </Button>
        )}
        {shown && <Button onClick={() => show(() => live.say('board.putAway', {}))}>{t('class.slidesAway')}</Button>}
      </div>
    </>
  );
}
