import type { Problem } from '../api/problems.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The browser's own checks of a form (required, type, least and most), as problems for the page's own words. */
export function checkForm(form: HTMLFormElement): Problem[] {
  return [...form.elements].filter(isControl).flatMap((control) => {
    const code = codeOf(control.validity);
    if (code === undefined) return [];
    const facts = { label: labelOf(control), ...limitsOf(control) };
    return [{ code, field: control.name, facts }];
  });
}

function isControl(element: Element): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

function codeOf(validity: ValidityState): string | undefined {
  if (validity.valid) return undefined;
  if (validity.valueMissing) return 'REQUIRED';
  if (validity.typeMismatch) return 'NOT_AN_EMAIL';
  if (validity.tooShort) return 'TOO_SHORT';
  if (validity.rangeUnderflow) return 'TOO_SMALL';
  if (validity.rangeOverflow) return 'TOO_LARGE';
  return 'MALFORMED';
}

function labelOf(control: Control): string {
  return control.labels?.[0]?.textContent?.trim() ?? control.name;
}

function limitsOf(control: Control): Record<string, string | number> {
  if (!(control instanceof HTMLInputElement)) return {};
  return { least: control.minLength > 0 ? control.minLength : control.min, most: control.max };
}
