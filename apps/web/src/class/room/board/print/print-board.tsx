import { render } from 'preact';
import { blankHeight, boardWidth, groupOf, groupOfPage, marksOn, readPage } from '#classroom';
import type { Board, ClassState, PageId } from '#classroom';
import { DeckPagesDocument } from '#contract/graphql/graphql';
import { ask } from '../../../../api/client.ts';
import { problemOf } from '../../../../api/problems.ts';
import { LineFailure } from '../../../engine/failure.ts';
import type { DeckPage } from '../deck.ts';
import { MarkShape } from '../MarkShape.tsx';
import { pagesToPrint } from './pages.ts';
import './print.css';

/**
 * Prints slides and board with what is drawn on them; browsers save that as PDF, with marks as vectors. Slides are fetched in large first.
 *
 * @param title of the document, which becomes the file's name
 * @throws {LineFailure} NO_SLIDES when some cannot be fetched now: a page would be white
 */
export async function printBoard(state: ClassState, title: string): Promise<void> {
  const slides = await slidesOf(state.board);
  const place = document.createElement('div');
  place.className = 'print-pages';
  document.body.append(place);
  const before = document.title;
  try {
    render(<Pages state={state} slides={slides} />, place);
    await Promise.all([...place.querySelectorAll('img')].map((image) => image.decode())).catch(missing);
    document.title = title;
    document.documentElement.classList.add('prints-pages');
    // Does not return before the dialog is closed; where it does, the pages stay until the browser says that it has printed.
    const printed = new Promise((resolve) => window.addEventListener('afterprint', resolve, { once: true }));
    window.print();
    await printed;
  } finally {
    document.title = before;
    document.documentElement.classList.remove('prints-pages');
    render(null, place);
    place.remove();
  }
}

function missing(): never {
  throw new LineFailure('NO_SLIDES', 'not all slides could be fetched');
}

async function slidesOf({ decks }: Board): Promise<Map<PageId, DeckPage>> {
  const slides = new Map<PageId, DeckPage>();
  for (const { id } of decks) {
    const { data, error } = await ask(DeckPagesDocument, { id }, {});
    // One that was removed since leaves its pages white.
    if (error && problemOf(error).code !== 'NOT_FOUND') missing();
    for (const page of data?.deck.rendered ?? []) slides.set(`deck/${id}/${page.number}`, page);
  }
  return slides;
}

function Pages({ state, slides }: { state: ClassState; slides: ReadonlyMap<PageId, DeckPage> }) {
  return (
    <>
      {pagesToPrint(state).map((page) => {
        const slide = slides.get(page);
        const group = groupOf(state, groupOfPage(page) ?? 0);
        const height = slide ? Math.round(boardWidth * slide.ratio) : blankHeight;
        return (
          <figure key={page} class="print-page" style={{ aspectRatio: `${boardWidth} / ${height}` }}>
            {group && <figcaption>{group.name}</figcaption>}
            {slide && <img src={slide.large} alt={slide.text} />}
            <svg viewBox={`0 0 ${boardWidth} ${height}`} aria-label={String(readPage(page)?.number ?? '')}>
              {marksOn(state.board, page).map(({ seq, mark }) => (
                <MarkShape key={seq} mark={mark} />
              ))}
            </svg>
          </figure>
        );
      })}
    </>
  );
}
