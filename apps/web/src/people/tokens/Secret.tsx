import { useId, useRef, useState } from 'preact/hooks';
import { Button } from '../../look/Button.tsx';
import { Notice } from '../../look/Notice.tsx';
import { t } from '../../words/words.ts';

export interface Made {
  secret: string;
}

/** A new token, shown this once: to copy. */
export function Secret({ made }: { made: Made }) {
  const { secret } = made;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    // Without a secure address there is no clipboard: the text is selected, and copying it is the person's.
    await navigator.clipboard?.writeText(secret).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <Notice kind="good" outcome={made}>
      <p>{t('tokens.made')}</p>
      <div class="field">
        <label class="field-label" for={id}>
          {t('tokens.secret')}
        </label>
        <input
          ref={field}
          id={id}
          class="input tokens-secret"
          readOnly
          value={secret}
          onFocus={() => field.current?.select()}
        />
      </div>
      <div class="row">
        <Button onClick={() => void copy()}>{t('tokens.copy')}</Button>
        <span role="status">{copied && t('tokens.copied')}</span>
      </div>
    </Notice>
  );
}
