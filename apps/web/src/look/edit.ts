/** A field of a form for editing, as the thing gives it to the form and as people read it. */
export interface EditedField<Thing> {
  name: string;
  label: string;
  /** What the control holds; "on" and "" for a box to tick. */
  value: (thing: Thing) => string;
  /** When it is not read as it is held: the name of what is chosen. */
  shown?: (thing: Thing) => string;
}

/** What somebody else changed while it was being edited here. */
export interface Meanwhile {
  label: string;
  before: string;
  after: string;
  /** Something else was typed here, which stays. */
  typed: boolean;
}

/** Compares what was opened with what is there now, and takes the new value over in every control that nobody touched. */
export function changedMeanwhile<Thing>(
  fields: readonly EditedField<Thing>[],
  form: HTMLFormElement,
  before: Thing,
  after: Thing,
): Meanwhile[] {
  return fields.flatMap(({ name, label, value, shown = value }) => {
    if (value(before) === value(after)) return [];
    const control = form.elements.namedItem(name);
    const typed = heldBy(control) !== value(before) && heldBy(control) !== value(after);
    if (!typed) put(control, value(after));
    return [{ label, before: shown(before), after: shown(after), typed }];
  });
}

type Held = ReturnType<HTMLFormControlsCollection['namedItem']>;

function heldBy(control: Held): string | undefined {
  if (control instanceof HTMLInputElement && control.type === 'checkbox') return control.checked ? 'on' : '';
  return control instanceof HTMLInputElement ||
    control instanceof HTMLSelectElement ||
    control instanceof HTMLTextAreaElement
    ? control.value
    : undefined;
}

function put(control: Held, value: string): void {
  if (control instanceof HTMLInputElement && control.type === 'checkbox') control.checked = value === 'on';
  else if (
    control instanceof HTMLInputElement ||
    control instanceof HTMLSelectElement ||
    control instanceof HTMLTextAreaElement
  )
    control.value = value;
}
