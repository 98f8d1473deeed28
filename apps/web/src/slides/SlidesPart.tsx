import { useEffect, useState } from 'preact/hooks';
import {
  DeckPagesDocument,
  DecksOfDocument,
  HoldDeckBackDocument,
  RemoveDeckDocument,
} from '#contract/graphql/graphql';
import type { DeckProblem, DecksOfQuery } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { useData } from '../api/data.ts';
import { Button } from '../look/Button.tsx';
import { FailedPart, Skeleton } from '../look/Notice.tsx';
import { Problems } from '../look/Problems.tsx';
import { Remove } from '../look/Remove.tsx';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { deckLimits } from './deck-limits.ts';
import { FindInSlides } from './FindInSlides.tsx';
import { FontsNote } from './FontsNote.tsx';
import { RenameDeck } from './RenameDeck.tsx';
import { SaveDeck } from './SaveDeck.tsx';
import type { SlidesProps } from './Slides.tsx';
import './slides.css';
import { UploadDeck } from './UploadDeck.tsx';

type Deck = DecksOfQuery['decks'][number];

/** ms between two looks at decks that are being rendered. */
const lookMs = 1_000;

const problemWords: Readonly<Record<DeckProblem, MessageId>> = {
  FILE_BROKEN: 'slides.broken',
  FILE_ENCRYPTED: 'slides.encrypted',
  FILE_KIND_UNKNOWN: 'slides.unknownKind',
  FILE_TOO_HARD: 'slides.tooHard',
  NO_PAGES: 'slides.noPages',
  NOT_RENDERED: 'slides.notRendered',
  NEEDS_LIBREOFFICE: 'slides.needsOffice',
  NEEDS_NEWER_FORMAT: 'slides.needsNewer',
  TOO_MANY_PAGES: 'slides.tooManyPages',
};

/** The decks of a section, newest first: what became of each file, its pages, and a way to bring another. */
export function SlidesPart({ sectionId, brings, onShow }: SlidesProps) {
  const { data, problem, again } = useData(DecksOfDocument, { sectionId }, ['Deck']);
  const decks = data?.decks;
  const working = decks?.some(({ state }) => state === 'QUEUED' || state === 'RENDERING') ?? false;
  useEffect(() => {
    if (!working) return;
    const timer = setInterval(again, lookMs);
    return () => clearInterval(timer);
  }, [working, again]);
  if (!decks) return problem ? <FailedPart what={t('section.slides')} problem={problem} again={again} /> : <Skeleton />;
  const ready = decks.filter(({ state }) => state === 'READY');
  return (
    <div class="stack">
      {onShow && ready.length > 0 && <FindInSlides decks={ready} onShow={onShow} />}
      {decks.length === 0 && <p class="soft">{t(brings ? 'slides.noneYet' : 'slides.none')}</p>}
      {decks.length > 0 && (
        <ul class="rows">
          {decks.map((deck) => (
            <One key={deck.id} deck={deck} onShow={onShow} onChanged={again} />
          ))}
        </ul>
      )}
      {brings && <UploadDeck sectionId={sectionId} onDone={again} />}
    </div>
  );
}

function One({
  deck: { id, title, state, problem, pages, pagesDone, heldBack, missingFonts, viewerMayManage },
  onShow,
  onChanged,
}: {
  deck: Deck;
  onShow: SlidesProps['onShow'];
  onChanged: () => void;
}) {
  return (
    <li class="deck">
      <div class="row-apart">
        <span class="deck-title">{title}</span>
        {state === 'READY' && <span class="soft figures">{t('slides.pages', { count: pages })}</span>}
      </div>
      {(state === 'QUEUED' || state === 'RENDERING') && (
        <div role="status">
          <p class="soft">
            {pages === 0 ? t('slides.waits') : t('slides.rendering', { done: pagesDone, count: pages })}
          </p>
          <progress class="progress" {...(pages > 0 ? { max: pages, value: pagesDone } : {})} />
        </div>
      )}
      {problem && <p class="deck-problem">{t(problemWords[problem], deckLimits)}</p>}
      {viewerMayManage && !problem && <FontsNote languages={missingFonts} />}
      <div class="row">
        {state === 'READY' && onShow && (
          <Button kind="main" onClick={() => onShow(id)}>
            {t('slides.show')}
            <span class="visually-hidden"> {title}</span>
          </Button>
        )}
        {state === 'READY' && !onShow && <SaveDeck id={id} title={title} pages={pages} />}
        {viewerMayManage && <RenameDeck id={id} title={title} onDone={onChanged} />}
        {viewerMayManage && (
          <Remove
            name={title}
            ask={t('slides.removeAsk', { title })}
            what={t('slides.removeWhat')}
            work={() => change(RemoveDeckDocument, { id })}
            onDone={onChanged}
          />
        )}
      </div>
      {viewerMayManage && <ForStudents id={id} heldBack={heldBack} onChanged={onChanged} />}
      {state === 'READY' && !onShow && <Pages id={id} />}
    </li>
  );
}

/** Whether students get the slides already; what is held back they see only once it is shown in class. */
function ForStudents({ id, heldBack, onChanged }: { id: string; heldBack: boolean; onChanged: () => void }) {
  const [problem, setProblem] = useState<Problem>();
  const turn = async (given: boolean) => {
    const { error } = await change(HoldDeckBackDocument, { id, heldBack: !given });
    setProblem(error && problemOf(error));
    if (!error) onChanged();
  };
  return (
    <>
      <label class="check">
        <input type="checkbox" checked={!heldBack} onChange={({ currentTarget }) => void turn(currentTarget.checked)} />
        <span>{t('slides.forStudents')}</span>
      </label>
      {problem && <Problems problem={problem} />}
    </>
  );
}

/** The pages in small, fetched when they are wanted. */
function Pages({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('slides.see')}</summary>
      {open && <AllPages id={id} />}
    </details>
  );
}

function AllPages({ id }: { id: string }) {
  const { data, problem, again } = useData(DeckPagesDocument, { id });
  if (!data) return problem ? <FailedPart what={t('section.slides')} problem={problem} again={again} /> : <Skeleton />;
  return (
    <ol class="deck-pages">
      {data.deck.rendered.map(({ number, ratio, text, small, large }) => (
        <li key={number}>
          <a href={large} target="_blank" rel="noopener">
            <img
              src={small}
              loading="lazy"
              width={640}
              height={Math.round(640 * ratio)}
              alt={`${t('slides.page', { number })} ${text}`}
            />
          </a>
        </li>
      ))}
    </ol>
  );
}
