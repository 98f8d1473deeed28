import { useEffect, useState } from 'preact/hooks';
import { readPage } from '#classroom';
import type { MessageId } from '../../../words/words.ts';
import { useClass } from '../class-context.ts';
import { useDeck } from './deck.ts';
import type { DeckPage } from './deck.ts';
import { ahead, goesOn, imageFor } from './fetch-ahead.ts';
import { later } from './later.ts';
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

/** ms after which it is said that the slide is still on its way. */
const patienceMs = 300;

/** The image of a slide under its marks; the next ones are fetched once it is here. */
export function PageImage({
  slide,
  size,
  scale,
  onMissing,
}: {
  slide: DeckPage;
  size: Size;
  scale: number;
  /** Nothing of the slide is to be seen yet: what is said of that. */
  onMissing: (says: MessageId | undefined) => void;
}) {
  const { live } = useClass();
  const shown = readPage(live.state.value.board.page);
  const deck = useDeck(shown?.kind === 'deck' ? shown.deck : undefined);
  const choice = live.choice.value;
  const pixels = Math.min(innerWidth, 1_280) * devicePixelRatio;
  const { address, bytes } = imageFor(slide, { pixels, scale, choice });
  const [drawn, setDrawn] = useState<{ slide: DeckPage; address: string }>();
  // Enlarged, the small image stands until the large one is here.
  const href = here.has(address) ? address : drawn?.slide === slide ? drawn.address : undefined;
  useEffect(() => {
    let gone = false;
    const missing = (says: MessageId) => {
      if (!gone && !href) onMissing(says);
    };
    const waits = setTimeout(() => missing('class.slideComing'), patienceMs);
    const all = async () => {
      for (let attempt = 0; !(await fetchImage(address, () => live.fetched(bytes))); attempt += 1) {
        clearTimeout(waits);
        missing('class.slideMissing');
        await later(attempt);
        if (gone) return;
      }
      clearTimeout(waits);
      if (gone) return;
      onMissing(undefined);
      setDrawn({ slide, address });
      for (const [before, page] of (deck ? ahead(deck, slide.number, choice) : []).entries()) {
        if (gone) return;
        const { address, bytes } = imageFor(page, { pixels, choice });
        const began = performance.now();
        if (!(await fetchImage(address, () => live.fetched(bytes)))) return;
        const last = { bytes, ms: performance.now() - began };
        if (!goesOn(before + 1, last, live.self.value?.line !== undefined)) return;
      }
    };
    void all();
    return () => {
      gone = true;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the address stands for the slide and its bytes; each run would begin to fetch anew
  }, [address, deck, choice]);
  return href && <image href={href} width={size.width} height={size.height} preserveAspectRatio="none" />;
}
