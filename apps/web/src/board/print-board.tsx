import { render } from 'preact';
import { blankHeight, boardWidth, groupOfPage, marksOn, readPage } from '#classroom';
import type { PageId } from '#classroom';
import { pagesToPrint } from '#classroom/board-copy';
import type { BoardCopy } from '#classroom/board-copy';
import { DeckPagesDocument } from '#contract/graphql/graphql';
import type { DeckPagesQuery } from '#contract/graphql/graphql';
import { ask } from '../api/client.ts';
import { problemOf } from '../api/problems.ts';
import { fetchSignedIn } from '../api/signed-in.ts';
import { MarkShape } from './MarkShape.tsx';
import './print.css';

type DeckPage = DeckPagesQuery['deck']['rendered'][number];

/** Some slides could not be fetched now. */
export class SlidesMissing extends Error {
  override readonly name = 'SlidesMissing';
}

/**
 * Prints slides and board with what is drawn on them; browsers save that as PDF, with marks as vectors. Slides are fetched in large first.
 *
 * @param title of the document, which becomes the file's name
 * @throws {SlidesMissing} when some cannot be fetched now: a page would be white
 */
export async function printBoard(copy: BoardCopy, title: string): Promise<void> {
  const slides = await slidesOf(copy);
  // Of a deck that is not to be had only what was drawn on.
  const pages = pagesToPrint(copy).filter((page) => slides.has(page) || marksOn(copy.board, page).length > 0);
  if (pages.length === 0) missing();
  const place = document.createElement('div');
  place.className = 'print-pages';
  document.body.append(place);
  const before = document.title;
  try {
    render(<Pages copy={copy} pages={pages} slides={slides} />, place);
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

/** The same of a class that is over. @param path where the API has it @throws {SlidesMissing} */
export async function printSaved(path: string, title: string): Promise<void> {
  const response = await fetchSignedIn(path);
  if (!response.ok) missing();
  await printBoard((await response.json()) as BoardCopy, title);
}

function missing(): never {
  throw new SlidesMissing('not all slides could be fetched');
}

async function slidesOf({ board: { decks } }: BoardCopy): Promise<Map<PageId, DeckPage>> {
  const slides = new Map<PageId, DeckPage>();
  for (const { id } of decks) {
    const { data, error } = await ask(DeckPagesDocument, { id }, {});
    // One that was removed since, or that somebody who once stood in no longer sees: what was drawn on it is on white.
    if (error && !['NOT_FOUND', 'NOT_ALLOWED'].includes(problemOf(error).code)) missing();
    for (const page of data?.deck.rendered ?? []) slides.set(`deck/${id}/${page.number}`, page);
  }
  return slides;
}

function Pages({
  copy,
  pages,
  slides,
}: {
  copy: BoardCopy;
  pages: readonly PageId[];
  slides: ReadonlyMap<PageId, DeckPage>;
}) {
  return (
    <>
      {pages.map((page) => {
        const slide = slides.get(page);
        const group = copy.groups.find(({ id }) => id === groupOfPage(page));
        const height = slide ? Math.round(boardWidth * slide.ratio) : blankHeight;
        return (
          <figure key={page} class="print-page" style={{ aspectRatio: `${boardWidth} / ${height}` }}>
            {group && <figcaption>{group.name}</figcaption>}
            {slide && <img src={slide.large} alt={slide.text} />}
            <svg viewBox={`0 0 ${boardWidth} ${height}`} aria-label={String(readPage(page)?.number ?? '')}>
              {marksOn(copy.board, page).map(({ seq, mark }) => (
                <MarkShape key={seq} mark={mark} />
              ))}
            </svg>
          </figure>
        );
      })}
    </>
  );
}
