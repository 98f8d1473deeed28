import { useState } from 'preact/hooks';
import { paces } from '#classroom';
import type { Pace } from '#classroom';
import { reactions } from '#contract/reactions';
import type { Reaction } from '#contract/reactions';
import { t } from '../../../words/words.ts';
import type { MessageId } from '../../../words/words.ts';
import { useClass } from '../class-context.ts';

export const faces: Readonly<Record<Reaction, string>> = {
  agree: '\u{1F44D}',
  applause: '\u{1F44F}',
  smile: '\u{1F60A}',
  wonder: '\u{1F914}',
  no: '\u{1F44E}',
};
export const reactionWords: Readonly<Record<Reaction, MessageId>> = {
  agree: 'class.reactAgree',
  applause: 'class.reactApplause',
  smile: 'class.reactSmile',
  wonder: 'class.reactWonder',
  no: 'class.reactNo',
};
const paceWords: Readonly<Record<Pace, MessageId>> = {
  slow: 'class.paceSlow',
  fast: 'class.paceFast',
  lost: 'class.paceLost',
  well: 'class.paceWell',
};

/** Buttons for reactions and for the pace. */
export function Signals() {
  const { live, act } = useClass();
  const [sent, setSent] = useState<Reaction>();
  const said = live.state.value.pace.said[live.me] ?? 'well';
  return (
    <div class="signals">
      <div class="signals-row" role="group" aria-label={t('class.react')}>
        {reactions.map((reaction) => (
          <button
            key={reaction}
            type="button"
            class="signal-word"
            onClick={() => {
              setSent(reaction);
              void act(() => live.react(reaction));
            }}
          >
            <span aria-hidden="true">{faces[reaction]}</span> {t(reactionWords[reaction])}
          </button>
        ))}
      </div>
      {/* Read out, for who does not see it rise. */}
      <p class="visually-hidden" role="status">
        {sent && t('class.reacted', { reaction: t(reactionWords[sent]) })}
      </p>
      {!live.moderates.value && (
        <fieldset class="signals-row">
          <legend class="soft">{t('class.pace')}</legend>
          {paces.map((pace) => (
            <button
              key={pace}
              type="button"
              class="signal-word"
              aria-pressed={said === pace}
              onClick={() => void act(() => live.say('pace.say', { pace }))}
            >
              {t(paceWords[pace])}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** Reactions of the last seconds, over the stage. */
export function Rising() {
  const { live } = useClass();
  const bursts = live.reactions.value;
  if (bursts.length === 0) return null;
  return (
    <div class="rising" aria-hidden="true">
      {bursts.flatMap(({ id, counts }) =>
        counts.map(({ reaction, count }) => (
          <span key={`${id} ${reaction}`} class="rising-one">
            {faces[reaction]}
            {count > 1 && <b class="figures">{count}</b>}
          </span>
        )),
      )}
    </div>
  );
}
