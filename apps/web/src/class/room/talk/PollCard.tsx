import { useState } from 'preact/hooks';
import { isRight } from '#classroom';
import type { Poll, PollAnswer } from '#classroom';
import { limits } from '#contract/limits';
import { Button } from '../../../look/Button.tsx';
import { t } from '../../../words/words.ts';
import { OnItsWay, Refused } from '../chat/Message.tsx';
import { useClass } from '../class-context.ts';
import { mine } from './polls-now.ts';
import { Results } from './Results.tsx';

/** A poll that is on now, for those who answer it. */
export function PollCard({ poll }: { poll: Poll }) {
  const [open, setOpen] = useState(true);
  return (
    <section class="poll" aria-label={t('class.poll')}>
      <div class="poll-head">
        <h2 class="poll-question">{poll.question}</h2>
        <button type="button" class="message-act" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'class.fold' : 'class.unfold')}
        </button>
      </div>
      {open && <Body poll={poll} />}
    </section>
  );
}

function Body({ poll }: { poll: Poll }) {
  const { live } = useClass();
  const entry = live.outbox.entries.value
    .filter(({ draft }) => draft.name === 'poll.answer' && draft.payload.poll === poll.seq)
    .at(-1);
  const sent = mine(poll, live.me);
  const right = sent === undefined ? undefined : isRight(poll, sent);
  return (
    <>
      {poll.closedAt === undefined && <AnswerForm key={poll.seq} poll={poll} sent={sent} />}
      {entry ? (
        <p class="soft">
          <OnItsWay entry={entry} />
          <Refused entry={entry} />
        </p>
      ) : (
        sent !== undefined && <p class="poll-sent">{t('class.pollSent', { answer: wordsOf(poll, sent) })}</p>
      )}
      {poll.shown && right !== undefined && <p>{t(right ? 'class.pollRight' : 'class.pollWrong')}</p>}
      {poll.shown && <Results poll={poll} tally={poll.shown.results} answered={poll.shown.answered} />}
      {poll.anonymous && poll.closedAt === undefined && <p class="soft">{t('class.pollAnonymous')}</p>}
    </>
  );
}

function wordsOf(poll: Poll, answer: PollAnswer): string {
  return typeof answer === 'object' ? answer.map((index) => poll.choices?.[index] ?? '').join(', ') : String(answer);
}

function AnswerForm({ poll, sent }: { poll: Poll; sent: PollAnswer | undefined }) {
  const { live } = useClass();
  const [chosen, setChosen] = useState<readonly number[]>(typeof sent === 'object' ? sent : []);
  const [text, setText] = useState(typeof sent === 'object' || sent === undefined ? '' : String(sent));
  const chooses = poll.kind === 'single' || poll.kind === 'several';
  const number = Number(text.trim().replace(',', '.'));
  const answer: PollAnswer | undefined = chooses
    ? chosen.length > 0
      ? chosen
      : undefined
    : text.trim() === '' || (poll.kind === 'number' && !Number.isFinite(number))
      ? undefined
      : poll.kind === 'number'
        ? number
        : text.trim();
  const send = () => {
    if (answer === undefined) return;
    const given = typeof answer === 'object' ? [...answer] : answer;
    live.outbox.write({ name: 'poll.answer', payload: { poll: poll.seq, answer: given } });
  };
  return (
    <form
      class="poll-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {chooses ? (
        <fieldset>
          <legend class="visually-hidden">{poll.question}</legend>
          {poll.choices?.map((choice, index) => (
            <label key={choice} class="check">
              <input
                type={poll.kind === 'single' ? 'radio' : 'checkbox'}
                name={`poll-${poll.seq}`}
                checked={chosen.includes(index)}
                onChange={({ currentTarget }) =>
                  setChosen(
                    poll.kind === 'single'
                      ? [index]
                      : [...chosen.filter((one) => one !== index), ...(currentTarget.checked ? [index] : [])].sort(
                          (a, b) => a - b,
                        ),
                  )
                }
              />
              <span>{choice}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        <label>
          <span class="visually-hidden">{poll.question}</span>
          <input
            class="input"
            value={text}
            maxLength={limits.shortText}
            inputMode={poll.kind === 'number' ? 'decimal' : undefined}
            placeholder={t(poll.kind === 'number' ? 'class.pollNumber' : 'class.pollText')}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
      )}
      <Button type="submit" kind={sent === undefined ? 'main' : 'plain'} busy={answer === undefined}>
        {t(sent === undefined ? 'class.pollAnswer' : 'class.pollChange')}
      </Button>
    </form>
  );
}
