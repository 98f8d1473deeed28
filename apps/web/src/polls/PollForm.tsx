import { useState } from 'preact/hooks';
import { pollKinds } from '#classroom';
import type { PollKind } from '#classroom';
import { limits } from '#contract/limits';
import type { Problem } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { Beneath, describe, Field, SelectField } from '../look/Field.tsx';
import { Form, useField } from '../look/Form.tsx';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { emptyPoll, formOf, typedOf } from './typed-poll.ts';
import type { Poll, Typed, Wrong } from './typed-poll.ts';
import './polls.css';

const kindWords: Readonly<Record<PollKind, MessageId>> = {
  single: 'class.pollSingle',
  several: 'class.pollSeveral',
  text: 'class.pollFree',
  number: 'class.pollFreeNumber',
};

/** What is being written for each purpose; kept while the page is open, so that closing it loses nothing. */
const kept = new Map<string, Typed>();

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
  first?: Poll;
  action: MessageId;
  /** Answers what was wrong, or rejects, when it was not taken: what was typed stays. */
  onSend: (form: Poll) => Promise<readonly Problem[] | undefined>;
  onBack?: (() => void) | undefined;
}) {
  const [begun] = useState(() => kept.get(purpose) ?? (first ? typedOf(first) : emptyPoll()));
  const [now, setNow] = useState(begun);
  const change = (part: Partial<Typed>) => {
    const next = { ...now, ...part };
    kept.set(purpose, next);
    setNow(next);
  };
  const read = formOf(now);
  const send = async () => {
    if ('code' in read) return [read];
    try {
      const problems = await onSend(read);
      if (!problems) kept.delete(purpose);
      return problems;
    } catch {
      // The caller that sends it shows the error.
      return undefined;
    }
  };
  const chooses = now.kind === 'single' || now.kind === 'several';
  return (
    <Form
      label={t(action)}
      action={t(action)}
      words={wrong}
      check={() => ('code' in read ? [read] : [])}
      onSubmit={send}
      beside={
        onBack && (
          <Button kind="quiet" onClick={onBack}>
            {t('class.pollBack')}
          </Button>
        )
      }
    >
      <Field
        name="question"
        label={t('class.pollQuestion')}
        maxLength={limits.questionText}
        defaultValue={begun.question}
        optional
        onInput={({ currentTarget }) => change({ question: currentTarget.value })}
      />
      <SelectField
        name="kind"
        label={t('class.pollKind')}
        defaultValue={begun.kind}
        onInput={({ currentTarget }) => change({ kind: currentTarget.value as PollKind, right: [] })}
      >
        {pollKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(kindWords[kind])}
          </option>
        ))}
      </SelectField>
      {chooses && <Choices now={now} change={change} />}
      {now.kind === 'number' && (
        <Field
          name="number"
          label={t('class.pollRightNumber')}
          inputMode="decimal"
          defaultValue={now.number}
          optional
          onInput={({ currentTarget }) => change({ number: currentTarget.value })}
        />
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={now.anonymous}
          onChange={({ currentTarget }) => change({ anonymous: currentTarget.checked })}
        />
        <span>{t('class.pollIsAnonymous')}</span>
      </label>
    </Form>
  );
}

function Choices({ now, change }: { now: Typed; change: (part: Partial<Typed>) => void }) {
  const { choices, right, kind } = now;
  return (
    <fieldset class="stack-tight">
      <legend class="field-label">{t('class.pollChoices')}</legend>
      {choices.map((choice, index) => (
        <div key={index} class="poll-choice">
          <ChoiceField
            index={index}
            value={choice}
            onInput={(typed) => change({ choices: choices.map((one, place) => (place === index ? typed : one)) })}
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

function ChoiceField({ index, value, onInput }: { index: number; value: string; onInput: (typed: string) => void }) {
  const name = `choice-${String(index)}`;
  const { id, error } = useField(name);
  return (
    <div class="field">
      <input
        id={id}
        name={name}
        class="input"
        aria-label={t('class.pollChoice', { number: index + 1 })}
        value={value}
        maxLength={limits.shortText}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        {...describe(id, undefined, error)}
      />
      <Beneath id={id} help={undefined} error={error} />
    </div>
  );
}

/** What can be wrong with a poll, by its code. */
const wrong = {
  NO_QUESTION: 'class.pollNeedsQuestion',
  NO_NUMBER: 'class.pollNeedsNumber',
  FEW_CHOICES: 'class.pollNeedsChoices',
  SAME_CHOICES: 'class.pollNeedsOthers',
} as const satisfies Record<Wrong['code'], MessageId>;
