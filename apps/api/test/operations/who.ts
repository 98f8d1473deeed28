import type { DataSource } from 'typeorm';
import type { University, World } from '../world.ts';

/** Everybody there is in the access table; the roles are in the own university. */
export const everybody = [
  'nobody',
  'stranger',
  'student',
  'enrolled',
  'lecturer',
  'teaching',
  'admin',
  'coordinator',
  'platformAdmin',
] as const;
export type Who = (typeof everybody)[number];

const signedIn = everybody.filter((who) => who !== 'nobody');
const members: readonly Who[] = ['student', 'enrolled', 'lecturer', 'teaching', 'admin'];
const platform: readonly Who[] = ['coordinator', 'platformAdmin'];

export const mayRead = { own: [...members, ...platform], other: platform };
export const mayManage = { own: ['admin', 'platformAdmin'], other: ['platformAdmin'] } as const;
export const anybody = { own: everybody, other: everybody };
export const anybodySignedIn = { own: signedIn, other: signedIn };

export interface Operation {
  document: string;
  /**
   * Variables that succeed when access is given; made anew for each call. `at` is the university it is about, `caller` the person
   * who asks (null: nobody), for what is one's own.
   */
  variables?: (at: University, dataSource: DataSource, world: World, caller: string | null) => Promise<object> | object;
  who: { own: readonly Who[]; other: readonly Who[] };
  /** It is about the platform and no object: who is signed in is told that it is not for them. */
  ofPlatform?: true;
  /** It is about something between two people: to everybody else it does not exist. */
  ofTwo?: true;
}

let counter = 0;
export const fresh = (prefix: string) => `${prefix}${(counter += 1)}`;

/** An hour of next year that nobody has planned anything in. */
export function freeHour(): string {
  counter += 1;
  const start = Date.UTC(new Date().getUTCFullYear() + 1, 1, 1) + counter * 3_600_000;
  return new Date(start).toISOString().slice(0, 16);
}
