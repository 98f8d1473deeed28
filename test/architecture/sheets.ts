import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * The rule that keeps styles from leaking between pages (docs/decisions/0172). All class names are global and a sheet, once fetched,
 * stays. So the look of a page must not depend on the page before it:
 *   1. a selector begins at a class that belongs to its own sheet (element selectors stand in look/base.css and look/tokens.css only)
 *   2. a class belongs to one sheet; keyframes too
 *   3. a sheet comes with every module that uses its classes, whichever page was opened first
 *   4. an element has classes of one such sheet, beside those of the sheets that all pages begin with
 */
export type Files = ReadonlyMap<string, string>;

/** Sheets that may style elements by their tag. */
const bare = ['look/base.css', 'look/tokens.css'];

/** All sheets and modules under a folder, by their paths within it. */
export function readFiles(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const wanted = paths.filter((path) => /\.(css|tsx?)$/.test(path) && !/\.test\.tsx?$/.test(path));
  return new Map(wanted.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** Breaches of the rule, one sentence each. */
export function faultsOfStyles(files: Files): string[] {
  const sheets = [...files].filter(([path]) => path.endsWith('.css')).map(([path, text]) => ({ path, ...read(text) }));
  const owners = new Map<string, Set<string>>();
  const heads = new Map<string, Set<string>>();
  const frames = new Map<string, Set<string>>();
  for (const { path, selectors, keyframes } of sheets) {
    for (const selector of selectors) {
      const classes = headClasses(selector);
      for (const name of classes) add(heads, name, path);
      if (classes.length === 1) add(owners, classes[0] ?? '', path);
    }
    for (const name of keyframes) add(frames, name, path);
  }
  const shared = (kind: string, of: Map<string, Set<string>>) =>
    [...of]
      .filter(([, in_]) => in_.size > 1)
      .map(([name, in_]) => `${kind}${name} belongs to ${[...in_].join(' and ')}`);
  const strays = sheets.flatMap(({ path, selectors }) =>
    selectors.flatMap((selector) => {
      const classes = headClasses(selector);
      if (classes.length === 0) return bare.includes(path) ? [] : [`${path}: "${selector}" begins at no class`];
      const isOwn = (name: string) => owners.get(name)?.has(path) ?? heads.get(name)?.size === 1;
      return classes.some(isOwn) ? [] : [`${path}: "${selector}" begins at no class of its own`];
    }),
  );
  return [
    ...shared('.', owners),
    ...shared('@keyframes ', frames),
    ...strays,
    ...missing(files, owners),
    ...twice(files, owners),
  ].sort();
}

function add(to: Map<string, Set<string>>, key: string, value: string): void {
  to.set(key, (to.get(key) ?? new Set()).add(value));
}

/** The selectors of a sheet, one by one, and the names of its keyframes. What is nested in a rule is within that rule. */
function read(text: string): { selectors: string[]; keyframes: string[] } {
  const css = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@(import|charset|layer)[^{;]*;/g, '');
  const selectors: string[] = [];
  const keyframes: string[] = [];
  /** Of each open block, whether rules in it are to be read. */
  const open: boolean[] = [];
  let start = 0;
  for (const { 0: mark, index } of css.matchAll(/[{};]/g)) {
    const head = css.slice(start, index).trim();
    start = index + 1;
    if (mark === '}') open.pop();
    if (mark !== '{') continue;
    const within = open.every(Boolean);
    const frames = /^@keyframes\s+(\S+)/.exec(head)?.[1];
    if (frames !== undefined) keyframes.push(frames);
    else if (within && !head.startsWith('@')) selectors.push(...apart(head));
    open.push(/^@(media|supports|layer|container)/.test(head));
  }
  return { selectors, keyframes };
}

/** A list of selectors, split at its outer commas. */
function apart(list: string): string[] {
  let depth = 0;
  const parts = [''];
  for (const sign of list) {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.replace(/\s+/g, ' ').trim());
}

/** The classes at which a selector begins. Those in `:not()` do not count, those in `:has()` do. */
function headClasses(selector: string): string[] {
  let depth = 0;
  let end = 0;
  for (; end < selector.length; end += 1) {
    const sign = selector[end] ?? '';
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (depth === 0 && /[\s>+~]/.test(sign)) break;
  }
  const head = selector.slice(0, end).replace(/:not\([^)]*\)/g, '');
  return [...head.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name]) => name ?? '');
}

/** Classes whose sheet may not be there when a module that uses them is drawn. */
function missing(files: Files, owners: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const there = sheetsByModule(files);
  return [...there].flatMap(([path, sheets]) =>
    [...usedClasses(files.get(path) ?? '', owners)].flatMap((name) => {
      const owner = [...(owners.get(name) ?? [])];
      return owner.length === 0 || owner.some((sheet) => sheets.has(sheet))
        ? []
        : [`${path} uses .${name}, but not every page that shows it brings ${owner.join(' or ')}`];
    }),
  );
}

