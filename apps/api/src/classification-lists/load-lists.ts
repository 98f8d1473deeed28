import type { DataSource } from 'typeorm';
import { readLists } from './lists.ts';
import { areLoaded, lockLists, rememberEdition, replaceWords, saveConcepts } from './lists.repository.ts';
import { wordsOfLists } from './words-of-lists.ts';

/**
 * Loads the classifications, unless these very lists are loaded. All or nothing; of several processes at once, one does it.
 *
 * @returns how many concepts were loaded; 0: they were loaded before
 */
export async function loadClassifications(dataSource: DataSource, lists = readLists()): Promise<number> {
  if (await areLoaded(dataSource, lists)) return 0;
  const words = wordsOfLists(lists);
  return dataSource.transaction(async (manager) => {
    await lockLists(manager);
    if (await areLoaded(manager, lists)) return 0;
    await saveConcepts(manager, lists);
    await replaceWords(manager, words);
    await rememberEdition(manager, lists);
    return lists.fields.length + lists.sectors.length + lists.skills.length;
  });
}
