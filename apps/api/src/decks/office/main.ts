import { readFile, writeFile } from 'node:fs/promises';
import { Encrypted, ownContent } from './own-content.ts';

/**
 * Takes out of one presentation what it shows of elsewhere, as a process of its own: what a file does to it, or what it needs, is no danger to the service.
 *
 * Arguments: the file to read, and the one to write. Prints why nothing was written: FILE_ENCRYPTED or FILE_BROKEN.
 */
const [from = '', to = ''] = process.argv.slice(2);
const content = await readFile(from);
try {
  await writeFile(to, ownContent(content));
} catch (error) {
  console.error(error);
  console.log(error instanceof Encrypted ? 'FILE_ENCRYPTED' : 'FILE_BROKEN');
}
