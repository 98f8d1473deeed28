import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Language } from '#database';
import { notFound } from '#platform';
import { Throttle } from '../people/throttle.ts';
import { say } from '../words/say.ts';
import { PERSONAL_DATA } from './personal-data.ts';
import type { PersonalData } from './personal-data.ts';

/** Of the file's shape: a part or a field may be added to it, none changes or goes. */
const format = 'ikiraro-my-data-1';

/** Everything that is kept about one person, for that person (GDPR art. 15 and 20). */
@Injectable()
export class OwnData {
  constructor(
    private readonly dataSource: DataSource,
    private readonly throttle: Throttle,
    @Inject(PERSONAL_DATA) private readonly personal: readonly PersonalData[],
  ) {}

  /**
   * JSON in pieces, part by part, all as it was at one moment: `{format, exportedAt, parts: {name: {about, rows}}}`. Every part is
   * there, also when it is empty.
   *
   * @throws {AppError} TOO_MANY_ATTEMPTS, before the first piece
   */
  async *file(personId: string): AsyncGenerator<string> {
    await this.throttle.count('personalData', personId);
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      const [reader]: { language: Language }[] = await runner.query('SELECT language FROM person WHERE id = $1', [
        personId,
      ]);
      if (!reader) throw notFound('person');
      yield `{"format":${JSON.stringify(format)},"exportedAt":${JSON.stringify(new Date().toISOString())},"parts":{`;
      let separator = '';
      for (const { part, about, export: rowsOf } of this.personal) {
        const rows = await rowsOf(runner.manager, personId);
        yield `${separator}\n${JSON.stringify(part)}:${JSON.stringify({ about: say(reader.language, about), rows })}`;
        separator = ',';
      }
      yield '\n}}\n';
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }
}
