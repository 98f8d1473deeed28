import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Person, Session } from '#database';
import { ClassLogRepository } from './class-log.repository.ts';
import { classNotes, editsOf, notesToRead } from './class-notes.ts';
import { collator } from '../words/formats.ts';
import { csvFile } from '../csv/csv-file.ts';
import { localText } from '../time/zones.ts';
import { say } from '../words/say.ts';
import type { MessageId } from '../words/en.ts';
import type { ClassReportModel } from './models.ts';
import { PastClasses } from './past-classes.ts';
import { reportOf, writtenIn } from './report.ts';

/** The report of a class, computed from its log. */
@Injectable()
export class ClassReports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly log: ClassLogRepository,
    private readonly past: PastClasses,
  ) {}

  async of(sessionId: string): Promise<ClassReportModel> {
    const events = await this.log.events(sessionId);
    const { presence, participation } = reportOf(events);
    const byName = collator('fr');
    return {
      sessionId,
      hasNotes: events.some(({ type }) => type === 'notes-edited'),
      presence,
      participation: participation
        .map(({ personId, name, secondsSpoken, ...counts }) => ({
          person: { id: personId, name },
          secondsSpoken: Math.round(secondsSpoken),
          ...counts,
        }))
        .sort((a, b) => b.secondsSpoken - a.secondsSpoken || byName.compare(a.person.name, b.person.name)),
    };
  }

  /** Everything written in the class, in the viewer's language, with times of the session's zone. Formulas are disarmed. */
  async csv(sessionId: string, viewerId: string): Promise<string> {
    const [{ language }, session, events, teaches] = await Promise.all([
      this.dataSource.getRepository(Person).findOneByOrFail({ id: viewerId }),
      this.dataSource.getRepository(Session).findOne({ select: { zone: true }, where: { id: sessionId } }),
      this.log.events(sessionId),
      this.past.teaches(sessionId, viewerId),
    ]);
    const zone = session?.zone ?? 'UTC';
    const words = (id: MessageId) => say(language, id, { zone });
    const head = [
      words('csv.at'),
      words('csv.what'),
      words('csv.name'),
      words('csv.text'),
      words('csv.group'),
      words('csv.removed'),
    ];
    const rows = writtenIn(events, { id: viewerId, since: teaches }).map(({ at, kind, name, text, group, removed }) => [
      localText(zone, at),
      words(`csv.kind.${kind}`),
      name,
      text,
      group,
      removed ? words('csv.yes') : '',
    ]);
    return csvFile([head, ...rows], language);
  }

  /** The shared notes at the end of the class. */
  async notes(sessionId: string, viewerId: string): Promise<string> {
    const [{ language }, edits] = await Promise.all([
      this.dataSource.getRepository(Person).findOneByOrFail({ id: viewerId }),
      this.log.events(sessionId, 'notes-edited'),
    ]);
    return notesToRead(await classNotes(editsOf(edits)), language);
  }
}
