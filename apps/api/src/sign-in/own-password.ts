import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Person } from '#database';
import { AppError, notFound } from '#platform';
import { passwordMatches } from './passwords.ts';
import { Throttle } from './throttle.ts';

/** Asks a signed-in person for their password again: others may use the same browser. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly dataSource: DataSource,
    private readonly throttle: Throttle,
  ) {}

  /** @throws {AppError} WRONG_CREDENTIALS at `password`; TOO_MANY_ATTEMPTS */
  async require(personId: string, password: string): Promise<void> {
    const person = await this.dataSource.getRepository(Person).findOne({
      where: { id: personId },
      select: { id: true, email: true, passwordHash: true },
    });
    if (!person) throw notFound('person');
    await this.throttle.count('ownPassword', person.email);
    if (!(await passwordMatches(person.passwordHash, password))) {
      throw new AppError('WRONG_CREDENTIALS', 'This is not your password.', 'password');
    }
    await this.throttle.forget('ownPassword', person.email);
  }
}
