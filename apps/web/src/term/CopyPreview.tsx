import { useEffect, useRef } from 'preact/hooks';
import { Notice } from '../look/Notice.tsx';
import { dateWords, dayWords } from '../time/format.ts';
import { instantOf } from '../time/zones.ts';
import { intlTag, t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import type { TermCopy } from './CopyTerm.tsx';

type Section = TermCopy['sections'][number];
type Problem = Section['problems'][number];

/** What a copy would make: the sums, the holidays, then each section with what stands against it. Taking off the tick leaves a section out. */
export function CopyPreview({
  copy,
  out,
  onOut,
}: {
  copy: TermCopy;
  out: readonly string[];
  onOut: (out: readonly string[]) => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The preview comes below a long form. It is scrolled into view and focused, so that the keyboard goes on from it.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [copy]);
  const kept = copy.sections.filter(({ id }) => !out.includes(id));
  const sum = (of: (section: Section) => number) => kept.reduce((total, section) => total + of(section), 0);
  const against = kept.filter(({ problems }) => problems.some(({ outcome }) => outcome !== 'PLANNED'));
  return (
    <div class="stack">
      <h2 ref={heading} tabIndex={-1}>
        {t('copyTerm.would')}
      </h2>
      <Notice kind={against.length > 0 ? 'care' : 'good'} outcome={null}>
        <p>
          {t('copyTerm.sums', {
            sections: kept.length,
            sessions: sum(({ sessions }) => sessions),
            students: sum(({ students }) => students),
          })}
        </p>
        {against.length > 0 && <p>{t('copyTerm.against', { count: against.length })}</p>}
      </Notice>
      {copy.holidays.length > 0 && (
        <>
          <h3>{t('copyTerm.holidays')}</h3>
          <ul class="rows">
            {copy.holidays.map(({ day, name, sessions }) => (
              <li key={`${day} ${name}`}>
                {t('copyTerm.holiday', { day: dateWords(day, intlTag()), name, count: sessions })}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t('institution.sections')}</h3>
      <ul class="rows">
        {[...against, ...copy.sections.filter((section) => !against.includes(section))].map((section) => (
          <li key={section.id} class="stack-tight">
            <label class="check">
              <input
                type="checkbox"
                checked={!out.includes(section.id)}
                onChange={({ currentTarget }) =>
                  onOut(currentTarget.checked ? out.filter((id) => id !== section.id) : [...out, section.id])
                }
              />
              <span>
                <strong>
                  {section.code} {section.title} · {section.name}
                </strong>
              </span>
            </label>
            <p class="soft">
              {[
                section.campus,
                section.lecturers.join(', ') || t('section.noLecturer'),
                t('count.sessions', { count: section.sessions }),
                t('section.cohortSize', { count: section.students }),
              ].join(' · ')}
            </p>
            <Against section={section} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Against({ section: { problems, outside, lecturersGone } }: { section: Section }) {
  const shown = problems.filter(({ kind }) => !quiet.has(kind));
  if (shown.length === 0 && outside === 0 && lecturersGone.length === 0) return null;
  return (
    <ul>
      {lecturersGone.length > 0 && <li>{t('copyTerm.gone', { names: lecturersGone.join(', ') })}</li>}
      {outside > 0 && <li>{t('copyTerm.outside', { count: outside })}</li>}
      {shown.map((problem) => (
        <li key={`${problem.kind} ${problem.localStart} ${problem.who ?? ''}`}>{sentence(problem)}</li>
      ))}
    </ul>
  );
}

/** They were so in the old term too, and nothing follows from them. */
const quiet: ReadonlySet<Problem['kind']> = new Set(['WAKING_HOURS', 'ROOM_TOO_SMALL']);

const reasons: Record<Problem['kind'], MessageId> = {
  SECTION: 'copyTerm.becauseSection',
  LECTURER: 'copyTerm.becauseLecturer',
  ROOM: 'copyTerm.becauseRoom',
  COHORT: 'copyTerm.becauseCohort',
  UNAVAILABLE: 'copyTerm.becauseUnavailable',
  HOLIDAY: 'copyTerm.becauseHoliday',
  OUTSIDE_TERM: 'copyTerm.becauseOutside',
  WAKING_HOURS: 'copyTerm.becauseLecturer',
  ROOM_TOO_SMALL: 'copyTerm.becauseRoom',
  PAST: 'copyTerm.becausePast',
};
const outcomes: Record<Problem['outcome'], MessageId> = {
  LEFT_OUT: 'copyTerm.leftOut',
  WITHOUT_ROOM: 'copyTerm.withoutRoom',
  PLANNED: 'copyTerm.planned',
};

/** "Tue 19 Feb, 17:00: Dr Uwase teaches another class then. Left out." Times are those of the campus, not of the reader. */
function sentence({ kind, outcome, localStart, who }: Problem): string {
  const day = dayWords(instantOf(localStart, 'UTC'), 'UTC', intlTag());
  const why = t(reasons[kind], { who: who ?? t('clash.somebody') });
  return t('copyTerm.problem', { day, time: localStart.slice(11), why, outcome: t(outcomes[outcome]) });
}
