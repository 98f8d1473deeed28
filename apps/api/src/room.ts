import type { Provider, Type } from '@nestjs/common';
import type { PersonalData } from './personal/personal-data.ts';

/** What a folder of this service adds to it. */
export interface Room {
  readonly resolvers: readonly Type[];
  readonly providers: readonly Provider[];
  readonly controllers: readonly Type[];
  /** What it keeps about people: how a person gets it, and how it goes when they want it gone. */
  readonly personal?: readonly PersonalData[];
}
