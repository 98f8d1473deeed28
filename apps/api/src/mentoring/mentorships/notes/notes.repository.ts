import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { json, statements } from '#database';
import { oneById } from '../../../context/loaders.ts';

interface NoteRow {
  text: string;
  version: number;
  changedAt: string;
}
interface NotesRow {
  own: NoteRow | null;
  shared: (NoteRow & { changedBy: { id: string; name: string } | null }) | null;
}

const saved = { mentorshipId: 'uuid', personId: 'uuid', text: 'text', version: 'int4' } as const;
const version = { version: 'int4' } as const;

/** A private note is read by its author alone: each statement about them names the author. */
export const sql = statements({
  /** Of somebody who is not one of the two there is nothing. */
  ofMentorships: {
    text: `SELECT mentorship.id, json_build_object(
         'own', (SELECT json_build_object('text', text, 'version', version, 'changedAt', changed_at)
           FROM mentorship_private_note WHERE mentorship_id = mentorship.id AND author_id = $2),
         'shared', (SELECT json_build_object('text', text, 'version', note.version, 'changedAt', changed_at,
             'changedBy', (SELECT json_build_object('id', person.id, 'name', name) FROM person WHERE person.id = changed_by))
           FROM mentorship_shared_note note WHERE mentorship_id = mentorship.id)) AS value
       FROM mentorship WHERE mentorship.id = ANY($1) AND $2 IN (mentor_id, mentee_id)`,
    params: { ids: 'uuid[]', readerId: 'uuid?' },
    row: { id: 'uuid', value: json<NotesRow>() },
  },
  privateVersion: {
    text: 'SELECT version FROM mentorship_private_note WHERE mentorship_id = $1 AND author_id = $2',
    params: { mentorshipId: 'uuid', personId: 'uuid' },
    row: version,
  },
  sharedVersion: {
    text: 'SELECT version FROM mentorship_shared_note WHERE mentorship_id = $1',
    params: { mentorshipId: 'uuid' },
    row: version,
  },
  savePrivate: {
    text: `INSERT INTO mentorship_private_note (mentorship_id, author_id, text, version) VALUES ($1, $2, $3, $4 + 1)
       ON CONFLICT (mentorship_id, author_id) DO UPDATE SET text = excluded.text, version = excluded.version, changed_at = now()`,
    params: saved,
  },
  saveShared: {
    text: `INSERT INTO mentorship_shared_note (mentorship_id, changed_by, text, version) VALUES ($1, $2, $3, $4 + 1)
       ON CONFLICT (mentorship_id) DO UPDATE SET text = excluded.text, version = excluded.version,
         changed_by = excluded.changed_by, changed_at = now()`,
    params: saved,
  },
  personalPrivate: {
    text: `SELECT text, changed_at AS "changedAt" FROM mentorship_private_note WHERE author_id = $1 ORDER BY changed_at, mentorship_id`,
    params: { personId: 'uuid' },
    row: { text: 'text', changedAt: 'timestamptz' },
  },
  personalShared: {
    text: `SELECT text, changed_at AS "changedAt" FROM mentorship_shared_note JOIN mentorship ON mentorship.id = mentorship_id
       WHERE mentor_id = $1 OR mentee_id = $1 ORDER BY changed_at, mentorship_id`,
    params: { personId: 'uuid' },
    row: { text: 'text', changedAt: 'timestamptz' },
  },
  /** What both wrote goes with the first who leaves. */
  eraseShared: {
    text: `DELETE FROM mentorship_shared_note USING mentorship
       WHERE mentorship.id = mentorship_id AND (mentor_id = $1 OR mentee_id = $1)`,
    params: { personId: 'uuid' },
  },
});

const dated = <T extends NoteRow>(row: T) => ({ ...row, changedAt: new Date(row.changedAt) });

/** What the reader may read: one statement for any number of mentorships. */
export const notesLoader = oneById(
  async ({ dataSource, readerId }, ids) =>
    (await sql.ofMentorships.rows(dataSource, { ids, readerId })).map(({ id, value: { own, shared } }) => ({
      id,
      value: { own: own && dated(own), shared: shared && dated(shared) },
    })),
  { own: null, shared: null },
);

/** A text that is saved over the version it was made from. */
export interface NewNote {
  mentorshipId: string;
  personId: string;
  text: string;
  /** 0: there was none. */
  version: number;
}

/** Notes of mentorships. Call its methods with the mentorship locked. */
@Injectable()
export class NotesRepository {
  /** 0: there is none. */
  async privateVersion(manager: EntityManager, mentorshipId: string, personId: string): Promise<number> {
    return (await sql.privateVersion.first(manager, { mentorshipId, personId }))?.version ?? 0;
  }

  /** 0: there is none. */
  async sharedVersion(manager: EntityManager, mentorshipId: string): Promise<number> {
    return (await sql.sharedVersion.first(manager, { mentorshipId }))?.version ?? 0;
  }

  async savePrivate(manager: EntityManager, note: NewNote): Promise<void> {
    await sql.savePrivate.rows(manager, note);
  }

  async saveShared(manager: EntityManager, note: NewNote): Promise<void> {
    await sql.saveShared.rows(manager, note);
  }
}