/** Elements that two sheets style which come in any order: the one that comes later would win. */
function twice(files: Files, owners: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const first = sheetsByModule(files, ['main.tsx']).get('main.tsx') ?? new Set();
  return [...files]
    .filter(([path]) => path.endsWith('.tsx'))
    .flatMap(([path, text]) =>
      attributesOf(text).flatMap((words) => {
        const sheets = words.split(/\s+/).flatMap((word) => [...(owners.get(word) ?? [])]);
        const later = new Set(sheets.filter((sheet) => !first.has(sheet)).map((sheet) => bundleOf(sheet, files)));
        return later.size > 1 ? [`${path}: "${words}" is styled by ${[...later].join(' and ')}`] : [];
      }),
    );
}

/** The sheet that brings a sheet and others, always in one order; or itself. */
function bundleOf(sheet: string, files: Files): string {
  const brings = ([path, text]: [string, string]) =>
    path.endsWith('.css') && importsOf(path, text, files).atOnce.includes(sheet);
  return [...files].find(brings)?.[0] ?? sheet;
}

/** The classes a module names: all words of its `class` attributes, and other texts that have a hyphen as class names do. */
function usedClasses(text: string, owners: ReadonlyMap<string, unknown>): Set<string> {
  const named = [...attributesOf(text), ...literals(text).filter((literal) => /^[a-z]+(-[a-z]+)+$/.test(literal))];
  return new Set(named.flatMap((words) => words.split(/\s+/)).filter((word) => owners.has(word)));
}

/** The text of each `class` attribute, with all its possible words. */
function attributesOf(text: string): string[] {
  const found: string[] = [];
  const take = (words: string) => found.push(words);
  for (const { 0: found, index } of text.matchAll(/\bclass=(?="|\{)/g)) {
    const rest = text.slice(index + found.length);
    if (rest.startsWith('"')) take(rest.slice(1, rest.indexOf('"', 1)));
    // A text that a value is compared with is no class.
    else take(literals(rest.slice(0, closing(rest)).replace(/[!=]==\s*'[^']*'/g, '')).join(' '));
  }
  return found;
}

function literals(code: string): string[] {
  return [...code.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g)].map(
    ([, one, two, three = '']) =>
      // Text next to an inserted value is only half a word.
      one ?? two ?? three.replace(/\S*\$\{[^}]*\}\S*/g, (part) => literals(part).join(' ')),
  );
}

function closing(code: string): number {
  let depth = 0;
  for (let place = 0; place < code.length; place += 1) {
    if (code[place] === '{') depth += 1;
    else if (code[place] === '}' && (depth -= 1) === 0) return place;
  }
  return code.length;
}

/** For each module that is rendered, the sheets that are loaded whichever way led to it. */
function sheetsByModule(
  files: Files,
  modules = [...files.keys()].filter((path) => path.endsWith('.tsx')),
): Map<string, ReadonlySet<string>> {
  const imports = new Map([...files].map(([path, text]) => [path, importsOf(path, text, files)]));
  const entries = new Set(['main.tsx', ...[...imports.values()].flatMap(({ later }) => later)]);
  const closures = new Map([...entries].map((entry) => [entry, closureOf(entry, imports)]));
  const all = new Set([...files.keys()].filter((path) => path.endsWith('.css')));
  let known = new Map([...entries].map((entry) => [entry, all as ReadonlySet<string>]));
  const ofModule = (path: string) =>
    common(
      [...closures].filter(([, closure]) => closure.has(path)).map(([entry]) => known.get(entry) ?? all),
      all,
    );
  for (let before = -1, now = 0; before !== now;) {
    before = now;
    known = new Map(
      [...closures].map(([entry, closure]) => {
        const own = [...closure].filter((path) => path.endsWith('.css'));
        const from = [...imports].filter(([, { later }]) => later.includes(entry)).map(([path]) => ofModule(path));
        return [entry, new Set([...own, ...(entry === 'main.tsx' ? [] : common(from, all))])];
      }),
    );
    now = [...known.values()].reduce((sum, { size }) => sum + size, 0);
  }
  return new Map(modules.map((path) => [path, ofModule(path)]));
}

function common(sets: readonly ReadonlySet<string>[], all: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...all].filter((one) => sets.every((set) => set.has(one))));
}

interface Imports {
  atOnce: readonly string[];
  later: readonly string[];
}

function importsOf(path: string, text: string, files: Files): Imports {
  const find = (pattern: RegExp) =>
    [...text.matchAll(pattern)]
      .map(([, to = '']) => relative('.', join(dirname(path), to)))
      .filter((to) => files.has(to));
  return path.endsWith('.css')
    ? { atOnce: find(/@import '([^']+)'/g), later: [] }
    : {
        atOnce: find(/^(?:import|export)(?! type\b)(?:[^'"();]*?from)? '(\.[^']+)'/gm),
        later: find(/\bimport\('(\.[^']+)'\)/g),
      };
}

function closureOf(entry: string, imports: ReadonlyMap<string, Imports>): ReadonlySet<string> {
  const closure = new Set<string>();
  const visit = (path: string) => {
    if (closure.has(path)) return;
    closure.add(path);
    for (const next of imports.get(path)?.atOnce ?? []) visit(next);
  };
  visit(entry);
  return closure;
}
