import { useState } from 'preact/hooks';
import { RenameDeckDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { Problems } from '../look/Problems.tsx';
import { t } from '../words/words.ts';

/** Characters of a title; the API says so too. */
const longest = 200;

/** Gives slides another title: a file's name says little to students. */
export function RenameDeck({ id, title, onDone }: { id: string; title: string; onDone: () => void }) {
  const [text, setText] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  if (text === undefined) {
    return (
      <Button kind="quiet" onClick={() => setText(title)}>
        <span>
          {t('slides.rename')}
          <span class="visually-hidden"> {title}</span>
        </span>
      </Button>
    );
  }
  const save = async () => {
    const { error } = await change(RenameDeckDocument, { id, title: text.trim() });
    setProblem(error && problemOf(error));
    if (error) return;
    setText(undefined);
    onDone();
  };
  return (
    <form
      class="deck-rename"
      aria-label={t('slides.rename')}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void save();
      }}
    >
      <label class="field">
        <span class="field-label">{t('slides.newTitle')}</span>
        <input
          class="input"
          value={text}
          maxLength={longest}
          required
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <Button type="submit">{t('slides.renameDo')}</Button>
      <Button kind="quiet" onClick={() => setText(undefined)}>
        {t('slides.renameNot')}
      </Button>
      {problem && <Problems problem={problem} />}
    </form>
  );
}
