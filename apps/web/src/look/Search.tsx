import { useId } from 'preact/hooks';

/** Narrows a list on the page while typing, and says how much is left, in words that the caller gives. */
export function Search({
  label,
  value,
  onSearch,
  says,
}: {
  label: string;
  value: string;
  onSearch: (search: string) => void;
  says: string;
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
        {says}
      </p>
    </div>
  );
}
