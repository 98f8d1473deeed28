import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Person } from '#database';
import { queueRosterWelcome } from '../../people/index.ts';
import { CellReader, FileError, NotAppliable, Planners, Problems, decode, readTable } from '../../register/index.ts';
import type { PlanOptions, Planned, Planner, Progress, Upload } from '../../register/index.ts';
import { linesOf } from '../export/export.repository.ts';
import { headings } from '../sheet/columns.ts';
import { noteTransfer } from '../transfers/transfers.repository.ts';
import { carryOut } from './carry-out.ts';
import { listsFor } from './concepts.ts';
import type { Lists } from './concepts.ts';
import { RosterPlan } from './plan.ts';
import type { Present } from './plan.ts';
import { lockAll, peopleOf } from './present.repository.ts';
import { readLine } from './read-line.ts';
import type { ReadLine } from './read-line.ts';
import { lookAnew } from './writes.repository.ts';

/** New experts from which on the database looks at its tables anew. */
const many = 500;

interface ReadFile {
  lines: ReadLine[];
  /** Also those that cannot be read. */
  count: number;
  problems: Problems;
}

/** Plans files of the roster. */
@Injectable()
export class RosterPlanner implements Planner, OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly planners: Planners,
  ) {}

  onModuleInit(): void {
    this.planners.use('experts', this);
  }

  async plan(
    manager: EntityManager,
    upload: Upload,
    { actorId, applies }: PlanOptions,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<Planned> {
    const reader = actorId === null ? null : await manager.findOneBy(Person, { id: actorId });
    if (!reader) throw new NotAppliable('Whoever uploaded this file is not here any more. Upload it again.');
    const { lines, count, problems } = await this.read(upload, await listsFor(manager, reader.language), signal);
    progress.of(count);
    const emails = lines.map(({ email }) => email);
    if (applies) await lockAll(manager, emails);
    const plan = new RosterPlan(await this.presentOf(manager, reader.id, emails), reader, problems);
    for (const line of lines) plan.add(line);
    progress.to(progress.isChecking ? count : Math.floor(count * 0.1));
    const { writes, changes } = plan;
    return {
      ...{ lines: count, changes, problems },
      counts: [plan.count],
      carryOut: async ({ done, signal: toEnd }) => {
        await carryOut(manager, writes, { importId: upload.id, done, signal: toEnd });
        const begun = writes.begun.map(({ personId }) => personId);
        await queueRosterWelcome(manager, reader.id, begun, upload.id);
        const { created, updated, unchanged } = plan.count;
        await noteTransfer(manager, 'roster_import', reader.id, { created, updated, unchanged });
      },
      afterwards: async () => {
        if (writes.begun.length >= many) await lookAnew(this.dataSource.manager);
      },
    };
  }

  private async read({ content, encoding }: Upload, lists: Lists, signal: AbortSignal): Promise<ReadFile> {
    if (!content) throw new NotAppliable('The file is not kept any more. Upload it again.');
    const problems = new Problems();
    const lines: ReadLine[] = [];
    const thisYear = new Date().getUTCFullYear();
    try {
      const text = await decode(content, encoding, signal);
      const reading = { headings, problems, file: null, spreadsheet: true, signal };
      const count = await readTable(text, reading, (row, columns) => {
        const line = readLine(new CellReader(row, columns, problems), lists, thisYear);
        if (line) lines.push(line);
      });
      return { lines, count, problems };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      problems.add({ file: null, line: error.line }, error.column, error.code, error.value, error.message, error.near);
      return { lines: [], count: 0, problems };
    }
  }

  private async presentOf(manager: EntityManager, readerId: string, emails: readonly string[]): Promise<Present> {
    const people = await peopleOf(manager, emails);
    const lines = await linesOf(
      manager,
      readerId,
      people.filter(({ state }) => state !== null).map(({ id }) => id),
    );
    return {
      people: new Map(people.map((person) => [person.email, person])),
      experts: new Map(lines.map((line) => [line.email, line])),
    };
  }
}
