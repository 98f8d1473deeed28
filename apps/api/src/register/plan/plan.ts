import { breathe, isTurn } from '../breathe.ts';
import type { Entries } from '../entries.ts';
import type { Present } from '../present.ts';
import type { Problems } from '../problems.ts';
import { planCourse } from './courses.ts';
import type { Change, Count } from './ledger.ts';
import { planOrg } from './orgs.ts';
import { planPerson } from './people.ts';
import { planPlace } from './places.ts';
import { Once } from './once.ts';
import { Planning } from './planning.ts';
import type { PlanOptions } from './planning.ts';
import { sayFullSections } from './seat-count.ts';
import { planSection } from './sections.ts';
import { planTerm } from './terms.ts';
import type { Writes } from './writes.ts';

export interface Plan {
  counts: Count[];
  /** The first; the counts tell of all. */
  changes: Change[];
  writes: Writes;
}

interface Progress {
  /** Called with the lines that are done, every now and then. */
  done?: (lines: number) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Plans what a register changes in an institution. Nothing is written: `carryOut` does that. The same entries and
 * the same institution give the same plan.
 */
export async function makePlan(
  entries: Entries,
  present: Present,
  problems: Problems,
  options: Omit<PlanOptions, 'byName'>,
  { done, signal }: Progress = {},
): Promise<Plan> {
  const planning = new Planning(present, problems, { ...options, byName: entries.byName }, entries);
  const once = new Once(problems);
  for (const { what, externalId } of [...entries.orgs, ...entries.terms, ...entries.courses, ...entries.sections]) {
    if (externalId !== null) planning.inFile.add(`${what} ${externalId}`);
  }
  const titles = new Map<string, string>();
  let lines = 0;
  const each = async <T>(list: readonly T[], plan: (entry: T) => void): Promise<void> => {
    for (const entry of list) {
      plan(entry);
      if (isTurn(lines)) {
        done?.(lines);
        await breathe(signal);
      }
      lines += 1;
    }
  };
  await each(entries.orgs, (entry) => {
    planOrg(planning, entry, once);
    planning.settled(['campus', 'department'], entry.externalId);
  });
  await each(entries.terms, (entry) => {
    planTerm(planning, entry, once);
    planning.settled(['term'], entry.externalId);
  });
  await each(entries.courses, (entry) => {
    planCourse(planning, entry, once, titles);
    planning.settled(['course'], entry.externalId);
  });
  await each(entries.people, (entry) => {
    planPerson(planning, entry, once);
    planning.settled(['person'], entry.externalId);
  });
  const teaching: Entries['places'] = [];
  await each(entries.sections, (entry) => {
    teaching.push(...planSection(planning, entry, once));
    planning.settled(['section'], entry.externalId);
  });
  // A person who left a class and came back has two lines: the one that says they are in it counts.
  const places = entries.byName ? entries.places : inFirst(entries.places);
  await each([...teaching, ...places], (entry) => planPlace(planning, entry, once));
  sayFullSections(planning);
  const { ledger, writes } = planning;
  writes.records = [
    ...new Map(ledger.records.map((record) => [`${record.kind} ${record.externalId}`, record])).values(),
  ];
  return { counts: ledger.summary, changes: ledger.changes, writes };
}

const inFirst = (places: Entries['places']): Entries['places'] => [
  ...places.filter(({ ended }) => !ended),
  ...places.filter(({ ended }) => ended),
];
