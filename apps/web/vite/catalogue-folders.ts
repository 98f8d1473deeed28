import { fileURLToPath } from 'node:url';
import type { Area } from '../src/words/bundled-catalogues.ts';

const folder = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

/** Where the catalogues of each area stand. */
export const folders: Readonly<Record<Area, string>> = {
  pages: folder('words'),
  account: folder('people/words'),
  asked: folder('class/room/asked/words'),
  availability: folder('availability/words'),
  slides: folder('slides/words'),
  class: folder('class/words'),
  lead: folder('class/room/lead/words'),
  desk: folder('home/desk/words'),
  find: folder('find/words'),
  life: folder('class/life/words'),
  admin: folder('institution/words'),
  mentoring: folder('mentoring/words'),
  roster: folder('roster/words'),
  term: folder('term/words'),
  timetable: folder('timetable/words'),
};
