import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

export interface Figure {
  figure: string;
  value: number;
  unit: string;
  goal?: string;
  ok?: boolean;
}

export const name = 'weight';
export const about =
  'what each page of the built client loads when nothing is kept: HTML, scripts, styles and words, compressed with Brotli';

/** Most kilobytes (1000 bytes) of a page, and of the class with its media engine. */
const goals = { page: 90, class: 150 };

/** One file of Vite's manifest. */
interface Entry {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}
type Manifest = Record<string, Entry>;

const built = fileURLToPath(new URL('../../dist/web/', import.meta.url));
const compress = promisify(brotliCompress);

export async function run(): Promise<Figure[]> {
  const manifest = JSON.parse(await readFile(`${built}.vite/manifest.json`, 'utf8')) as Manifest;
  const pages = Object.keys(manifest).filter((key) => /^src\/(?:\w+\/)+\w+Page\.tsx$/.test(key));
  if (pages.length === 0) throw new Error('The manifest in dist/web names no pages: build them first (npm run build).');
  const weigh = weigher();
  const areas = await areasOf();
  const weightOf = async (page: string, isClass: boolean, pressed: boolean) => {
    const own = isClass ? ['src/class/words/', ...(pressed ? wordsOnPress : [])] : (areas.get(page) ?? []);
    const folders = ['src/words/', ...own];
    const files = [...filesOf(manifest, page, isClass, pressed), ...(await heaviestWords(manifest, folders, weigh))];
    const weights = await Promise.all([...new Set(files)].map(weigh));
    return Math.round(weights.reduce((sum, bytes) => sum + bytes, 0) / 100) / 10;
  };
  const figures = await Promise.all(
    pages.flatMap((page): Promise<Figure>[] => {
      const isClass = page.startsWith('src/class/');
      const goal = isClass ? goals.class : goals.page;
      const name = page.replace(/^.*\/(\w+)Page\.tsx$/, '$1');
      const cold = weightOf(page, isClass, false).then((value): Figure => ({
        figure: name,
        value,
        unit: 'kB',
        goal: `<= ${goal}`,
        ok: value <= goal,
      }));
      if (!isClass) return [cold];
      const tools = weightOf(page, isClass, true).then((value): Figure => ({
        figure: `${name}, once everything was pressed for: tools, slides, printing, notes`,
        value,
        unit: 'kB',
      }));
      return [cold, tools];
    }),
  );
  return figures.sort((one, other) => other.value - one.value);
}

/**
 * What the class fetches only when somebody presses for it, or when it is over or what it is about has happened (life): dialogs (asked),
 * tools of those who moderate, tools of the board, slides being brought, printing, shared notes, the row of students who show
 * themselves; and the search of the other pages (search).
 */
const onPress =
  /src\/class\/(life|room\/(asked|lead|notes|board\/(print|tools)))\/|StudentPictures|src\/(search|slides)\/|tus-js-client/;

/** The words of those. */
const wordsOnPress = ['src/class/room/asked/words/', 'src/class/room/lead/words/', 'src/slides/words/'];

/** The document, the entry and the page, with all that they import; of the class also what it fetches once one joins. */
function filesOf(manifest: Manifest, page: string, isClass: boolean, pressed: boolean): string[] {
  const seen = new Set<string>();
  const visit = (key: string) => {
    const entry = manifest[key];
    if (!entry || seen.has(key)) return;
    seen.add(key);
    for (const next of entry.imports ?? []) visit(next);
    // Pages and words are dynamic imports too; those are counted where they are shown.
    const later = isClass ? (entry.dynamicImports ?? []) : [];
    for (const next of later) if (!/Page\.tsx$|\/words\//.test(next) && (pressed || !onPress.test(next))) visit(next);
  };
  visit('index.html');
  visit(page);
  const files = [...seen].flatMap((key) => [manifest[key]?.file ?? '', ...(manifest[key]?.css ?? [])]);
  return ['index.html', 'mark.svg', ...files];
}

const wordsOf: Partial<Record<string, string>> = {
  account: 'src/people/words/',
  admin: 'src/institution/words/',
  mentoring: 'src/mentoring/words/',
  term: 'src/term/words/',
  timetable: 'src/timetable/words/',
};

/** The folders of words that a page fetches beside those of every page, as app.tsx has it. */
async function areasOf(): Promise<Map<string, string[]>> {
  const source = await readFile(new URL('../../apps/web/src/app.tsx', import.meta.url), 'utf8');
  const pages = source.matchAll(/(\w+)Page\(\(\) => import\('\.\/([^']+)'\)((?:, '\w+')*)\)/g);
  return new Map(
    [...pages].map(([, kind = '', page = '', also = '']) => [
      `src/${page}`,
      [kind, ...(also.match(/\w+/g) ?? [])].map((area) => wordsOf[area]).filter((folder) => folder !== undefined),
    ]),
  );
}

/** Of each folder the catalogue of the language that weighs most. */
async function heaviestWords(
  manifest: Manifest,
  folders: readonly string[],
  weigh: (file: string) => Promise<number>,
): Promise<string[]> {
  return Promise.all(
    folders.map(async (folder) => {
      const files = Object.keys(manifest)
        .filter((key) => key.startsWith(folder))
        .map((key) => manifest[key]?.file ?? '');
      const weights = await Promise.all(files.map(weigh));
      const heaviest = files[weights.indexOf(Math.max(...weights))];
      if (heaviest === undefined) throw new Error(`The manifest in dist/web names no words in ${folder}.`);
      return heaviest;
    }),
  );
}

/** Bytes of a file as it is sent, without HTTP's own; each is compressed once. */
function weigher(): (file: string) => Promise<number> {
  const known = new Map<string, Promise<number>>();
  const weigh = async (file: string) => {
    const content = await readFile(built + file);
    return Math.min(content.length, (await compress(content)).length);
  };
  return (file) => {
    const weight = known.get(file) ?? weigh(file);
    known.set(file, weight);
    return weight;
  };
}
