import { useEffect } from 'preact/hooks';
import { readPage } from '#classroom';
import { useRoom } from '../room-context.ts';
import { useDeck } from './deck.ts';
import type { DeckPage } from './deck.ts';
import { ahead, imageFor } from './fetch-ahead.ts';
import type { Size } from './view.ts';

/** Images that were fetched on this page: each is paid for once, and kept by the browser. */
const fetched = new Map<string, Promise<void>>();

/** Resolves when the image is here, or cannot be had now. */
function fetchImage(address: string, paid: () => void): Promise<void> {
  let coming = fetched.get(address);
  if (!coming) {
    coming = new Promise<void>((resolve) => {
      const image = new Image();
      image.onload = () => {
        paid();
        resolve();
      };
      image.onerror = () => {
        fetched.delete(address);
        resolve();
      };
      image.src = address;
    });
    fetched.set(address, coming);
  }
  return coming;
}

/** The image of a slide under its marks; the next ones are fetched once it is here. */
export function PageImage({ slide, size, scale }: { slide: DeckPage; size: Size; scale: number }) {
  const { live } = useRoom();
  const shown = readPage(live.state.value.board.page);
  const deck = useDeck(shown?.kind === 'deck' ? shown.deck : undefined);
  const choice = live.choice.value;
  const pixels = Math.min(innerWidth, 1_280) * devicePixelRatio;
  const { address, bytes } = imageFor(slide, { pixels, scale, choice });
  useEffect(() => {
    let gone = false;
    const all = async () => {
      await fetchImage(address, () => live.fetched(bytes));
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
  return <image href={address} width={size.width} height={size.height} preserveAspectRatio="none" />;
}
