import { useId, useRef, useState } from 'preact/hooks';
import { RevokeCalendarFeedDocument } from '#contract/graphql/graphql';
import type { FeedPartsFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Button, ButtonLink } from '../../look/Button.tsx';
import { Dialog } from '../../look/Dialog.tsx';
import { Problems } from '../../look/Problems.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { dayWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';

/** One secret address, with buttons to copy it, to open it in a calendar, and to revoke it. */
export function FeedCard({ feed, again }: { feed: FeedPartsFragment; again: () => void }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const address = new URL(feed.path, location.origin).href;
  const name = feed.section ? `${feed.section.course.title}, ${feed.section.name}` : t('calendar.all');
  const copy = async () => {
    field.current?.select();
    // Without a secure address there is no clipboard: the text is selected, and copying it is the person's.
    await navigator.clipboard?.writeText(address).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  const revoke = async () => {
    const { error } = await change(RevokeCalendarFeedDocument, { id: feed.id });
    setProblem(error && problemOf(error));
    setAsking(false);
    if (!error) again();
  };
  return (
    <div class="card stack">
      <h2 class="feed-name">{name}</h2>
      <div class="field">
        <label class="field-label" for={id}>
          {t('calendar.address')}
        </label>
        <input ref={field} id={id} class="input" readOnly value={address} onFocus={() => field.current?.select()} />
        <p class="field-help">
          {feed.lastUsedAt === null
            ? t('calendar.neverRead')
            : t('calendar.lastRead', { day: dayWords(Date.parse(feed.lastUsedAt), readerZone.value, intlTag()) })}
        </p>
      </div>
      <Problems problem={problem} />
      <div class="row">
        <Button onClick={() => void copy()}>{t('calendar.copy')}</Button>
        <ButtonLink href={address.replace(/^https?:/, 'webcal:')} away>
          {t('calendar.open')}
        </ButtonLink>
        <Button kind="alarm" onClick={() => setAsking(true)}>
          {t('calendar.revoke')}
        </Button>
        <span role="status">{copied && t('calendar.copied')}</span>
      </div>
      {asking && (
        <Dialog title={t('calendar.revokeAsk')} onClose={() => setAsking(false)}>
          <p>{t('calendar.revokeWhat')}</p>
          <div class="row">
            <Button kind="alarm" onClick={() => void revoke()}>
              {t('calendar.revoke')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('dialog.back')}</Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
