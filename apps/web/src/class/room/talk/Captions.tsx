import { useRef, useState } from 'preact/hooks';
import { mayCaptionNow, personOf } from '#classroom';
import { limits } from '#contract/limits';
import { t } from '../../../words/words.ts';
import { WriteField } from '../chat/WriteField.tsx';
import { useClass } from '../class-context.ts';

/** ms for which a caption stays when no other comes. */
const stayMs = 12_000;

/** What is being said, typed by somebody of the class or understood by a program: the last two lines, under the stage. */
export function Captions() {
  const { live } = useClass();
  const fresh = live.state.value.captions.filter(({ at }) => live.now() - at < stayMs).slice(-2);
  const types = live.self.value?.captioner === true;
  if (fresh.length === 0 && !types) return null;
  return (
    <div class="captions">
      <div aria-live="polite" aria-label={t('class.captions')}>
        {fresh.map(({ seq, by, text, auto }) => (
          <p key={seq}>
            {auto ? t('class.captionAuto', { name: personOf(live.state.value, by)?.name ?? '', text }) : text}
          </p>
        ))}
      </div>
      {types && (mayCaptionNow(live.state.value, live.me) ? <Type /> : <p class="soft">{t('class.captionNotHere')}</p>)}
    </div>
  );
}

function Type() {
  const { live } = useClass();
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <WriteField
      id="caption"
      field={field}
      text={text}
      max={limits.questionText}
      label={t('class.caption')}
      prompt={t('class.captionPrompt')}
      onText={setText}
      onSend={(words) => {
        live.outbox.write({ name: 'caption.say', payload: { text: words } });
        setText('');
      }}
    />
  );
}
