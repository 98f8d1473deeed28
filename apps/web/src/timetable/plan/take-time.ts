import type { Problem } from '../../api/problems.ts';
import { instantOf, localTime } from '../../time/zones.ts';
import type { PlanValues } from './plan-values.ts';

/** Puts a free time into the form around an element, as if it had been typed, and goes on there. */
export function takeTime(inside: HTMLElement | null, localStart: string): void {
  const form = inside?.closest('form');
  if (!form) return;
  put(form, 'date', localStart.slice(0, 10));
  put(form, 'time', localStart.slice(11, 16))?.focus();
}

function put(form: HTMLFormElement, name: string, value: string): HTMLInputElement | undefined {
  const field = form.elements.namedItem(name);
  if (!(field instanceof HTMLInputElement)) return undefined;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return field;
}

/** A time that clocks jump over exists nowhere: the API need not be asked. */
export function timeProblem({ date, time, zone }: PlanValues): Problem[] {
  const local = `${date}T${time}`;
  const start = instantOf(local, zone);
  if (Number.isNaN(start) || localTime(start, zone) === local) return [];
  return [{ code: 'NO_SUCH_TIME', field: 'time' }];
}
