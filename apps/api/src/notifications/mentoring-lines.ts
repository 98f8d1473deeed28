import type { Reader } from '../mail/index.ts';
import { say } from '../words/say.ts';
import type { MentoringFacts, MentoringNews } from './facts.ts';
import { merged } from './merge.ts';
import type { MergedChange } from './merge.ts';
import { changeLines } from './section-lines.ts';
import type { LetterNames } from './section-lines.ts';

/** What somebody is told of mentoring with one person. */
export interface MentoringWith {
  /** Undefined: it is about nobody else. */
  otherId: string | undefined;
  mentorshipId: string | undefined;
  programmeId: string | undefined;
  /** In the order in which they were told, each once. */
  steps: readonly MentoringNews[];
  /** Of meetings. */
  changes: MergedChange[];
}

/** Steps that the line of the meeting says. */
const ofMeetings = ['meeting_planned', 'meeting_moved', 'meeting_cancelled'] as const satisfies MentoringNews[];
type OfMeetings = (typeof ofMeetings)[number];
const isOfMeetings = (step: MentoringNews): step is OfMeetings =>
  (ofMeetings as readonly MentoringNews[]).includes(step);

/** What was told, person by person. A meeting that was planned and cancelled again, or is over, is left out. */
export function mentoringNews(told: readonly MentoringFacts[], now: Date): MentoringWith[] {
  return [...Map.groupBy(told, ({ otherId }) => otherId)].flatMap(([otherId, ofOne]): MentoringWith[] => {
    const changes = merged(
      ofOne.flatMap((facts) => facts.changes),
      now,
    );
    const steps = [...new Set(ofOne.map(({ news }) => news))];
    if (changes.length === 0 && steps.every(isOfMeetings)) return [];
    const { mentorshipId } = ofOne.findLast((facts) => facts.mentorshipId) ?? {};
    const { programmeId } = ofOne.findLast(({ news }) => news === 'invited') ?? {};
    return [{ otherId, mentorshipId, programmeId, steps, changes }];
  });
}

/** A line for each step and each meeting. */
export function mentoringPart(reader: Reader, { otherId = '', steps, changes }: MentoringWith, names: LetterNames) {
  const { language } = reader;
  const name = names.people.get(otherId);
  const values = { name: name ?? say(language, 'mail.mentoring.somebody') };
  return {
    title: name === undefined ? say(language, 'mail.mentoring') : say(language, 'mail.mentoring.with', { name }),
    lines: [
      ...steps.flatMap((step) => (isOfMeetings(step) ? [] : [say(language, `mail.mentoring.${step}`, values)])),
      // Whom one meets is said above.
      ...changeLines(reader, { campus: null, changes }, { ...names, people: new Map() }),
    ],
  };
}

export function pathOfMentoring({ mentorshipId, programmeId, steps, changes }: MentoringWith): string {
  if (steps.includes('report_made')) return '/reports';
  const [change, ...others] = changes;
  if (change && others.length === 0 && steps.every(isOfMeetings)) return `/sessions/${change.sessionId}`;
  if (mentorshipId === undefined && programmeId !== undefined) return `/mentoring/programmes/${programmeId}`;
  return mentorshipId === undefined ? '/mentoring' : `/mentoring/${mentorshipId}`;
}
