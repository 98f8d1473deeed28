import type { Provider, Type } from '@nestjs/common';

/** What a folder of this service adds to it. */
export interface Room {
  readonly resolvers: readonly Type[];
  readonly providers: readonly Provider[];
  readonly controllers: readonly Type[];
}
