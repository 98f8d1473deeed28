import { useId, useRef, useState } from 'preact/hooks';
import { Button } from '../../look/Button.tsx';
import { t } from '../../words/words.ts';

/** An address to hand on, shown this once. */
export function CopyLink({ path }: { path: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const address = new URL(path, location.origin).href;
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      // Without a secure address there is no clipboard: the text is selected, and Ctrl+C is the person's.
    }
  };
  return (
    <div class="stack-tight">
      <label class="field-label" for={id}>
        {t('invite.link')}
      </label>
      <input ref={field} id={id} class="input" readOnly value={address} onFocus={() => field.current?.select()} />
      <p class="field-help">{t('invite.linkOnce')}</p>
      <div class="row">
        <Button onClick={() => void copy()}>{t('invite.copy')}</Button>
        <span role="status">{copied && t('invite.copied')}</span>
      </div>
    </div>
  );
}
