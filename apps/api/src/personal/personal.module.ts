import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { PERSONAL_DATA } from './personal-data.ts';
import type { PersonalData } from './personal-data.ts';

/** What is kept about people, wherever it is kept. */
@Global()
@Module({})
export class PersonalModule {
  static keeping(personal: readonly PersonalData[]): DynamicModule {
    return {
      module: PersonalModule,
      providers: [{ provide: PERSONAL_DATA, useValue: personal }],
      exports: [PERSONAL_DATA],
    };
  }
}
