import { useState } from 'preact/hooks';
import { emptyBoard } from '#classroom';
import { Button } from '../look/Button.tsx';
import { t } from '../words/words.ts';

/** Slides to take along: the browser's own print dialog saves them as PDF, a page each. */
export function SaveDeck({ id, title, pages }: { id: string; title: string; pages: number }) {
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const save = async () => {
    setState('busy');
    try {
      const { printBoard } = await import('../board/print-board.tsx');
      await printBoard({ board: { ...emptyBoard, decks: [{ id, title, pages }] }, groups: [] }, title);
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <Button kind="quiet" icon="print" busy={state === 'busy'} onClick={() => void save()}>
        <span>
          {t('slides.save')}
          <span class="visually-hidden"> {title}</span>
        </span>
      </Button>
      {/* Slides come over the reader's line: it may take a while, and fail. */}
      <span role="status" class="soft">
        {state === 'busy' && t('slides.saving')}
        {state === 'failed' && t('slides.saveFailed')}
      </span>
    </>
  );
}
