import { useState } from 'preact/hooks';
import { AnnounceDocument, AnnouncementsDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { problemsOf } from '../api/problems.ts';
import { AreaField } from '../look/AreaField.tsx';
import { Button } from '../look/Button.tsx';
import { Form } from '../look/Form.tsx';
import { readerZone } from '../sign-in/viewer.ts';
import { instantWords } from '../time/format.ts';
import { tell } from '../look/told.ts';
import { intlTag, t } from '../words/words.ts';

/** Of those that were written, so many are shown at once. */
const shown = 3;
/** Characters; the API says so too. */
const longest = 2_000;

/** What was written to everybody of the section, and for those who may a field to write. Nothing where there is neither. */
export function AnnouncementsPart({ sectionId, writes }: { sectionId: string; writes: boolean }) {
  const loaded = useData(AnnouncementsDocument, { sectionId }, ['Announcement']);
  const [writing, setWriting] = useState(false);
  const all = loaded.data?.announcements ?? [];
  if (all.length === 0 && !writes) return null;
  return (
    <section class="stack no-print" aria-labelledby="announcements">
      <h2 id="announcements">{t('announce.title')}</h2>
      {all.length > 0 && <List all={all.slice(0, shown)} />}
      {all.length > shown && (
        <details>
          <summary>{t('announce.earlier', { count: all.length - shown })}</summary>
          <List all={all.slice(shown)} />
        </details>
      )}
      {writes && !writing && (
        <div>
          <Button icon="mail" onClick={() => setWriting(true)}>
            {t('announce.write')}
          </Button>
        </div>
      )}
      {writes && writing && (
        <div class="card">
          <Form
            label={t('announce.write')}
            action={t('announce.send')}
            keep={`announce-${sectionId}`}
            onSubmit={async (values) => {
              const { error } = await change(AnnounceDocument, {
                sectionId,
                text: String(values.get('text') ?? ''),
              });
              if (error) return problemsOf(error);
              setWriting(false);
              loaded.again();
              tell(t('announce.sent'));
              return undefined;
            }}
          >
            <AreaField name="text" label={t('announce.text')} help={t('announce.help')} maxLength={longest} />
          </Form>
          <Button kind="quiet" onClick={() => setWriting(false)}>
            {t('announce.not')}
          </Button>
        </div>
      )}
    </section>
  );
}

function List({ all }: { all: readonly { id: string; at: string; text: string; by: string | null }[] }) {
  return (
    <ul class="stack-tight">
      {all.map(({ id, at, text, by }) => (
        <li key={id} class="card stack-tight">
          <p class="announcement">{text}</p>
          <p class="soft small">
            {[by, instantWords(Date.parse(at), readerZone.value, intlTag())].filter(Boolean).join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
