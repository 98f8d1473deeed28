import { useState } from 'preact/hooks';
import { locks } from '#classroom';
import type { Lock } from '#classroom';
import { limits } from '#contract/limits';
import { Button } from '../../../look/Button.tsx';
import { t } from '../../../words/words.ts';
import type { MessageId } from '../../../words/words.ts';
import { useRoom } from '../room-context.ts';

const lockWords: Readonly<Record<Lock, MessageId>> = {
  chat: 'class.lockChat',
  questions: 'class.lockQuestions',
  notes: 'class.lockNotes',
  hands: 'class.lockHands',
  door: 'class.lockDoor',
};

/** What is closed to those who listen, silence for all, the board for all, and a countdown. */
export function OrderPart() {
  const { live, act } = useRoom();
  const { locked, board } = live.state.value;
  return (
    <>
      <fieldset class="stack-tight">
        <legend class="field-label">{t('class.locks')}</legend>
        {locks.map((what) => (
          <label key={what} class="check">
            <input
              type="checkbox"
              checked={locked.includes(what)}
              onChange={({ currentTarget }) =>
                void act(() => live.say(currentTarget.checked ? 'order.lock' : 'order.unlock', { what }))
              }
            />
            <span>{t(lockWords[what])}</span>
          </label>
        ))}
        <label class="check">
          <input
            type="checkbox"
            checked={board.openTo === 'all'}
            onChange={({ currentTarget }) =>
              void act(() => live.say(currentTarget.checked ? 'board.give' : 'board.take', {}))
            }
          />
          <span>{t('class.boardForAll')}</span>
        </label>
      </fieldset>
      <div class="row">
        <Button onClick={() => void act(() => live.say('order.muteAll', {}))}>{t('class.muteAll')}</Button>
        {board.openTo !== 'all' && board.openTo.length > 0 && (
          <Button onClick={() => void act(() => live.say('board.take', {}))}>{t('class.boardForNobody')}</Button>
        )}
      </div>
      <CountdownForm />
    </>
  );
}

function CountdownForm() {
  const { live, act, ask } = useRoom();
  const [minutes, setMinutes] = useState('5');
  const [label, setLabel] = useState('');
  const seconds = Math.round(Number(minutes.replace(',', '.')) * 60);
  const right = Number.isFinite(seconds) && seconds >= 5 && seconds <= limits.countdownSeconds;
  return (
    <form
      class="lead-countdown"
      aria-label={t('class.countdown')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!right) return;
        ask(undefined);
        const named = label.trim() === '' ? {} : { label: label.trim() };
        void act(() => live.say('countdown.start', { seconds, ...named }));
      }}
    >
      <p class="field-label lead-wide">{t('class.countdown')}</p>
      <label class="field">
        <span class="field-label">{t('class.countdownMinutes')}</span>
        <input
          class="input"
          inputMode="decimal"
          value={minutes}
          aria-invalid={!right}
          onInput={({ currentTarget }) => setMinutes(currentTarget.value)}
        />
      </label>
      <label class="field">
        <span class="field-label">{t('class.countdownLabel')}</span>
        <input
          class="input"
          value={label}
          maxLength={limits.shortText}
          onInput={({ currentTarget }) => setLabel(currentTarget.value)}
        />
      </label>
      <Button type="submit" busy={!right}>
        {t('class.countdownStart')}
      </Button>
    </form>
  );
}
