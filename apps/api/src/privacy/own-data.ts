import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '#platform';
import { Throttle } from '../sign-in/throttle.ts';
import { say } from '../words/say.ts';
import { PERSONAL_DATA } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { LeavingRepository } from './leaving.repository.ts';

/** Of the file's shape: a part or a field may be added to it, none changes or goes. */
const format = 'ikiraro-my-data-1';

/** Everything that is kept about one person, for that person (GDPR art. 15 and 20). */
@Injectable()
export class OwnData {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leaving: LeavingRepository,
    private readonly throttle: Throttle,
    @Inject(PERSONAL_DATA) private readonly personal: readonly PersonalData[],
  ) {}

  /**
   * JSON in pieces, a part each, all as it was at one moment: `{format, exportedAt, parts: {name: {about, rows}}}`. Every part is
   * there, also when it is empty. Gathered before it is sent: a slow client must not hold a connection of the database.
   *
   * @throws {AppError} TOO_MANY_ATTEMPTS
   */
  async file(personId: string): Promise<string[]> {
    await this.throttle.count('personalData', personId);
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const language = await this.leaving.languageOf(manager, personId);
      if (!language) throw notFound('person');
      const head = { format, exportedAt: new Date().toISOString() };
      const pieces = [`${JSON.stringify(head).slice(0, -1)},"parts":{`];
      for (const [index, { part, about, export: rowsOf }] of this.personal.entries()) {
        const rows = await rowsOf(manager, personId);
        const explained = JSON.stringify({ about: say(language, about), rows });
        pieces.push(`${index > 0 ? ',' : ''}\n${JSON.stringify(part)}:${explained}`);
      }
      return [...pieces, '\n}}\n'];
    });
  }
}
