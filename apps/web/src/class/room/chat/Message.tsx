import type { ComponentChildren } from 'preact';
import { personOf } from '#classroom';
import type { PostedMessage } from '#classroom';
import { Button } from '../../../look/Button.tsx';
import { Icon } from '../../../look/Icon.tsx';
import { readerZone } from '../../../sign-in/viewer.ts';
import { clockWords } from '../../../time/format.ts';
import { t } from '../../../words/words.ts';
import type { DraftOf, Unsent } from '../../engine/unsent.ts';
import { ClassIcon } from '../ClassIcon.tsx';
import { isOfTwo } from '../../session.ts';
import { pieces } from '../links.ts';
import { useClass } from '../class-context.ts';
import type { ClassParts } from '../class-context.ts';

/** One message of the class log. */
export function Message({ message, onReply }: { message: PostedMessage; onReply: (seq: number) => void }) {
  const { by, at, text, to, answers, reply, removedBy, seq } = message;
  const { live, session, act } = useClass();
  const person = personOf(live.state.value, by);
  const own = by === live.me;
  return (
    <li class={own ? 'message message-own' : 'message'}>
      <p class="message-head">
        <strong>{own ? t('class.you') : person?.name}</strong>
        {person?.role === 'host' && !own && !isOfTwo(session) && (
          <span class="soft"> · {t('class.lecturer')}</span>
        )}{' '}
        <time class="soft" dateTime={new Date(at).toISOString()}>
          {clockWords(at, readerZone.value)}
        </time>
        {to !== undefined && (
          <span class="message-private">
            {' · '}
            {toWhom(answers, live)}
          </span>
        )}
      </p>
      {reply !== undefined && removedBy === undefined && <Answered seq={reply} />}
      {removedBy === undefined ? (
        <Text text={text} />
      ) : (
        <p class="soft">{t(removedBy === by ? 'class.messageTakenBack' : 'class.messageRemoved')}</p>
      )}
      {removedBy === undefined && (
        <p class="message-do">
          <button type="button" class="message-act" onClick={() => onReply(seq)}>
            {t('class.reply')}
          </button>
          {(own || (live.moderates.value && !isOfTwo(session))) && (
            <button
              type="button"
              class="message-act"
              onClick={() => void act(() => live.say('chat.remove', { message: seq }))}
            >
              {t(own ? 'class.takeBack' : 'class.removeMessage')}
            </button>
          )}
        </p>
      )}
    </li>
  );
}

/** Who alone reads a private message. @param answers the person it is for; undefined: those who moderate */
function toWhom(answers: string | undefined, { me, state }: ClassParts['live']): string {
  if (answers === undefined) return t('class.privately');
  if (answers === me) return t('class.privatelyToYou');
  return t('class.privatelyTo', { name: personOf(state.value, answers)?.name ?? '' });
}

/** The message that is answered, in one line. */
export function Answered({ seq }: { seq: number }) {
  const { live } = useClass();
  const answered = live.state.value.messages.find((one) => one.seq === seq);
  if (!answered) return null;
  const name = answered.by === live.me ? t('class.you') : (personOf(live.state.value, answered.by)?.name ?? '');
  return (
    <p class="message-answered soft">
      {name}: {answered.removedBy === undefined ? answered.text : '…'}
    </p>
  );
}

/** A message that is on its way, or that will never be taken. */
export function Pending({ entry, draft }: { entry: Unsent; draft: DraftOf<'chat.post'> | DraftOf<'chat.tell'> }) {
  const { live } = useClass();
  return (
    <li class="message message-own message-pending">
      <p class="message-head">
        <strong>{t('class.you')}</strong> <OnItsWay entry={entry} />
        {draft.name === 'chat.tell' && <span class="message-private"> · {toWhom(draft.payload.to, live)}</span>}
      </p>
      <Text text={draft.payload.text} />
      <Refused entry={entry} />
    </li>
  );
}

export function OnItsWay({ entry: { seq, refused } }: { entry: Unsent }) {
  const { live } = useClass();
  if (seq !== undefined || refused !== undefined) return null;
  return (
    <span class="soft message-mark">
      <ClassIcon name="clock" />
      {t(live.connection.state.value.is === 'open' ? 'class.sending' : 'class.waitsForLine')}
    </span>
  );
}

export function Refused({ entry: { key, refused } }: { entry: Unsent }) {
  const { live } = useClass();
  if (refused === undefined) return null;
  return (
    <div class="message-refused">
      <p>
        <Icon name="care" /> {t(refusedWords(refused))}
      </p>
      <Button kind="quiet" onClick={() => live.outbox.putAside(key)}>
        {t('class.putAside')}
      </Button>
    </div>
  );
}

function refusedWords(code: NonNullable<Unsent['refused']>) {
  if (code === 'CLASS_ENDED') return 'class.refusedEnded';
  if (code === 'NOT_ALLOWED') return 'class.refusedLocked';
  return code === 'POLL_CLOSED' ? 'class.refusedPollClosed' : 'class.refused';
}

/** Text with its links made safe. */
export function Text({ text, children }: { text: string; children?: ComponentChildren }) {
  return (
    <p class="message-text">
      {pieces(text).map((piece, index) =>
        'href' in piece ? (
          <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
      {children}
    </p>
  );
}
