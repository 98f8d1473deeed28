import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { UploadFile } from '../uploads/UploadFile.tsx';
import { deckLimits } from './deck-limits.ts';

const words: Readonly<Record<string, MessageId>> = {
  FILE_TOO_LARGE: 'slides.tooLarge',
  TOO_MANY_DECKS: 'slides.tooManyDecks',
  NOT_SIGNED_IN: 'upload.signIn',
  NOT_ALLOWED: 'slides.notAllowed',
  NOT_FOUND: 'slides.notAllowed',
};

/** Brings slides into a section. */
export function UploadDeck({ sectionId, onDone }: { sectionId: string; onDone: () => void }) {
  return (
    <UploadFile
      endpoint={`/files/decks/${encodeURIComponent(sectionId)}`}
      offered=".pdf,.pptx,.ppt,.odp,application/pdf"
      action={t('slides.bring')}
      words={words}
      facts={deckLimits}
      help={t('slides.bringHelp', deckLimits)}
      onDone={onDone}
    />
  );
}
