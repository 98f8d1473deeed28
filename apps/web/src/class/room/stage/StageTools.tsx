import { groupOfPage, pagesAround, readPage } from '#classroom';
import { Icon } from '../../../look/Icon.tsx';
import { t } from '../../../words/words.ts';
import { pageBeside, showPage, turns } from '../board/turn-page.ts';
import { printClass } from '../board/print-class.ts';
import type { PageView } from '../board/use-view.ts';
import { ClassIcon } from '../ClassIcon.tsx';
import type { ClassIconName } from '../ClassIcon.tsx';
import { full, mayBeFull, toggleFull } from './full.ts';
import { useClass } from '../class-context.ts';

/** What one does with what is on the stage, under it. @param seen of the page that is there, if one is */
export function StageTools({ seen }: { seen?: PageView }) {
  return (
    <div class={seen ? 'stage-tools stage-tools-page' : 'stage-tools'}>
      {seen && <PageTools seen={seen} />}
      {mayBeFull() && (
        <StageButton
          icon={full.value ? 'small' : 'large'}
          word={t(full.value ? 'class.fullScreenEnd' : 'class.fullScreen')}
          shortcut="f"
          onPress={toggleFull}
        />
      )}
    </div>
  );
}

function PageTools({ seen: { view, larger, whole, follow } }: { seen: PageView }) {
  const { live, session, act } = useClass();
  const away = live.moderates.value && groupOfPage(live.page.value) === undefined;
  return (
    <>
      <Pages />
      {live.looking.value !== undefined && (
        <button type="button" class="stage-button stage-word" onClick={() => live.look(undefined)}>
          {t('class.lookReturn')}
        </button>
      )}
      {follow && (
        <button type="button" class="stage-button stage-word" onClick={follow}>
          {t('class.boardFollow')}
        </button>
      )}
      {view.scale > 1 && (
        <button type="button" class="stage-button stage-word" onClick={whole}>
          {t('class.boardWhole')}
        </button>
      )}
      <StageButton icon="minus" word={t('class.boardSmaller')} off={view.scale <= 1} onPress={() => larger(1 / 1.5)} />
      <StageButton icon="plus" word={t('class.boardLarger')} onPress={() => larger(1.5)} />
      <button
        type="button"
        class="stage-button stage-print"
        title={t('class.boardPrint')}
        aria-label={t('class.boardPrint')}
        onClick={() => void act(() => printClass(live.state.value, session))}
      >
        <Icon name="print" />
      </button>
      {away && (
        <button
          type="button"
          class="stage-button"
          title={t('class.slidesAway')}
          aria-label={t('class.slidesAway')}
          onClick={() => void act(() => live.say('board.putAway', {}))}
        >
          <Icon name="close" />
        </button>
      )}
    </>
  );
}

/** Back, the page, and on; for all, or for who looks alone. */
function Pages() {
  const { live, act } = useClass();
  const page = live.page.value;
  const pages = pagesAround(live.state.value, page);
  if (pages.length < 2) return null;
  const show = (page: string | undefined) => page !== undefined && showPage(live, act, page);
  const [back, on] = [pageBeside(live, -1), pageBeside(live, 1)];
  return (
    <div class="stage-pages" role="group" aria-label={t('class.pages')}>
      <StageButton icon="back" word={t('class.pageBack')} off={back === undefined} onPress={() => show(back)} />
      <select
        class="stage-page figures"
        aria-label={t(turns(live) ? 'class.page' : 'class.pageForMe')}
        value={pages.indexOf(page) + 1}
        onChange={({ currentTarget }) => show(pages[Number(currentTarget.value) - 1])}
      >
        {pages.map((one, place) => (
          <option key={one} value={place + 1}>
            {nameOf(one, pages)}
          </option>
        ))}
      </select>
      <StageButton icon="forward" word={t('class.pageOn')} off={on === undefined} onPress={() => show(on)} />
    </div>
  );
}

/** Its number among those of its kind; a blank page within slides is named by the slide it follows. */
function nameOf(page: string, pages: readonly string[]): string {
  const slides = pages.filter((one) => one.startsWith('deck/'));
  const read = readPage(page);
  if (slides.length === 0) return t('class.pageOf', { number: pages.indexOf(page) + 1, count: pages.length });
  if (read?.kind === 'deck') return t('class.pageOf', { number: read.number, count: slides.length });
  const at = pages.indexOf(page);
  return t('class.pageAfter', { number: pages.slice(0, at).filter((one) => slides.includes(one)).length });
}

function StageButton({
  icon,
  word,
  shortcut,
  off = false,
  onPress,
}: {
  icon: ClassIconName;
  word: string;
  shortcut?: string;
  off?: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      class="stage-button"
      title={word}
      aria-label={word}
      aria-keyshortcuts={shortcut}
      aria-disabled={off}
      onClick={() => !off && onPress()}
    >
      <ClassIcon name={icon} />
    </button>
  );
}
