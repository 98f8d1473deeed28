import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { copyPreparedPolls } from '../polls/index.ts';
import type { JudgedSection } from './judge-copy.ts';
import { fitting } from './judge-copy.ts';
import { addSeries, addSessions, copyDecks, copySections, decksReady, enrolCohorts } from './new-term.repository.ts';

export interface SavedCopy {
  sectionIds: string[];
  sessionIds: string[];
  students: number;
}

/**
 * Writes the sections of a new term with all that belongs to them: a fixed number of statements, however many they are. Students come in with
 * their cohorts as those are today, by name, as far as there are seats. Images of slides lie under their hash and are not copied.
 */
export async function saveCopy(
  manager: EntityManager,
  termId: string,
  sections: readonly JudgedSection[],
  open: boolean,
): Promise<SavedCopy> {
  const pairs = sections.map((section) => ({ section, id: randomUUID() }));
  const olds = pairs.map(({ section }) => section.old.id);
  const ids = pairs.map(({ id }) => id);
  const teaching = pairs.flatMap(({ section, id }) =>
    fitting(section.old).map((person) => ({ id, old: section.old.id, person })),
  );
  await copySections(
    manager,
    { olds, ids, termId, state: open ? 'open' : 'draft' },
    {
      olds: teaching.map(({ old }) => old),
      ids: teaching.map(({ id }) => id),
      personIds: teaching.map(({ person }) => person),
    },
  );
  const students = await enrolCohorts(manager, ids);
  const sessionIds = await saveSessions(manager, pairs);
  await saveDecks(manager, olds, ids);
  await copyPreparedPolls(
    manager,
    pairs.map(({ section, id }) => ({ from: section.old.id, to: id })),
  );
  return { sectionIds: ids, sessionIds, students };
}

async function saveSessions(
  manager: EntityManager,
  pairs: readonly { section: JudgedSection; id: string }[],
): Promise<string[]> {
  const series = pairs.flatMap(({ section, id: sectionId }) =>
    section.series
      .map((one, index) => ({ ...one, sectionId, index, id: randomUUID() }))
      // A series whose every session was left out is none.
      .filter(({ index }) => section.sessions.some((session) => session.series === index)),
  );
  await addSeries(manager, series);
  const seriesIds = new Map(series.map(({ sectionId, index, id }) => [`${sectionId} ${String(index)}`, id]));
  const sessions = pairs.flatMap(({ section, id: sectionId }) =>
    section.sessions.map((session) => ({
      ...session,
      sectionId,
      seriesId: session.series === null ? null : (seriesIds.get(`${sectionId} ${String(session.series)}`) ?? null),
    })),
  );
  return addSessions(manager, sessions);
}

/** Rows only. What is removed of one deck stays on disk while another has it (Decks.remove). */
async function saveDecks(manager: EntityManager, olds: readonly string[], ids: readonly string[]): Promise<void> {
  const decks = await decksReady(manager, { olds, ids });
  await copyDecks(manager, {
    olds: decks.map(({ id }) => id),
    ids: decks.map(() => randomUUID()),
    sectionIds: decks.map(({ sectionId }) => sectionId),
  });
}
