import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Person } from '#database';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import type { DemoAccountModel } from './models.ts';
import { demoEmail, demoPassword, shownAccounts } from './people.ts';

@Injectable()
export class DemoAccounts {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Accounts that anybody may use, in a demo on localhost; elsewhere their passwords are for the operator's eyes. */
  async list(): Promise<DemoAccountModel[]> {
    if (!this.config.demo || !this.config.local) return [];
    const people = await this.dataSource.getRepository(Person).findBy({
      email: In(shownAccounts.map(({ key }) => demoEmail(key))),
    });
    return shownAccounts.flatMap(({ key, role }) => {
      const person = people.find(({ email }) => email === demoEmail(key));
      return person ? [{ name: person.name, email: person.email, password: demoPassword, role }] : [];
    });
  }
}
