import { later } from '../../look/later.tsx';
import { loadWords, t } from '../../words/words.ts';

/** What is needed rarely, or after the class: fetched then, with its words. */
const withWords = async <T,>(load: Promise<T>): Promise<T> => (await Promise.all([load, loadWords('life')]))[0];

export const AfterClass = later(
  async () => (await withWords(import('./AfterClass.tsx'))).AfterClass,
  () => t('class.thisClass'),
);
export const Told = later(
  async () => (await withWords(import('./Told.tsx'))).Told,
  () => t('class.thisClass'),
);
