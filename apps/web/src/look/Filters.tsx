import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../words/words.ts';
import './lists.css';

/** What narrows a list, in one row above it. */
export function Filters({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="filters no-print" role="search" aria-label={label}>
      {children}
    </div>
  );
}

/** ms without a key before the service is asked. */
const pause = 250;

/** Searches on the service while typing. */
export function SearchFilter({
  label,
  value,
  onSearch,
}: {
  label: string;
  value: string;
  onSearch: (search: string) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const said = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    // The address changed otherwise than by typing here: back, or a link.
    if (value !== said.current) setTyped(value);
    said.current = value;
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <div class="field filter-search">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="search"
        class="input"
        value={typed}
        maxLength={100}
        autoComplete="off"
        onInput={({ currentTarget }) => {
          const search = currentTarget.value;
          setTyped(search);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => {
            said.current = search.trim();
            onSearch(search.trim());
          }, pause);
        }}
      />
    </div>
  );
}

/** A choice of one value, with all of them first unless `all` is null. */
export function ChoiceFilter({
  label,
  value,
  all = t('filter.all'),
  options,
  onChoose,
  narrowOnly = false,
}: {
  label: string;
  value: string;
  all?: string | null;
  options: readonly { value: string; text: string }[];
  onChoose: (value: string) => void;
  /** For cards only: on a table headings do it. */
  narrowOnly?: boolean;
}) {
  const id = useId();
  return (
    <div class={narrowOnly ? 'field sorting-choice' : 'field'}>
      <label class="field-label" for={id}>
        {label}
      </label>
      <select id={id} class="input" value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {all !== null && <option value="">{all}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
