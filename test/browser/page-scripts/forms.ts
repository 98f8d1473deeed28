/// <reference lib="dom" />

/** Sends the forms of a page and tells how they take it. Runs in the page. */

type FormControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isFormControl = (element: Element): element is FormControl =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;

const isShown = (element: Element) =>
  element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
const frames = async (count = 2) => {
  for (; count > 0; count -= 1) await new Promise((drawn) => requestAnimationFrame(drawn));
};

/** ms for what was done to be said. */
const waitsMs = 2_000;

/** A form that can be seen and was not tried yet; of a dialog before what it covers. */
function untried(known: readonly string[]): HTMLFormElement | undefined {
  const dialog = document.querySelector('dialog[open]');
  return [...(dialog ?? document).querySelectorAll<HTMLFormElement>('form')].find(
    (form) => !known.includes(nameOf(form)) && isShown(form) && form.querySelector('[type=submit]'),
  );
}

const controlsOf = (form: HTMLFormElement) =>
  [...form.elements]
    .filter(isFormControl)
    .filter((control) => isShown(control) && control.name !== '' && !control.disabled);
const isWrong = (control: FormControl) => control.getAttribute('aria-invalid') === 'true';
const nameOf = (form: HTMLFormElement) =>
  `"${form.getAttribute('aria-label') ?? form.querySelector('[type=submit]')?.textContent?.trim() ?? ''}"`;

