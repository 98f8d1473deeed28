/** The text that is typed into a form, kept for this tab until it is sent: a reload or a lost sign-in does not lose it. */

const prefix = 'ikiraro.draft.';

export function keepDraft(name: string, form: HTMLFormElement): void {
  const values = [...new FormData(form)].filter(
    ([field, value]) => typeof value === 'string' && inputType(form, field) !== 'password',
  );
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(values));
  } catch {
    // Storage is full or switched off: the text lives as long as the page.
  }
}

/** The kept text by the names of its fields; empty when nothing is kept. For forms whose fields come and go. */
export const draftOf = (name: string): readonly (readonly [field: string, value: string])[] => readDraft(name);

/** Puts the kept text back and tells the listeners of the fields. */
export function fillFromDraft(name: string, form: HTMLFormElement): void {
  for (const [field, value] of readDraft(name)) {
    const control = form.elements.namedItem(field);
    if (!isText(control)) continue;
    if (control instanceof HTMLInputElement && control.type === 'checkbox') continue;
    control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

export function dropDraft(name: string): void {
  try {
    sessionStorage.removeItem(prefix + name);
  } catch {
    // Nothing was kept.
  }
}

/** Forgets everything that was typed: somebody else may use this tab next. */
export function dropAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

type TextControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isText(control: unknown): control is TextControl {
  return (
    control instanceof HTMLInputElement ||
    control instanceof HTMLSelectElement ||
    control instanceof HTMLTextAreaElement
  );
}

function readDraft(name: string): [string, string][] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(prefix + name) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isPair) : [];
  } catch {
    return [];
  }
}

function isPair(entry: unknown): entry is [string, string] {
  return Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === 'string');
}

function inputType(form: HTMLFormElement, field: string): string | undefined {
  const control = form.elements.namedItem(field);
  return control instanceof HTMLInputElement ? control.type : undefined;
}
