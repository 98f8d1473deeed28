import { blankHeight, boardWidth, mayDrawOn, personOf, pointsOf, readPage } from '#classroom';
import type { PageId } from '#classroom';
import { useState } from 'preact/hooks';
import { t } from '../../../words/words.ts';
import type { MessageId } from '../../../words/words.ts';
import type { ShownMark } from '../../engine/board.ts';
import { useClass } from '../class-context.ts';
import { StageTools } from '../stage/StageTools.tsx';
import { toolsOut } from './hand.ts';
import { shades } from '../../../board/ink.ts';
import { MarkShape } from '../../../board/MarkShape.tsx';
import { PageImage } from './PageImage.tsx';
import { pageOf, useDeck } from './deck.ts';
import type { DeckPage } from './deck.ts';
import { useHand } from './use-hand.ts';
import { useView } from './use-view.ts';
import type { PageView } from './use-view.ts';
import { viewBox } from './view.ts';
import type { Size } from './view.ts';

/** The page that is shown, with what is drawn on it. */
export function BoardStage() {
  const { live } = useClass();
  const page = live.page.value;
  const draws = toolsOut.value && mayDrawOn(live.state.value, live.me, page);
  const read = readPage(page);
  const deck = useDeck(read?.kind === 'deck' ? read.deck : undefined);
  const slide = read?.kind === 'deck' ? pageOf(deck, read.number) : undefined;
  const size = { width: boardWidth, height: slide ? Math.round(boardWidth * slide.ratio) : blankHeight };
  const seen = useView(page, size);
  return (
    <>
      <Page key={page} page={page} slide={slide} draws={draws} size={size} seen={seen} />
      <StageTools seen={seen} />
    </>
  );
}

function Page({
  page,
  slide,
  draws,
  size,
  seen,
}: {
  page: PageId;
  slide: DeckPage | undefined;
  draws: boolean;
  size: Size;
  seen: PageView;
}) {
  const { live } = useClass();
  const { view } = seen;
  const { drawing, on } = useHand({ board: live.board, page, size, seen, draws });
  const marks = live.board.marks(page);
  const [missing, setMissing] = useState<MessageId>();
  return (
    <div class="board">
      <svg
        class={draws ? 'board-page board-drawn' : 'board-page'}
        viewBox={viewBox(view, size)}
        role="img"
        aria-label={labelOf(page, slide, marks)}
        style={{ touchAction: draws || view.scale > 1 ? 'none' : 'pan-y' }}
        {...on}
      >
        <rect width={size.width} height={size.height} fill="#fff" />
        {slide && <PageImage slide={slide} size={size} scale={view.scale} onMissing={setMissing} />}
        {marks.map(({ id, mark, seq }) => (
          <MarkShape key={id} mark={mark} pending={seq === undefined} />
        ))}
        <Sketches page={page} />
        {drawing && <MarkShape mark={drawing} />}
        <Pointers page={page} />
      </svg>
      <p class="board-missing" role="status">
        {missing && t(missing)}
      </p>
    </div>
  );
}

/** What others are drawing at this moment. */
function Sketches({ page }: { page: PageId }) {
  const { live } = useClass();
  return (
    <>
      {live.board.sketches.value
        .filter((sketch) => sketch.page === page)
        .map(({ stroke, ink, width, path }) => (
          <polyline
            key={stroke}
            points={pointsOf(path)
              .map(([x, y]) => `${x},${y}`)
              .join(' ')}
            fill="none"
            stroke={shades[ink]}
            stroke-width={width}
            stroke-linecap="round"
            stroke-linejoin="round"
          />
        ))}
    </>
  );
}

function Pointers({ page }: { page: PageId }) {
  const { live } = useClass();
  return (
    <>
      {live.board.pointers.value
        .filter((pointer) => pointer.page === page)
        .map(({ by, at }) => (
          <g key={by} class="board-pointer" style={{ transform: `translate(${at?.[0] ?? 0}px, ${at?.[1] ?? 0}px)` }}>
            <circle r="110" />
            <text x="160" y="70">
              {personOf(live.state.value, by)?.name}
            </text>
          </g>
        ))}
    </>
  );
}

/** What there is to be read on the page, for those who do not see it. */
function labelOf(id: PageId, slide: DeckPage | undefined, marks: readonly ShownMark[]): string {
  const page = readPage(id);
  const texts = marks.flatMap(({ mark }) => (mark.kind === 'text' ? [mark.text] : []));
  return [
    t('class.boardPage', { number: page?.number ?? 1 }),
    ...(slide && slide.text !== '' ? [slide.text] : []),
    t('class.boardMarks', { count: marks.length }),
    ...texts,
  ].join(' ');
}
