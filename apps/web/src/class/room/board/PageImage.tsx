import { useEffect, useState } from 'preact/hooks';
import { readPage } from '#classroom';
import { t } from '../../../words/words.ts';
import { useRoom } from '../room-context.ts';
import { useDeck } from './deck.ts';
import type { DeckPage } from './deck.ts';
import { ahead, imageFor } from './fetch-ahead.ts';
import type { Size } from './view.ts';

/** Images that were asked for on this page: each is paid for once, and kept by the browser. */
const fetched = new Map<string, Promise<boolean>>();
/** Those that are here. */
const here = new Set<string>();

/** Resolves to whether the image is here; what could not be had now is asked for anew the next time. */
function fetchImage(address: string, paid: () => void): Promise<boolean> {
  let coming = fetched.get(address);
  if (!coming) {
    coming = new Promise<boolean>((resolve) => {
      const image = new Image();
      image.onload = () => {
        paid();
        here.add(address);
        resolve(true);
      };
      image.onerror = () => {
        fetched.delete(address);
        resolve(false);
      };
      image.src = address;
    });
    fetched.set(address, coming);
  }
  return coming;
}

/** Most ms between two attempts at the slide that is shown. */
const mostMs = 15_000;

/** Resolves after a while that grows with the attempts, or as soon as the browser has a network again. */
function later(attempt: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, Math.min(mostMs, 1_000 * 2 ** attempt));
    addEventListener('online', go);
  });
}

/** The image of a slide under its marks; the next ones are fetched once it is here. */
export function PageImage({ slide, size, scale }: { slide: DeckPage; size: Size; scale: number }) {
  const { live } = useRoom();
  const shown = readPage(live.state.value.board.page);
  const deck = useDeck(shown?.kind === 'deck' ? shown.deck : undefined);
  const choice = live.choice.value;
  const pixels = Math.min(innerWidth, 1_280) * devicePixelRatio;
  const { address, bytes } = imageFor(slide, { pixels, scale, choice });
  const [drawn, setDrawn] = useState<{ slide: DeckPage; address: string }>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    const all = async () => {
      for (let attempt = 0; !(await fetchImage(address, () => live.fetched(bytes))); attempt += 1) {
        if (gone) return;
        setFailed(true);
        await later(attempt);
        if (gone) return;
      }
      if (gone) return;
      setFailed(false);
      setDrawn({ slide, address });
      for (const page of deck ? ahead(deck, slide.number, choice) : []) {
        if (gone) return;
        const image = imageFor(page, { pixels, choice });
        await fetchImage(image.address, () => live.fetched(image.bytes));
      }
    };
    void all();
    return () => {
      gone = true;
    };
  }, [address, deck, choice]);
  // Enlarged, the small image stands until the large one is here.
  const href = here.has(address) ? address : drawn?.slide === slide ? drawn.address : undefined;
  return (
    <>
      {href && <image href={href} width={size.width} height={size.height} preserveAspectRatio="none" />}
      {failed && (
        <g>
          <text x={size.width / 2} y={size.height / 2} text-anchor="middle" font-size={size.width / 40} fill="#555">
            {t('class.slideMissing')}
          </text>
        </g>
      )}
    </>
  );
}
