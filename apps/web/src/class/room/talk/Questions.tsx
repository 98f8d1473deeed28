import { useRef, useState } from 'preact/hooks';
import { may, personOf } from '#classroom';
import type { Question } from '#classroom';
import { limits } from '#contract/limits';
import { t } from '../../../words/words.ts';
import { keep, kept, names } from '../../engine/keep.ts';
import { OnItsWay, Refused, Text } from '../chat/Message.tsx';
import { WriteField } from '../chat/WriteField.tsx';
import { ClassIcon } from '../ClassIcon.tsx';
import { useClass } from '../class-context.ts';
import { ranked } from './ranked.ts';

/** Questions for the lecturer, those most people want answered first, answered ones beneath. */
export function Questions() {
  const { live } = useClass();
  const { open, answered } = ranked(live.state.value.questions);
  const unsent = live.outbox.entries.value.flatMap((entry) =>
    entry.draft.name === 'question.ask' ? [{ entry, text: entry.draft.payload.text }] : [],
  );
  return (
    <div class="chat">
      <div class="chat-list" role="group" aria-label={t('class.questions')} tabIndex={0}>
        {open.length + answered.length + unsent.length === 0 && <p class="soft chat-none">{t('class.noQuestions')}</p>}
        <ol>
          {open.map((question) => (
            <Asked key={question.key ?? question.seq} question={question} />
          ))}
          {unsent.map(({ entry, text }) => (
            <li key={entry.key} class="message message-own message-pending">
              <p class="message-head">
                <strong>{t('class.you')}</strong> <OnItsWay entry={entry} />
              </p>
              <Text text={text} />
              <Refused entry={entry} />
            </li>
          ))}
        </ol>
        {answered.length > 0 && (
          <>
            <h2 class="people-gone">{t('class.answered')}</h2>
            <ol>
              {answered.map((question) => (
                <Asked key={question.seq} question={question} />
              ))}
            </ol>
          </>
        )}
      </div>
      <Ask />
    </div>
  );
}

function Asked({ question: { seq, by, text, votes, voters, answered } }: { question: Question }) {
  const { live, act } = useClass();
  const own = by === live.me;
  const voted = voters.includes(live.me);
  return (
    <li class={own ? 'message message-own' : 'message'}>
      <p class="message-head">
        <strong>{own ? t('class.you') : personOf(live.state.value, by)?.name}</strong>
        {answered && <span class="question-done"> · {t('class.answeredMark')}</span>}
      </p>
      <Text text={text} />
      <p class="message-do">
        {own || answered ? (
          <span class="soft">{t('class.votes', { count: votes })}</span>
        ) : (
          <button
            type="button"
            class="question-vote"
            aria-pressed={voted}
            onClick={() => void act(() => live.say('question.vote', { question: seq, up: !voted }))}
          >
            <ClassIcon name="up" />
            {t('class.voteUp')} <span class="figures">{votes}</span>
          </button>
        )}
        {live.moderates.value && (
          <button
            type="button"
            class="message-act"
            onClick={() => void act(() => live.say('question.answer', { question: seq, answered: !answered }))}
          >
            {t(answered ? 'class.notAnswered' : 'class.markAnswered')}
          </button>
        )}
        {(own || live.moderates.value) && (
          <button
            type="button"
            class="message-act"
            onClick={() => void act(() => live.say('question.remove', { question: seq }))}
          >
            {t(own ? 'class.takeBack' : 'class.removeMessage')}
          </button>
        )}
      </p>
    </li>
  );
}

function Ask() {
  const { live, session } = useClass();
  const draft = names.question(session.id, live.me);
  const [text, setText] = useState(() => kept(draft) ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  const write = (next: string) => {
    setText(next);
    keep(draft, next === '' ? null : next);
  };
  if (!may(live.state.value, live.me, 'ask-question'))
    return <p class="compose-shut soft">{t('class.questionsLocked')}</p>;
  return (
    <WriteField
      id="question"
      field={field}
      text={text}
      max={limits.questionText}
      label={t('class.question')}
      prompt={t('class.questionPrompt')}
      onText={write}
      onSend={(words) => {
        live.outbox.write({ name: 'question.ask', payload: { text: words } });
        write('');
      }}
    />
  );
}
