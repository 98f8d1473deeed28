import type { EntityManager } from 'typeorm';
import { breathe } from '../../register/index.ts';
import { addRows, beginProfiles, countCompetences, forget } from './writes.repository.ts';
import type { Writes } from './writes.ts';

/** Rows of one statement. */
const batch = 1_000;

interface Work {
  importId: string;
  done: (share: number) => void;
  signal: AbortSignal;
}

const peopleOf = (rows: readonly { personId: string }[]) => [...new Set(rows.map(({ personId }) => personId))];

/** Writes what was planned, a thousand rows a statement, in the order in which one table needs another. */
export async function carryOut(
  manager: EntityManager,
  writes: Writes,
  { importId, done, signal }: Work,
): Promise<void> {
  const { fields, skills, languages } = writes;
  const knowing = peopleOf([...fields, ...skills, ...languages]);
  const steps: readonly (readonly [rows: readonly unknown[], write: (some: never[]) => Promise<unknown>])[] = [
    [writes.people, (some: object[]) => addRows(manager, 'addPeople', some)],
    [writes.begun, (some: object[]) => beginProfiles(manager, some, importId)],
    [writes.changed, (some: object[]) => addRows(manager, 'fillProfiles', some)],
    [knowing, (some: string[]) => countCompetences(manager, some)],
    [peopleOf(fields), (some: string[]) => forget(manager, 'forgetFields', some)],
    [peopleOf(skills), (some: string[]) => forget(manager, 'forgetSkills', some)],
    [peopleOf(languages), (some: string[]) => forget(manager, 'forgetLanguages', some)],
    [fields, (some: object[]) => addRows(manager, 'addFields', some)],
    [skills, (some: object[]) => addRows(manager, 'addSkills', some)],
    [languages, (some: object[]) => addRows(manager, 'addLanguages', some)],
  ];
  const total = steps.reduce((sum, [rows]) => sum + rows.length, 0);
  let written = 0;
  for (const [rows, write] of steps) {
    for (let from = 0; from < rows.length; from += batch) {
      const some = rows.slice(from, from + batch);
      await write(some as never[]);
      written += some.length;
      done(written / total);
      await breathe(signal);
    }
  }
}
