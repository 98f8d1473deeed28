import { useState } from 'preact/hooks';
import { ArchiveSectionsDocument } from '#contract/graphql/graphql';
import type { SectionRefusal } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { Notice } from '../look/Notice.tsx';
import { Problems } from '../look/Problems.tsx';
import { tell } from '../look/told.ts';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import type { Section } from './SectionPage.tsx';

const refusals: Partial<Record<SectionRefusal, MessageId>> = {
  NOT_NEXT: 'acts.sectionNotNext',
  SESSIONS_AHEAD: 'acts.sectionAhead',
};

/** Puts a section away, or brings it back; the one takes the other back. */
export function Archive({ section }: { section: Section }) {
  const { id, archived, institution, course, name } = section;
  const [problem, setProblem] = useState<Problem>();
  const turn = async () => {
    const { data, error } = await change(ArchiveSectionsDocument, {
      institutionId: institution.id,
      sectionIds: [id],
      archived: !archived,
    });
    const reason = data?.archiveSections.refused[0]?.reason;
    const refused = reason && { code: reason, facts: { section: `${course.title} · ${name}` } };
    setProblem(error ? problemOf(error) : refused);
    if (data && !reason) tell(t(archived ? 'acts.cameBack' : 'acts.archived', { count: 1 }));
  };
  return (
    <div class="stack-tight no-print">
      <Problems problem={problem} words={refusals} />
      <div>
        <Button onClick={() => void turn()}>{t(archived ? 'section.bringBack' : 'section.archive')}</Button>
      </div>
    </div>
  );
}

/** Above a section that was put away: what that means, and the way back for those who may. */
export function Archived({ section }: { section: Section }) {
  return (
    <Notice>
      <p>{t('section.isArchived')}</p>
      {section.viewerMay.archive && <Archive section={section} />}
    </Notice>
  );
}
