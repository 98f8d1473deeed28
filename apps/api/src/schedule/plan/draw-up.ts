import { AppError, badInput } from '#platform';
import { line } from '../../graphql/text.ts';
import type { PlannedSession } from '../clashes/find-clashes.ts';
import type { Movable, Wish } from '../clashes/free-times.ts';
import type { PlanInput } from './inputs.ts';
import type { SectionFacts } from '../clashes/planning-facts.ts';
import { expand } from '../../time/recurrence.ts';
import { addDays, mostOccurrences, parseRule, ruleText } from '../../time/rule.ts';
import type { Rule } from '../../time/rule.ts';
import { ianaZone, instantOf, refuseFarAway } from '../../time/zones.ts';
import { WallClock, minutesOf } from '../../time/wall-clock.ts';

/** Minutes of a session: from a short meeting to a whole day. */
export const minutesAllowed = { min: 5, max: 480 } as const;
export const longestTopic = 200;
/** Days beyond its term for which a rule with an end of its own is expanded. Sessions there clash with the term anyway. */
const furthest = 731;

/** A plan that is valid in itself; clashes are looked for afterwards. */
export interface DrawnUp {
  topic: string;
  zone: string;
  minutes: number;
  /** As it is kept; null: one session. */
  rule: string | null;
  sessions: PlannedSession[];
  wish: Wish;
}

/**
 * @param lecturerIds who teaches the sessions
 * @throws {AppError} BAD_INPUT at the field that is wrong
 */
export function drawUp(
  input: PlanInput,
  section: SectionFacts,
  roomId: string | null,
  lecturerIds: readonly string[],
): DrawnUp {
  refuseFarAway('input.localStart', input.localStart);
  const topic = line('input.topic', input.topic ?? '', longestTopic, 0);
  const minutes = lengthOf('input.minutes', input.minutes);
  const zone = input.zone == null ? section.campusZone : ianaZone('input.zone', input.zone);
  const rule = input.rule == null ? null : parseRule('input.rule', input.rule);
  const place = { sessionId: null, zone, roomId, lecturerIds };
  const starts = rule ? startsOf(rule, input, section, zone) : [single(input)];
  const [first = input.localStart] = starts;
  return {
    topic,
    zone,
    minutes,
    rule: rule && ruleText(rule),
    sessions: starts.map((localStart) => ({
      ...place,
      localStart,
      ...rangeOf('input.localStart', localStart, minutes, zone),
    })),
    wish: {
      localStart: first,
      zone,
      minutes,
      onDay(shift): Movable[] | null {
        const date = addDays(first.slice(0, 10), shift);
        const localStart = `${date}${first.slice(10)}`;
        const shifted = rule ? left(rule, localStart, input.except, section, zone) : [localStart];
        return shifted.length === starts.length && shifted[0] === localStart
          ? shifted.map((one) => ({ ...place, localStart: one, minutes }))
          : null;
      },
    },
  };
}

/** @throws {AppError} BAD_INPUT */
export function lengthOf(field: string, minutes: number): number {
  const { min, max } = minutesAllowed;
  if (minutes < min || minutes > max) {
    throw new AppError('BAD_INPUT', `A session has ${min} to ${max} minutes.`, field, { min, max });
  }
  return minutes;
}

/** @throws {AppError} BAD_INPUT at `field` where clocks skip the start */
export function rangeOf(field: string, localStart: string, minutes: number, zone: string) {
  const startsAt = instantOf(field, localStart, zone);
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}

function single({ localStart, except }: PlanInput): string {
  if (except && except.length > 0) throw badInput('input.except', 'Dates can only be left out of a rule.');
  return localStart;
}

function startsOf(rule: Rule, { localStart, except }: PlanInput, section: SectionFacts, zone: string): string[] {
  const all = occurrences(rule, localStart, section, zone);
  if (all.length > mostOccurrences) {
    throw new AppError(
      'BAD_INPUT',
      `A rule makes ${mostOccurrences} sessions at most. Give it an earlier end.`,
      'input.rule',
      { most: mostOccurrences },
    );
  }
  if (all.length === 0) throw badInput('input.rule', 'This rule makes no session from that start to its end.');
  if (except && except.length > mostOccurrences) {
    throw badInput('input.except', `${mostOccurrences} dates can be left out at most.`);
  }
  const dates = new Set(all.map((local) => local.slice(0, 10)));
  const unknown = except?.find((date) => !dates.has(date));
  if (unknown !== undefined) throw badInput('input.except', `${unknown} is no date of this rule.`);
  const starts = all.filter((local) => !except?.includes(local.slice(0, 10)));
  if (starts.length === 0) throw badInput('input.except', 'All dates of the rule are left out.');
  return starts;
}

const left = (rule: Rule, localStart: string, except: string[] | null, section: SectionFacts, zone: string): string[] =>
  occurrences(rule, localStart, section, zone).filter((local) => !except?.includes(local.slice(0, 10)));

/** A rule without an end goes on as long as the term; one that begins after the term has its first session, which clashes with it. */
function occurrences(rule: Rule, localStart: string, { campusZone, endsOn }: SectionFacts, zone: string): string[] {
  const lastDay = [addDays(endsOn, furthest), addDays(localStart.slice(0, 10), furthest)].sort().at(-1) ?? endsOn;
  if (rule.count !== null || rule.until !== null) return expand(rule, localStart, lastDay, mostOccurrences + 1);
  const termEnds = WallClock.in(campusZone).startOf(addDays(endsOn, 1));
  const all = expand(rule, localStart, addDays(endsOn, 1), mostOccurrences + 1);
  const clock = WallClock.in(zone);
  const inTerm = all.filter((local) => (clock.at(local.slice(0, 10), minutesOf(local)) ?? 0) < termEnds);
  return inTerm.length > 0 ? inTerm : expand(rule, localStart, lastDay, 1);
}
