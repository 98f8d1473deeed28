import { personOf } from '#classroom';
import type { PostedMessage } from '#classroom';
import { Button } from '../../../look/Button.tsx';
import { Icon } from '../../../look/Icon.tsx';
import { readerZone } from '../../../people/viewer.ts';
import { clockWords } from '../../../time/format.ts';
import { t } from '../../../words/words.ts';
import type { Unsent } from '../../engine/outbox.ts';
import { ClassIcon } from '../ClassIcon.tsx';
import { pieces } from '../links.ts';
import { useRoom } from '../room-context.ts';

/** One message of the class log. */
export function Message({ message: { by, at, text } }: { message: PostedMessage }) {
  const { live } = useRoom();
  const person = personOf(live.state.value, by);
  return (
    <li class={by === live.me ? 'message message-own' : 'message'}>
      <p class="message-head">
        <strong>{by === live.me ? t('class.you') : person?.name}</strong>
        {person?.role === 'host' && by !== live.me && <span class="soft"> · {t('class.lecturer')}</span>}{' '}
        <time class="soft" dateTime={new Date(at).toISOString()}>
          {clockWords(at, readerZone.value)}
        </time>
      </p>
      <Text text={text} />
    </li>
  );
}

/** A message that is on its way, or that will never be taken. */
export function Pending({ entry: { key, text, seq, refused } }: { entry: Unsent }) {
  const { live } = useRoom();
  return (
    <li class="message message-own message-pending">
      <p class="message-head">
        <strong>{t('class.you')}</strong>{' '}
        {seq === undefined && refused === undefined && (
          <span class="soft message-mark">
            <ClassIcon name="clock" />
            {t(live.line.state.value.is === 'open' ? 'class.sending' : 'class.waitsForLine')}
          </span>
        )}
      </p>
      <Text text={text} />
      {refused !== undefined && (
        <div class="message-refused">
          <p>
            <Icon name="care" /> {t(refused === 'CLASS_ENDED' ? 'class.refusedEnded' : 'class.refused')}
          </p>
          <Button kind="quiet" onClick={() => live.outbox.putAside(key)}>
            {t('class.putAside')}
          </Button>
        </div>
      )}
    </li>
  );
}

function Text({ text }: { text: string }) {
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
    </p>
  );
}
