import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Person } from '#database';
import { notFound } from '#platform';
import { Changes } from '../../context/changes.ts';
import { DigestsRepository } from './digests.repository.ts';
import { nextMonday } from './monday.ts';

/** Who wants a mail every Monday of what their week of mentoring brings; nobody does unless they say so. */
@Injectable()
export class Digests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly digests: DigestsRepository,
  ) {}

  wants(personId: string): Promise<boolean> {
    return this.digests.wants(this.dataSource, personId);
  }

  /** @returns what was asked for */
  async want(personId: string, wanted: boolean): Promise<boolean> {
    await this.changes.by(personId, async (manager) => {
      if (!wanted) return this.digests.unwant(manager, personId);
      const person = await manager.findOneBy(Person, { id: personId });
      if (!person) throw notFound('person');
      await this.digests.want(manager, personId, nextMonday(person.zone, new Date()));
    });
    return wanted;
  }
}
