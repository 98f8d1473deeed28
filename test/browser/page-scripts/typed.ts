/// <reference lib="dom" />

/** Types into every field that is on the page and remembers it; tells later which of it is there no longer. Runs in the page. */

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

interface Typed {
  control: Control;
  what: string;
  name: string;
  value: string;
}

const typed = new Map<Control, Typed>();
const untypable = new Set(['file', 'hidden', 'radio', 'submit', 'button', 'range', 'color']);

function isControl(element: Element): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

const heldBy = (control: Control) =>
  control instanceof HTMLInputElement && control.type === 'checkbox' ? String(control.checked) : control.value;

const labelOf = (control: Control) =>
  (control.labels?.[0]?.textContent ?? control.getAttribute('aria-label') ?? control.name).trim();

function canType(control: Control): boolean {
  const { width, height } = control.getBoundingClientRect();
  const isOpen = width > 0 && height > 0 && !control.disabled && !('readOnly' in control && control.readOnly);
  return isOpen && !untypable.has(control.type);
}

/** Another value each time, of the kind that the field takes. */
function write(control: Control, turn: number): void {
  if (control instanceof HTMLInputElement && control.type === 'checkbox') {
    control.click();
    return;
  }
  const of: Record<string, string> = {
    date: `2027-03-0${String(1 + turn)}`,
    time: `1${String(turn)}:30`,
    'datetime-local': `2027-03-0${String(1 + turn)}T10:30`,
    number: String(Number('min' in control && control.min !== '' ? control.min : 1) + turn),
    email: `typed${String(turn)}@late.example`,
  };
  if (control instanceof HTMLSelectElement) {
    const others = [...control.options].filter((option) => !option.disabled && !option.selected);
    const next = others[turn % Math.max(1, others.length)];
    if (next) control.value = next.value;
  } else control.value = of[control.type] ?? `typed ${String(turn)}`;
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Writes into each field not written into yet, or into all anew. A choice that brings another page is no field. @returns how many */
function type(turn: number, anew: boolean): number {
  let count = 0;
  for (const control of document.querySelectorAll(
    'main input, main select, main textarea, dialog input, dialog textarea',
  )) {
    if (!isControl(control) || !canType(control) || (typed.has(control) && !anew)) continue;
    // What narrows a list, and ticks in it, which go with the rows that a narrower list no longer has.
    if (control.form === null && !(control instanceof HTMLTextAreaElement)) continue;
    write(control, turn);
    typed.set(control, { control, what: labelOf(control), name: control.name, value: heldBy(control) });
    count += 1;
  }
  return count;
}

/** What was typed and is there no longer, though its field is: as it was or drawn anew. */
function lost(): string[] {
  return [...typed.values()].flatMap(({ control, what, name, value }) => {
    const now = control.isConnected ? control : undefined;
    const same = [...document.querySelectorAll('input, select, textarea')].filter(isControl);
    const again = now ?? same.find((other) => other.name === name && labelOf(other) === what && canType(other));
    if (!again || heldBy(again) === value) return [];
    return [`"${what}" was ${value} and is ${heldBy(again)}${now ? '' : ' (drawn anew)'}`];
  });
}

Object.assign(globalThis, { ikiraroTyped: { type, lost, forget: () => typed.clear() } });
