import type { MentorshipPartsFragment } from '#contract/graphql/graphql';
import { SavePrivateNoteDocument, SaveSharedNoteDocument } from '#contract/graphql/graphql';
import { change } from '../../../api/client.ts';
import { readerZone, viewer } from '../../../sign-in/viewer.ts';
import { instantWords } from '../../../time/format.ts';
import { intlTag, t } from '../../../words/words.ts';
import { NoteForm } from './NoteForm.tsx';

const conflicts = { shared: 'mentoring.noteConflict', own: 'mentoring.noteConflictOwn' } as const;

/** What both note together, and what the viewer notes for themselves. */
export function Notes({
  mentorship: { id, notes },
  name,
  again,
}: {
  mentorship: MentorshipPartsFragment;
  /** Of the other. */
  name: string;
  again: () => void;
}) {
  const { own, shared } = notes;
  const when = shared && instantWords(Date.parse(shared.changedAt), readerZone.value, intlTag());
  const isMine = shared?.changedBy?.id === viewer.value?.id;
  return (
    <>
      <section class="card stack" aria-labelledby="shared-notes">
        <h2 id="shared-notes">{t('mentoring.sharedNotes')}</h2>
        <NoteForm
          keep={`mentoring.shared.${id}`}
          mentorshipId={id}
          note={shared}
          save={(input) => change(SaveSharedNoteDocument, { input })}
          label={t('mentoring.sharedNotes')}
          help={t('mentoring.sharedNotesHelp', { name })}
          conflict={conflicts.shared}
          again={again}
        />
        {shared?.changedBy && when !== null && (
          <p class="soft small">
            {isMine
              ? t('mentoring.noteChangedByYou', { when })
              : t('mentoring.noteChangedBy', { name: shared.changedBy.name, when })}
          </p>
        )}
      </section>
      <section class="card stack" aria-labelledby="private-notes">
        <h2 id="private-notes">{t('mentoring.privateNotes')}</h2>
        <NoteForm
          keep={`mentoring.private.${id}`}
          mentorshipId={id}
          note={own}
          save={(input) => change(SavePrivateNoteDocument, { input })}
          label={t('mentoring.privateNotes')}
          help={t('mentoring.privateNotesHelp', { name })}
          conflict={conflicts.own}
          again={again}
        />
      </section>
    </>
  );
}
