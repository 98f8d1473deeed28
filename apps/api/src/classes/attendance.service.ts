import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Person } from '#database';
import { collator } from '../words/formats.ts';
import { csvFile } from '../csv/csv-file.ts';
import { Sessions, staysOpenAfter } from '../schedule/index.ts';
import { localText } from '../time/zones.ts';
import { say } from '../words/say.ts';
import type { MessageId } from '../words/en.ts';
import { AttendanceRepository } from './attendance.repository.ts';
import type { AttendanceRow } from './attendance.repository.ts';
import type { AttendanceModel } from './models.ts';
import { StudentsAttendanceRepository } from './students-attendance.repository.ts';
import type { AttendanceScope } from './students-attendance.repository.ts';

@Injectable()
export class AttendanceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: Sessions,
    private readonly attendance: AttendanceRepository,
    private readonly students: StudentsAttendanceRepository,
  ) {}

  async of(sessionId: string): Promise<AttendanceModel> {
    const [session, rows] = await Promise.all([this.sessions.one(sessionId), this.rows(sessionId)]);
    return {
      session,
      csvPath: `/files/attendance/${session.id}.csv`,
      rows: rows.map(({ personId, name, role, enrolled, firstIn, lastOut, seconds, correction }) => ({
        person: { id: personId, name },
        role,
        enrolled,
        firstIn,
        lastOut,
        minutesPresent: minutes(seconds),
        correction: correction && { ...correction, at: new Date(correction.at) },
      })),
    };
  }

  /** A table in the viewer's language, with times of the campus. Cells that a spreadsheet would read as a formula are disarmed. */
  async csv(sessionId: string, viewerId: string): Promise<string> {
    const [{ language }, zoneOfSession, rows] = await Promise.all([
      this.dataSource.getRepository(Person).findOneByOrFail({ id: viewerId }),
      this.attendance.zoneOfSession(sessionId),
      this.rows(sessionId),
    ]);
    const zone = zoneOfSession ?? 'UTC';
    const words = (id: MessageId) => say(language, id, { zone });
    const time = (instant: Date | null) => (instant ? localText(zone, instant) : '');
    const columns = (
      ['name', 'role', 'enrolled', 'firstIn', 'lastOut', 'minutes', 'correction', 'reason'] as const
    ).map((name) => words(`csv.${name}`));
    const cells = rows.map((row) => [
      row.name,
      words(`csv.role.${row.role}`),
      words(row.enrolled ? 'csv.yes' : 'csv.no'),
      time(row.firstIn),
      time(row.lastOut),
      minutes(row.seconds),
      row.correction ? words(`csv.mark.${row.correction.mark}`) : '',
      row.correction?.reason ?? '',
    ]);
    return csvFile([columns, ...cells], language);
  }

  /** One row for each student of each section, in the viewer's language. */
  async csvOfStudents(scope: AttendanceScope, viewerId: string): Promise<string> {
    const [{ language }, rows] = await Promise.all([
      this.dataSource.getRepository(Person).findOneByOrFail({ id: viewerId }),
      this.students.inSections(viewerId, scope, staysOpenAfter),
    ]);
    const head = (['section', 'name', 'sessions', 'present', 'percent', 'excused', 'correction'] as const).map((name) =>
      say(language, `csv.${name}`, {}),
    );
    const cells = rows.map(({ section, name, sessions, present, excused, corrected }) => [
      section.title,
      name,
      sessions,
      present,
      sessions === 0 ? '' : Math.round((present * 100) / sessions),
      excused,
      corrected,
    ]);
    return csvFile([head, ...cells], language);
  }

  private async rows(sessionId: string): Promise<AttendanceRow[]> {
    const rows = await this.attendance.ofSession(sessionId, staysOpenAfter);
    const byName = collator('fr');
    return rows.sort((a, b) => Number(b.role === 'host') - Number(a.role === 'host') || byName.compare(a.name, b.name));
  }
}

const minutes = (seconds: number) => Math.round(seconds / 60);
