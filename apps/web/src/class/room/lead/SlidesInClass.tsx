import { Slides } from '../../../slides/Slides.tsx';
import { Button } from '../../../look/Button.tsx';
import { t } from '../../../words/words.ts';
import { toolsOut } from '../board/hand.ts';
import { useRoom } from '../room-context.ts';

/** The section's decks, to be shown now, and the way back to the blank pages. */
export function SlidesInClass() {
  const { live, session, act, ask } = useRoom();
  const { board } = live.state.value;
  const show = (work: () => Promise<void>) => {
    ask(undefined);
    toolsOut.value = true;
    void act(work);
  };
  return (
    <>
      <Slides
        sectionId={session.section.id}
        brings={live.self.value?.role === 'host'}
        onShow={(deck, page) => show(() => live.say('deck.open', page === undefined ? { deck } : { deck, page }))}
      />
      {board.page.startsWith('deck/') && (
        <div class="row">
          <Button onClick={() => show(() => live.say('page.show', { page: 'blank/1' }))}>
            {t('class.blankPages')}
          </Button>
        </div>
      )}
    </>
  );
}