function put(control: FormControl, value: string): void {
  control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

function clear(control: FormControl): void {
  if (control instanceof HTMLSelectElement || ['checkbox', 'radio', 'file'].includes(control.type)) return;
  put(control, '');
}

let filled = 0;

/** Something that the field takes. */
function fill(control: FormControl): void {
  if (['checkbox', 'radio'].includes(control.type)) return control.click();
  if (control instanceof HTMLInputElement && control.type === 'file') {
    const files = new DataTransfer();
    files.items.add(new File(['email\n'], 'people.csv', { type: 'text/csv' }));
    control.files = files.files;
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
    return;
  }
  if (control instanceof HTMLSelectElement) {
    const choice = [...control.options].find((option) => !option.disabled && option.value !== '');
    put(control, choice?.value ?? control.value);
    return;
  }
  const year = String(new Date().getFullYear() + 1);
  // What ends is later than what begins.
  const day = /end|last|until/i.test(control.name) ? '12' : '05';
  const least = control instanceof HTMLInputElement && control.min !== '' ? Number(control.min) : 1;
  const of: Record<string, string> = {
    date: `${year}-03-${day}`,
    time: /\bto\b|to$/i.test(control.name) ? '12:30' : '10:30',
    'datetime-local': `${year}-03-${day}T10:30`,
    number: String(Math.max(least, 3)),
    email: 'typed@forms.example',
    password: 'a long enough word',
  };
  const decimal = control.inputMode === 'decimal' || control.inputMode === 'numeric';
  filled += 1;
  put(control, of[control.type] ?? (decimal ? '3' : `typed${String(filled)}@forms.example`));
}

const toSubmit = (form: HTMLFormElement) => form.querySelector<HTMLElement>('[type=submit]');

/** Until the form has its answer, or is gone. */
async function send(form: HTMLFormElement): Promise<void> {
  const button = toSubmit(form);
  // At the lower edge of the window, as one has come down to it.
  button?.scrollIntoView({ block: 'end' });
  button?.click();
  await frames();
  const since = performance.now();
  while (isBusy(form) && performance.now() - since < 10_000) await frames();
  await frames(3);
}

const isBusy = (form: HTMLFormElement) =>
  form.isConnected && form.querySelector('[type=submit]')?.getAttribute('aria-disabled') === 'true';

/** Fills each field at which an error stands. @returns errors that stay, and errors that go from other fields */
async function mend(form: HTMLFormElement, when: string): Promise<string[]> {
  const faults: string[] = [];
  for (const control of controlsOf(form).filter(isWrong)) {
    // Filling another can have mended it.
    if (!isWrong(control)) continue;
    const error = document.getElementById(`${control.id}-error`);
    if (!error || !isShown(error)) faults.push(`${nameOf(form)}, ${when}: ${control.name} is wrong without a word`);
    fill(control);
    await frames(3);
    const again = form.elements.namedItem(control.name);
    const now = again instanceof Element && isFormControl(again) ? again : control;
    if (isWrong(now) || document.getElementById(`${now.id}-error`))
      faults.push(`${nameOf(form)}, ${when}: the error of ${control.name} stays`);
    if (form.querySelector(`[role=alert] a[href="#${now.id}"]`))
      faults.push(`${nameOf(form)}, ${when}: the summary still names ${control.name}`);
  }
  return faults;
}

const words = (element: Element) => element.textContent?.trim() ?? '';
const statuses = () =>
  [...document.querySelectorAll('.notice[role=status], .told')].filter((one) => isShown(one) && words(one) !== '');

function isInWindow(element: Element): boolean {
  // It floats over the page.
  if (element.matches('.told')) return true;
  const { top, bottom, left, width } = element.getBoundingClientRect();
  const high = window.innerHeight;
  if (bottom < 0 || top > high) return false;
  // A long one is seen at its beginning.
  const y = Math.min(Math.max(top, 0) + 12, high - 1);
  const there = document.elementFromPoint(left + width / 2, y);
  return top >= -1 && there !== null && (element.contains(there) || there.contains(element));
}

interface Tried {
  form: string;
  faults: string[];
  /** Fields that had an error. */
  wrong: number;
  /** How often a success was said, and seen. */
  told: number;
}

/**
 * @param known forms that were tried
 * @param answer tells the paper that answers mutations what to say next
 */
async function tryNext(
  known: readonly string[],
  answer: (what: 'refuse' | 'do', fields: string[]) => Promise<void>,
): Promise<Tried | null> {
  const form = untried(known);
  if (!form) return null;
  const result: Tried = { form: nameOf(form), faults: [], wrong: 0, told: 0 };
  const look = async (when: string) => {
    result.wrong += controlsOf(form).filter(isWrong).length;
    result.faults.push(...(await mend(form, when)));
  };
  const names = controlsOf(form).map(({ name }) => name);
  await answer('refuse', names);
  controlsOf(form).forEach(clear);
  await frames();
  await send(form);
  if (form.isConnected) await look('sent empty');
  for (const control of controlsOf(form)) if (control.value === '') fill(control);
  await frames(3);
  if (form.isConnected) await send(form);
  if (form.isConnected) await look('refused by the service');
  await answer('do', []);
  for (const when of ['done', 'done again']) {
    if (!form.isConnected || !isShown(form)) break;
    for (const control of controlsOf(form)) if (control.value === '') fill(control);
    await frames(3);
    toSubmit(form)?.scrollIntoView({ block: 'end' });
    // What can be seen from there, saying what it says already, is no answer.
    const before = new Map(statuses().flatMap((one) => (isInWindow(one) ? [[one, words(one)]] : [])));
    const { pathname } = location;
    await send(form);
    // The second time the same words may stand there.
    const said = () => statuses().filter((one) => when === 'done again' || before.get(one) !== words(one));
    // Another page, or an error, says more.
    const isElsewhere = () => location.pathname !== pathname || form.querySelector('[role=alert]') !== null;
    const since = performance.now();
    while (!said().some(isInWindow) && !isElsewhere() && performance.now() - since < waitsMs) await frames();
    if (isElsewhere()) break;
    if (said().some(isInWindow)) result.told += 1;
    else
      result.faults.push(
        `${result.form}, ${when}: ${said().map(words).join(', ') || 'nothing is said'}, not in the window`,
      );
  }
  return result;
}

/** Presses the next of what a selector finds, none whose words were pressed before. @returns its words */
function press(selector: string, before: readonly string[]): string | null {
  const next = [...document.querySelectorAll<HTMLElement>(selector)].find(
    (one) => isShown(one) && !before.includes(plainWords(one)),
  );
  if (!next) return null;
  const said = plainWords(next);
  next.click();
  return said;
}

/** Without what names the thing for those who do not see where it stands. */
function plainWords(element: Element): string {
  const copy = element.cloneNode(true);
  if (copy instanceof Element) copy.querySelectorAll('.visually-hidden').forEach((hidden) => hidden.remove());
  return (element.closest('tbody') ? '' : copy.textContent?.trim()) ?? '';
}

Object.assign(globalThis, { ikiraroForms: { tryNext, press } });
