import { useEffect, useRef, useState } from 'preact/hooks';
import type { MentorshipNoteInput } from '#contract/graphql/graphql';
import { problemsOf } from '../../../api/problems.ts';
import { AreaField } from '../../../look/AreaField.tsx';
import { Button } from '../../../look/Button.tsx';
import { draftOf, dropDraft } from '../../../look/draft.ts';
import { Form } from '../../../look/Form.tsx';
import { Notice } from '../../../look/Notice.tsx';
import { tell } from '../../../look/told.ts';
import { t } from '../../../words/words.ts';
import type { MessageId } from '../../../words/words.ts';
import '../../mentoring.css';

interface Note {
  text: string;
  version: number;
}
const none: Note = { text: '', version: 0 };

/**
 * A text that the other, or another window, may change meanwhile. What is typed stays until it is saved: the text that was saved meanwhile
 * is shown above it, can be added to it, and only then is saved over.
 */
export function NoteForm({
  keep,
  mentorshipId,
  note,
  save,
  label,
  help,
  conflict,
  again,
}: {
  keep: string;
  mentorshipId: string;
  /** Null: there is none. */
  note: Note | null;
  save: (input: MentorshipNoteInput) => Promise<{ error?: Parameters<typeof problemsOf>[0] | undefined }>;
  label: string;
  help: string;
  /** Said when it was changed meanwhile. */
  conflict: MessageId;
  again: () => void;
}) {
  const known = note ?? none;
  const box = useRef<HTMLDivElement>(null);
  /** The version that what is typed was made from; of a draft, that of the time before the reload. */
  const [from, setFrom] = useState(() => draftVersion(keep) ?? known.version);
  const [edited, setEdited] = useState(() => draftOf(keep).length > 0);
  const area = () => box.current?.querySelector('textarea');
  useEffect(() => {
    if (edited) return;
    setFrom(known.version);
    const text = area();
    if (text && text.value !== known.text) text.value = known.text;
  }, [edited, known.version, known.text]);
  const addTheirs = () => {
    const text = area();
    if (!text) return;
    text.value = `${text.value}\n\n${known.text}`;
    setFrom(known.version);
    text.focus();
  };
  return (
    <div ref={box} class="stack" onInput={() => setEdited(true)}>
      {edited && from !== known.version && (
        <Notice kind="care" said>
          <p>{t(conflict)}</p>
          <blockquote class="mentoring-words">{known.text === '' ? t('mentoring.noteEmptied') : known.text}</blockquote>
          <div>
            <Button onClick={addTheirs}>{t('mentoring.noteAdd')}</Button>
          </div>
        </Notice>
      )}
      <Form
        label={label}
        action={t('mentoring.keepNotes')}
        keep={keep}
        words={{ STALE: 'mentoring.noteStale' }}
        onSubmit={async (values) => {
          const text = String(values.get('text'));
          // What is shown above was read, so it may be saved over; what was saved since is refused.
          const { error } = await save({ mentorshipId, text, version: known.version });
          again();
          if (error) return problemsOf(error);
          tell(t('mentoring.saved'));
          dropDraft(keep);
          // What was typed meanwhile is made from what was just saved.
          setFrom(known.version + 1);
          if (area()?.value === text) setEdited(false);
          return undefined;
        }}
      >
        <input type="hidden" name="version" value={from} />
        <AreaField
          name="text"
          label={label}
          help={help}
          rows={6}
          maxLength={20_000}
          defaultValue={known.text}
          optional
        />
      </Form>
    </div>
  );
}

/** Of what was typed before a reload. */
function draftVersion(keep: string): number | undefined {
  const version = draftOf(keep).find(([field]) => field === 'version')?.[1];
  return version === undefined ? undefined : Number(version);
}
