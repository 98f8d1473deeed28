import { useEffect, useState } from 'preact/hooks';
import type { TalkCopy, TalkMessage } from '#classroom/talk-copy';
import { Button } from '../../look/Button.tsx';
import { Notice, Skeleton } from '../../look/Notice.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { clockWords } from '../../time/format.ts';
import { t } from '../../words/words.ts';
import { saveFile } from '../room/save-file.ts';
import { textOfTalk } from './talk-text.ts';

/** What was written in a class, as the reader saw it. */
export function Talk({ path, title }: { path: string; title: string }) {
  const [talk, setTalk] = useState<TalkCopy>();
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    fetch(path, { credentials: 'same-origin' })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        setTalk((await response.json()) as TalkCopy);
      })
      .catch(() => setFailed(true));
  };
  useEffect(load, [path]);
  if (failed) {
    return (
      <Notice kind="care" said>
        <p>{t('life.talkFailed')}</p>
        <div>
          <Button onClick={load}>{t('life.talk')}</Button>
        </div>
      </Notice>
    );
  }
  if (!talk) return <Skeleton />;
  const save = () => saveFile(`${t('life.file')} - ${title}.txt`, textOfTalk(talk, title), 'text/plain');
  return (
    <div class="life-talk stack">
      <div class="row no-print">
        <Button icon="download" onClick={save}>
          {t('life.talkSave')}
        </Button>
        <Button icon="print" onClick={() => print()}>
          {t('life.talkPrint')}
        </Button>
      </div>
      {talk.notes !== '' && (
        <section class="stack-tight" aria-labelledby="life-notes">
          <h2 id="life-notes">{t('life.notes')}</h2>
          <p class="life-notes">{talk.notes}</p>
        </section>
      )}
      {talk.questions.length > 0 && (
        <section class="stack-tight" aria-labelledby="life-questions">
          <h2 id="life-questions">{t('life.questions')}</h2>
          <ul class="life-lines">
            {talk.questions.map((question) => (
              <li key={question.seq}>
                <Head message={question} />
                <p class="life-text">{question.text}</p>
                <p class="soft small">
                  {question.votes > 0 && t('life.votes', { count: question.votes })}{' '}
                  {question.answered && t('life.answered')}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {talk.messages.length > 0 && (
        <section class="stack-tight" aria-labelledby="life-chat">
          <h2 id="life-chat">{t('life.chat')}</h2>
          <ul class="life-lines">
            {talk.messages.map((message) => (
              <li key={message.seq}>
                <Head message={message} />
                <Whereto message={message} talk={talk} />
                <p class="life-text">{message.text}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Head({ message }: { message: Pick<TalkMessage, 'at' | 'name'> }) {
  return (
    <p class="life-head">
      <strong>{message.name}</strong> <span class="soft small">{clockWords(message.at, readerZone.value)}</span>
    </p>
  );
}

function Whereto({ message, talk }: { message: TalkMessage; talk: TalkCopy }) {
  const answered = talk.messages.find(({ seq }) => seq === message.reply);
  const words = [
    message.to && t('life.private'),
    message.group !== undefined && t('life.inGroup', { group: message.group }),
    answered && t('life.answers', { name: answered.name }),
  ].filter(Boolean);
  return words.length > 0 ? <p class="soft small">{words.join(' · ')}</p> : null;
}
