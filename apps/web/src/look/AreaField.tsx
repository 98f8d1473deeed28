import type { ComponentChildren } from 'preact';
import { useField } from './Form.tsx';
import { Beneath, describe } from './Field.tsx';

/** Several lines of text. */
export function AreaField({
  name,
  label,
  help,
  rows = 4,
  maxLength,
  defaultValue,
  optional,
}: {
  name: string;
  label: string;
  help?: ComponentChildren;
  rows?: number;
  maxLength?: number;
  defaultValue?: string;
  optional?: boolean;
}) {
  const { id, error } = useField(name);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        name={name}
        class="input"
        rows={rows}
        maxLength={maxLength}
        defaultValue={defaultValue}
        required={!optional}
        {...describe(id, help, error)}
      />
      <Beneath id={id} help={help} error={error} />
    </div>
  );
}
