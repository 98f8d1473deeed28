import { useState } from 'preact/hooks';
import { pollKinds } from '#classroom';
import type { PollKind } from '#classroom';
import type { Payload } from '#contract';
import { limits } from '#contract/limits';
import { Button } from '../../../look/Button.tsx';
import { t } from '../../../words/words.ts';
import type { MessageId } from '../../../words/words.ts';
import { useRoom } from '../room-context.ts';

const kindWords: Readonly<Record<PollKind, MessageId>> = {
  single: 'class.pollSingle',
  several: 'class.pollSeveral',
  text: 'class.pollFree',
  number: 'class.pollFreeNumber',
};

interface Typed {
  kind: PollKind;
  question: string;
  choices: readonly string[];
  right: readonly number[];
  number: string;
  anonymous: boolean;
}

/** What is being asked; kept while the page is open, so that closing the dialog loses nothing. */
const begin = (): Typed => ({
  kind: 'single',
  question: '',
  choices: ['', ''],
  right: [],
  number: '',
  anonymous: true,
});
let typed = begin();

/** A poll to be asked; with a right answer it is a quiz. */
export function PollForm({ onDone, back }: { onDone: () => void; back: boolean }) {
  const { live, act } = useRoom();
  const [now, setNow] = useState(typed);
  const [wrong, setWrong] = useState<MessageId>();
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<Typed>) => {
    typed = { ...now, ...part };
    setNow(typed);
    setWrong(undefined);
  };
  const send = () => {
    const read = formOf(now);
    if (typeof read === 'string') return setWrong(read);
    setBusy(true);
    // What was typed stays until the class has it.
    void act(async () => {
      await live.say('poll.open', { form: read });
      typed = begin();
      onDone();
    }).finally(() => setBusy(false));
  };
  const chooses = now.kind === 'single' || now.kind === 'several';
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="field">
        <span class="field-label">{t('class.pollQuestion')}</span>
        <input
          class="input"
          value={now.question}
          maxLength={limits.questionText}
          aria-invalid={wrong === 'class.pollNeedsQuestion'}
          onInput={({ currentTarget }) => change({ question: currentTarget.value })}
        />
      </label>
      <label class="field">
        <span class="field-label">{t('class.pollKind')}</span>
        <select
          class="input"
          value={now.kind}
          onChange={({ currentTarget }) => change({ kind: currentTarget.value as PollKind, right: [] })}
        >
          {pollKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(kindWords[kind])}
            </option>
          ))}
        </select>
      </label>
      {chooses && <Choices now={now} change={change} />}
      {now.kind === 'number' && (
        <label class="field">
          <span class="field-label">{t('class.pollRightNumber')}</span>
          <input
            class="input"
            inputMode="decimal"
            value={now.number}
            onInput={({ currentTarget }) => change({ number: currentTarget.value })}
          />
        </label>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={now.anonymous}
          onChange={({ currentTarget }) => change({ anonymous: currentTarget.checked })}
        />
        <span>{t('class.pollIsAnonymous')}</span>
      </label>
      {wrong && (
        <p class="lead-wrong" role="alert">
          {t(wrong)}
        </p>
      )}
      <div class="row">
        <Button type="submit" kind="main" busy={busy}>
          {t('class.pollAsk')}
        </Button>
        {back && (
          <Button kind="quiet" onClick={onDone}>
            {t('class.pollBack')}
          </Button>
        )}
      </div>
    </form>
  );
}

function Choices({ now, change }: { now: Typed; change: (part: Partial<Typed>) => void }) {
  const { choices, right, kind } = now;
  return (
    <fieldset class="stack-tight">
      <legend class="field-label">{t('class.pollChoices')}</legend>
      {choices.map((choice, index) => (
        <div key={index} class="lead-choice">
          <input
            class="input"
            aria-label={t('class.pollChoice', { number: index + 1 })}
            value={choice}
            maxLength={limits.shortText}
            onInput={({ currentTarget }) =>
              change({ choices: choices.map((one, place) => (place === index ? currentTarget.value : one)) })
            }
          />
          <label class="check">
            <input
              type="checkbox"
              checked={right.includes(index)}
              onChange={({ currentTarget }) => {
                const others = kind === 'single' ? [] : right.filter((one) => one !== index);
                change({ right: currentTarget.checked ? [...others, index] : others });
              }}
            />
            <span>{t('class.pollIsRight')}</span>
          </label>
        </div>
      ))}
      {choices.length < limits.pollChoices && (
        <Button kind="quiet" icon="add" onClick={() => change({ choices: [...choices, ''] })}>
          {t('class.pollAddChoice')}
        </Button>
      )}
      <p class="soft">{t('class.pollRightHelp')}</p>
    </fieldset>
  );
}

/** The poll, or what is missing. Empty choices are left out. */
function formOf({
  kind,
  question,
  choices,
  right,
  number,
  anonymous,
}: Typed): Payload<'poll.open'>['form'] | MessageId {
  const asked = question.trim();
  if (asked === '') return 'class.pollNeedsQuestion';
  if (kind === 'text') return { kind, question: asked, anonymous };
  if (kind === 'number') {
    const value = number.trim() === '' ? undefined : Number(number.trim().replace(',', '.'));
    if (value !== undefined && !Number.isFinite(value)) return 'class.pollNeedsNumber';
    return { kind, question: asked, anonymous, ...(value === undefined ? {} : { right: [value] }) };
  }
  const filled = choices.map((choice, index) => ({ text: choice.trim(), index })).filter(({ text }) => text !== '');
  if (filled.length < 2) return 'class.pollNeedsChoices';
  if (new Set(filled.map(({ text }) => text)).size < filled.length) return 'class.pollNeedsOthers';
  const kept = filled.flatMap(({ index }, place) => (right.includes(index) ? [place] : []));
  return {
    kind,
    question: asked,
    anonymous,
    choices: filled.map(({ text }) => text),
    ...(kept.length > 0 ? { right: kept } : {}),
  };
}
