import { useId } from 'preact/hooks';
import { t } from '../words/words.ts';

/** Narrows a list on the page while typing; says how much is left. */
export function Search({
  label,
  value,
  onSearch,
  found,
}: {
  label: string;
  value: string;
  onSearch: (search: string) => void;
  found: number;
}) {
  const id = useId();
  return (
    <div class="field search">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="search"
        class="input"
        value={value}
        autoComplete="off"
        onInput={({ currentTarget }) => onSearch(currentTarget.value)}
      />
      <p class="field-help" role="status">
        {t('search.found', { count: found })}
      </p>
    </div>
  );
}
