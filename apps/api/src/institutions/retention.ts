import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Changes } from '../context/changes.ts';

/** ms between two looks: whoever keeps something for a month means a day more or less. */
const everyMs = 24 * 3_600_000;
/** After the start, when nobody waits for anything any more. */
const firstMs = 60_000;
/** At once, so that no lock is held for long. */
const classesAtOnce = 20;
const entriesAtOnce = 5_000;

/**
 * Classes that are over for longer than their institution keeps their logs, of sections whose term is over too. A rehearsal belongs to the
 * session that is rehearsed. One that nobody ended is over when its session is, and nothing was written in it for as long.
 */
const classesThatGo = `
  SELECT class.id FROM class
  JOIN session ON session.id = coalesce(class.session_id, class.rehearses)
  JOIN section ON section.id = session.section_id JOIN term ON term.id = section.term_id
  JOIN course ON course.id = section.course_id
  JOIN institution ON institution.id = course.institution_id
  WHERE institution.id = $1 AND term.ends_on < current_date
    AND greatest(session.ends_at, class.ended_at, (SELECT at FROM class_event WHERE class_id = class.id ORDER BY seq DESC LIMIT 1))
      < now() - make_interval(months => class_log_months)
  LIMIT ${classesAtOnce}`;

/** Deletes what institutions keep no longer, once a day. */
@Injectable()
export class Retention implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Retention.name);
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  start(afterMs = firstMs): void {
    this.timer = setTimeout(() => {
      this.working = this.tidy()
        .catch((error: unknown) => {
          this.logger.error(`what is kept no longer could not be deleted: ${String(error)}`);
        })
        .finally(() => {
          if (!this.stopped) this.start(everyMs);
        });
    }, afterMs).unref();
  }

  /** Several processes may do it at once: each deletes what the others have left. */
  async tidy(): Promise<void> {
    const institutions: { id: string }[] = await this.dataSource.query(
      'SELECT id FROM institution WHERE class_log_months IS NOT NULL OR audit_months IS NOT NULL ORDER BY id',
    );
    for (const { id } of institutions) {
      // Entries first: that something was deleted now is told in a new one.
      await this.delete(id, 'audit_entry', deleteEntries);
      // The log, its epochs, and with it messages, notes, board and polls of the class; attendance is counted from it.
      await this.delete(id, 'class_log', deleteClasses);
    }
  }

  /** @param kind what the audit log calls it */
  private async delete(
    institutionId: string,
    kind: string,
    some: (manager: EntityManager, institutionId: string) => Promise<number>,
  ): Promise<void> {
    for (let count = 1; count > 0 && !this.stopped;) {
      count = await this.changes.by(
        null,
        async (manager) => {
          const deleted = await some(manager, institutionId);
          if (deleted > 0) {
            await manager.query(
              `INSERT INTO audit_entry (institution_id, source, action, kind, changes)
               VALUES ($1, 'system', 'remove', $2, jsonb_build_object('count', jsonb_build_array($3::integer, NULL)))`,
              [institutionId, kind, deleted],
            );
          }
          return deleted;
        },
        'system',
      );
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.working;
  }
}

async function deleteClasses(manager: EntityManager, institutionId: string): Promise<number> {
  const [, count] = await manager.query<[unknown, number]>(`DELETE FROM class WHERE id IN (${classesThatGo})`, [
    institutionId,
  ]);
  return count;
}

async function deleteEntries(manager: EntityManager, institutionId: string): Promise<number> {
  const [, count] = await manager.query<[unknown, number]>(
    `DELETE FROM audit_entry WHERE id IN (
       SELECT audit_entry.id FROM audit_entry JOIN institution ON institution.id = institution_id
       WHERE institution_id = $1 AND at < now() - make_interval(months => audit_months) ORDER BY audit_entry.id LIMIT ${entriesAtOnce})`,
    [institutionId],
  );
  return count;
}
