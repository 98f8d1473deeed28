import { useState } from 'preact/hooks';
import { pollKinds } from '#classroom';
import type { PollKind } from '#classroom';
import type { Payload } from '#contract';
import { limits } from '#contract/limits';
import { Button } from '../../../look/Button.tsx';
import { t } from '../../../words/words.ts';
import type { MessageId } from '../../../words/words.ts';

const kindWords: Readonly<Record<PollKind, MessageId>> = {
  single: 'class.pollSingle',
  several: 'class.pollSeveral',
  text: 'class.pollFree',
  number: 'class.pollFreeNumber',
};

export interface Typed {
  kind: PollKind;
  question: string;
  choices: readonly string[];
  right: readonly number[];
  number: string;
  anonymous: boolean;
}

const begin = (): Typed => ({
  kind: 'single',
  question: '',
  choices: ['', ''],
  right: [],
  number: '',
  anonymous: true,
});
/** What is being written for each purpose; kept while the page is open, so that closing it loses nothing. */
const kept = new Map<string, Typed>();

type Form = Payload<'poll.open'>['form'];

/** A kept poll as it is typed. */
export const typedOf = ({ kind, question, choices = [], right = [], anonymous }: Form): Typed => ({
  kind,
  question,
  choices: choices.length > 0 ? choices : ['', ''],
  right: kind === 'number' ? [] : right,
  number: kind === 'number' && right[0] !== undefined ? String(right[0]) : '',
  anonymous,
});

/** A poll to be asked, or kept for later; with a right answer it is a quiz. */
export function PollForm({
  purpose,
  first,
  action,
  onSend,
  onBack,
}: {
  /** What is typed for one purpose is kept apart. */
  purpose: string;
  first?: Form;
  action: MessageId;
  /** Rejects when it was not taken: what was typed stays. */
  onSend: (form: Form) => Promise<void>;
  onBack?: (() => void) | undefined;
}) {
  const [now, setNow] = useState(() => kept.get(purpose) ?? (first ? typedOf(first) : begin()));
  const [wrong, setWrong] = useState<MessageId>();
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<Typed>) => {
    const next = { ...now, ...part };
    kept.set(purpose, next);
    setNow(next);
    setWrong(undefined);
  };
  const send = () => {
    const read = formOf(now);
    if (typeof read === 'string') return setWrong(read);
    setBusy(true);
    onSend(read)
      .then(
        () => void kept.delete(purpose),
        () => undefined,
      )
      .finally(() => setBusy(false));
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
          {t(action)}
        </Button>
        {onBack && (
          <Button kind="quiet" onClick={onBack}>
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
function formOf({ kind, question, choices, right, number, anonymous }: Typed): Form | MessageId {
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
