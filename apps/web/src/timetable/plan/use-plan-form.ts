import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { CombinedError } from '@urql/preact';
import { problemOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import type { Check } from './clashes.ts';
import { useLatest } from '../../look/use-latest.ts';
import { readPlan } from './plan-values.ts';
import type { PlanValues } from './plan-values.ts';

/** The values of the form for planning around an element. */
export function usePlanValues(box: RefObject<HTMLElement | null>, filling = 0): PlanValues | undefined {
  return useFormValues(box, readPlan, filling);
}

/** The values of the form around an element, read again whenever something is typed or chosen in it, or it is filled anew. */
export function useFormValues<Values>(
  box: RefObject<HTMLElement | null>,
  readValues: (form: FormData) => Values,
  filling = 0,
): Values | undefined {
  const [values, setValues] = useState<Values>();
  const reader = useLatest(readValues);
  useEffect(() => {
    const form = box.current?.closest('form');
    if (!form) return undefined;
    const read = () => setValues(() => reader.current(new FormData(form)));
    // Fields that a choice brings along are there only after it was drawn.
    const readSoon = () => requestAnimationFrame(() => setTimeout(read));
    read();
    form.addEventListener('input', read);
    form.addEventListener('input', readSoon);
    return () => {
      form.removeEventListener('input', read);
      form.removeEventListener('input', readSoon);
    };
  }, [box, filling, reader]);
  return values;
}

export interface Checked<Result = Check> {
  check: Result | undefined;
  problem: Problem | undefined;
  busy: boolean;
}

/** A plan is looked through once typing has paused for so long, ms. */
const pause = 400;

type Answer<Result> = Promise<{ check: Result | undefined; error?: CombinedError | undefined }>;

/** What is in the way of a plan, asked for while it is typed. `input` is what is asked; undefined while it is not complete. */
export function usePlanCheck<Input, Result = Check>(
  input: Input | undefined,
  look: (input: Input) => Answer<Result>,
): [Checked<Result>, (found: Result) => void] {
  const [checked, setChecked] = useState<Checked<Result> & { key: string }>(nothing);
  const key = input === undefined ? '' : JSON.stringify(input);
  const latest = useRef({ input, look });
  latest.current = { input, look };
  useEffect(() => {
    if (key === '') {
      setChecked(nothing);
      return undefined;
    }
    let wanted = true;
    setChecked((before) => ({ ...before, busy: true }));
    const timer = setTimeout(() => {
      const { input: asked, look: ask } = latest.current;
      if (asked === undefined) return;
      void ask(asked).then(({ check, error }) => {
        if (wanted) setChecked({ key, check, problem: error && problemOf(error), busy: false });
      });
    }, pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key]);
  return [checked, (check) => setChecked({ key, check, problem: undefined, busy: false })];
}

const nothing = { key: '', check: undefined, problem: undefined, busy: false };
