import type { CompiledMessage } from '@lingui/message-utils/compileMessage';

/** `pages` are the words of every page; those of the other areas are fetched with the pages that need them. */
export type Area =
  | 'pages'
  | 'account'
  | 'asked'
  | 'availability'
  | 'slides'
  | 'class'
  | 'lead'
  | 'life'
  | 'admin'
  | 'desk'
  | 'find'
  | 'mentoring'
  | 'roster'
  | 'term'
  | 'timetable';

/** The messages of one language, compiled by the build. */
export type Catalogue = Record<string, CompiledMessage>;

/** How each catalogue of an area is fetched, by the path of its file. */
export type Catalogues = Record<string, () => Promise<{ default: Catalogue }>>;

/**
 * All catalogues, each a file of its own. `import.meta.glob` is Vite's: in the unit tests of components ../../vite/read-catalogues.ts
 * stands in the place of this file (jest.config.js).
 */
export const catalogues: Readonly<Record<Area, Catalogues>> = {
  pages: import.meta.glob<{ default: Catalogue }>('./*.json'),
  account: import.meta.glob<{ default: Catalogue }>('../people/words/*.json'),
  asked: import.meta.glob<{ default: Catalogue }>('../class/room/asked/words/*.json'),
  availability: import.meta.glob<{ default: Catalogue }>('../availability/words/*.json'),
  slides: import.meta.glob<{ default: Catalogue }>('../slides/words/*.json'),
  class: import.meta.glob<{ default: Catalogue }>('../class/words/*.json'),
  lead: import.meta.glob<{ default: Catalogue }>('../class/room/lead/words/*.json'),
  desk: import.meta.glob<{ default: Catalogue }>('../home/desk/words/*.json'),
  find: import.meta.glob<{ default: Catalogue }>('../find/words/*.json'),
  mentoring: import.meta.glob<{ default: Catalogue }>('../mentoring/words/*.json'),
  life: import.meta.glob<{ default: Catalogue }>('../class/life/words/*.json'),
  admin: import.meta.glob<{ default: Catalogue }>('../institution/words/*.json'),
  roster: import.meta.glob<{ default: Catalogue }>('../roster/words/*.json'),
  term: import.meta.glob<{ default: Catalogue }>('../term/words/*.json'),
  timetable: import.meta.glob<{ default: Catalogue }>('../timetable/words/*.json'),
};
