import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Words as they are compared: letters only, in lower case. */
const wordsIn = (text: string) => text.toLowerCase().match(/[a-z]+/g) ?? [];

/** Share of the words of `text` that are read in a picture, 0 to 1, each as often as it stands there. @param picture path of a PNG */
export async function shareRead(picture: string, text: string): Promise<number> {
  const { stdout } = await promisify(execFile)('tesseract', [picture, '-', '--psm', '4']);
  const read = new Map<string, number>();
  for (const word of wordsIn(stdout)) read.set(word, (read.get(word) ?? 0) + 1);
  const wanted = wordsIn(text);
  const found = wanted.filter((word) => {
    const left = read.get(word) ?? 0;
    read.set(word, left - 1);
    return left > 0;
  });
  return found.length / wanted.length;
}
