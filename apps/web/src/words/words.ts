import { setupI18n } from '@lingui/core';
import { signal } from '@preact/signals';
import type accountWords from '../people/words/en.json';
import type availabilityWords from '../availability/words/en.json';
import type findWords from '../find/words/en.json';
import type deskWords from '../home/desk/words/en.json';
import type slidesWords from '../slides/words/en.json';
import type adminWords from '../institution/words/en.json';
import type rosterWords from '../roster/words/en.json';
import type classWords from '../class/words/en.json';
import type askedWords from '../class/room/asked/words/en.json';
import type lifeWords from '../class/life/words/en.json';
import type leadWords from '../class/room/lead/words/en.json';
import type mentoringWords from '../mentoring/words/en.json';
import type termWords from '../term/words/en.json';
import type timetableWords from '../timetable/words/en.json';
import { defaultLanguage } from '#contract/languages';
import { catalogues } from './bundled-catalogues.ts';
import type { Area } from './bundled-catalogues.ts';
import { languages, pickLanguage } from './languages.ts';
import type { LanguageTag } from './languages.ts';
import type shellWords from './en.json';

/** A message of the catalogues; ids are written out in full wherever they are used (a test looks for them). */
export type MessageId =
  | keyof typeof slidesWords
  | keyof typeof shellWords
  | keyof typeof classWords
  | keyof typeof leadWords
  | keyof typeof lifeWords
  | keyof typeof accountWords
  | keyof typeof askedWords
  | keyof typeof availabilityWords
  | keyof typeof adminWords
  | keyof typeof deskWords
  | keyof typeof findWords
  | keyof typeof mentoringWords
  | keyof typeof rosterWords
  | keyof typeof termWords
  | keyof typeof timetableWords;
export type MessageValues = Record<string, string | number>;

const i18n = setupI18n();
const areas = new Set<Area>(['pages']);
const loaded = new Set<string>();
let wanted: LanguageTag | undefined;
const chosenKey = 'ikiraro.language';

/** The language that the page shows now; reading it (or calling `t`) in a component renders that again on a change. */
export const language = signal<LanguageTag>(defaultLanguage);

/** The text of a message in the present language. */
export function t(id: MessageId, values?: MessageValues): string {
  return language.value === i18n.locale ? i18n._(id, values) : id;
}

/** The BCP 47 tag that dates, numbers and sorting use. */
export function intlTag(): string {
  return languages[language.value].intl;
}

/** Shows the pages in another language, once its words are here. Throws when they cannot be fetched. */
export async function showLanguage(tag: LanguageTag): Promise<void> {
  wanted = tag;
  await Promise.all([...areas].map((area) => load(area, tag)));
  // A later choice may have come first.
  if (wanted !== tag) return;
  i18n.activate(tag);
  language.value = tag;
  document.documentElement.lang = tag;
}

let choices = 0;

/** How often a language was chosen on this page: code that waits for an answer sees whether a later choice was made meanwhile. */
export const languageChoices = (): number => choices;

/** Keeps a person's choice on this device, above what the account says. */
export function rememberLanguage(tag: LanguageTag): void {
  choices += 1;
  try {
    localStorage.setItem(chosenKey, tag);
  } catch {
    // Storage may be switched off; then the choice holds for this page.
  }
}

/** Forgets the choice: the device may be used by somebody else next. */
export function forgetLanguage(): void {
  try {
    localStorage.removeItem(chosenKey);
  } catch {
    // Nothing was kept.
  }
}

/** The language to begin with, before anything is known of the person. */
export function firstLanguage(account?: string): LanguageTag {
  return pickLanguage(rememberedLanguage(), account, navigator.languages);
}

/** Fetches the words of a further part of the pages, in the present language and in those chosen later. */
export async function loadWords(area: Area): Promise<void> {
  areas.add(area);
  // A language that is on its way counts already.
  await load(area, wanted ?? language.value);
}

function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(chosenKey);
  } catch {
    return null;
  }
}

async function load(area: Area, tag: LanguageTag): Promise<void> {
  const name = `${area}/${tag}`;
  if (loaded.has(name)) return;
  const find = (wanted: LanguageTag) =>
    Object.entries(catalogues[area]).find(([path]) => path.endsWith(`/${wanted}.json`));
  const file = find(tag) ?? find(languages[tag].fallback ?? defaultLanguage);
  if (!file) return;
  i18n.load(tag, (await file[1]()).default);
  loaded.add(name);
}
