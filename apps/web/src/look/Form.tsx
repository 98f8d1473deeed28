import { createContext } from 'preact';
import type { ComponentChildren, TargetedSubmitEvent } from 'preact';
import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { problemWords, typedWords } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button } from './Button.tsx';
import type { ButtonKind } from './Button.tsx';
import { checkForm } from './check-form.ts';
import { dropDraft, fillFromDraft, keepDraft } from './draft.ts';
import { ErrorSummary } from './ErrorSummary.tsx';

interface FormState {
  id: string;
  errorOf: (field: string) => string | undefined;
}
const FormContext = createContext<FormState>({ id: '', errorOf: () => undefined });

/** How a field finds its id and its error in the form around it. */
export function useField(name: string): { id: string; error: string | undefined } {
  const { id, errorOf } = useContext(FormContext);
  return { id: `${id}-${name}`, error: errorOf(name) };
}

/** ms after which a slow answer is mentioned. */
const slowMs = 8_000;

interface FormProps {
  /** The accessible name, for forms that share a page. */
  label?: string;
  action: string;
  actionKind?: ButtonKind;
  /** Does the work and answers what was wrong; nothing means that it is done. */
  onSubmit: (values: FormData, form: HTMLFormElement) => Promise<readonly Problem[] | undefined>;
  /** Checks over several fields, before the work. */
  check?: (values: FormData) => readonly Problem[];
  /** Closer words for some error codes. */
  words?: Partial<Record<string, MessageId>>;
  /** Name under which what is typed survives a reload of the page (passwords never do). */
  keep?: string;
  /** Empties the fields when the work is done, for the next entry. */
  again?: boolean;
  /** Further actions beside the main one. */
  beside?: ComponentChildren;
  children: ComponentChildren;
}

/** Fields and one action. Errors stand at their fields and, summed with links, at the top; what was typed survives them. */
export function Form({
  label,
  action,
  actionKind = 'main',
  onSubmit,
  check,
  words,
  keep,
  again,
  beside,
  children,
}: FormProps) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  /** They were found here, so they can be looked for again; those that the service found cannot. */
  const foundHere = useRef(false);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);

  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => setSlow(true), slowMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy]);

  useEffect(() => {
    if (keep && form.current) fillFromDraft(keep, form.current);
  }, [keep]);

  const say = (problem: Problem) => {
    const { id: message, values } = problemWords(problem, { ...typedWords, ...words });
    return t(message, values);
  };
  const errorOf = (field: string) => {
    const problem = problems.find((one) => one.field === field);
    return problem && say(problem);
  };
  const findProblems = (element: HTMLFormElement): Problem[] => {
    // What the page itself finds wrong with a field says more than the browser does.
    const found = check?.(new FormData(element)) ?? [];
    return [...checkForm(element).filter(({ field }) => !found.some((one) => one.field === field)), ...found];
  };
  /** Removes errors that have been corrected. New ones are shown only at the next attempt. */
  const lookAgain = (edited?: string) => {
    const element = form.current;
    if (problems.length === 0 || !element || busy) return;
    const wrong = foundHere.current ? findProblems(element) : [];
    const left = problems.filter((one) =>
      foundHere.current
        ? wrong.some(({ field, code }) => field === one.field && code === one.code)
        : edited === undefined || (one.field !== edited && hrefOf(element, id, one) !== undefined),
    );
    if (left.length < problems.length) setProblems(left);
  };
  // What is chosen without typing is known once it is drawn.
  useEffect(() => lookAgain());
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    if (busy) return;
    const values = new FormData(element);
    const wrong = findProblems(element);
    foundHere.current = wrong.length > 0;
    setBusy(true);
    const problemsNow = wrong.length > 0 ? wrong : ((await onSubmit(values, element)) ?? []);
    setBusy(false);
    setProblems(problemsNow);
    setAttempt((count) => count + 1);
    if (problemsNow.length > 0) return;
    // What was typed while the answer was on its way is the next entry, or a correction.
    if (!sameValues(values, new FormData(element))) return;
    if (keep) dropDraft(keep);
    if (again) element.reset();
  };

  return (
    <FormContext.Provider value={{ id, errorOf }}>
      <form
        ref={form}
        class="form"
        noValidate
        aria-label={label}
        onSubmit={(event) => void submit(event)}
        onInput={(event) => {
          if (keep) keepDraft(keep, event.currentTarget);
          lookAgain(event.target instanceof Element ? (event.target.getAttribute('name') ?? '') : '');
        }}
      >
        <ErrorSummary
          key={attempt}
          entries={problems.map((problem) => ({ text: say(problem), href: hrefOf(form.current, id, problem) }))}
        />
        {children}
        <div class="row">
          <Button type="submit" kind={actionKind} busy={busy}>
            {action}
          </Button>
          {beside}
          <span class="soft" role="status">
            {slow && t('form.slow')}
          </span>
        </div>
      </form>
    </FormContext.Provider>
  );
}

function sameValues(before: FormData, now: FormData): boolean {
  const list = (values: FormData) => JSON.stringify([...values].filter(([, value]) => typeof value === 'string'));
  return list(before) === list(now);
}

function hrefOf(form: HTMLFormElement | null, id: string, { field }: Problem): string | undefined {
  return field !== undefined && form?.elements.namedItem(field) ? `#${id}-${field}` : undefined;
}
