import { readFile, writeFile } from 'node:fs/promises';
import { exitStatus } from './exit-status.ts';
import { languagesOf } from './missing-fonts.ts';
import { Encrypted, ownContent, wordsOf } from './own-content.ts';

/**
 * Removes from one presentation what it shows of other files. It is a process of its own, so that a hostile file cannot harm the service.
 *
 * Arguments: the file to read, and the one to write. Says the languages whose letters are in it (missing-fonts.ts). Ends with one of `exitStatus` when there is nothing to write.
 */
const [from = '', to = ''] = process.argv.slice(2);
const content = await readFile(from);
let own: Uint8Array | undefined;
try {
  own = ownContent(content);
} catch (error) {
  process.exitCode = exitStatus[error instanceof Encrypted ? 'FILE_ENCRYPTED' : 'FILE_BROKEN'];
}
if (own) {
  await writeFile(to, own);
  process.stdout.write(languagesOf(wordsOf(own)).join(' '));
}
