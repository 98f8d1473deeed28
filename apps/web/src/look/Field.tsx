import type { ComponentChildren, InputHTMLAttributes, TargetedInputEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { useField } from './Form.tsx';

interface Around {
  name: string;
  label: string;
  help?: ComponentChildren;
}

type InputProps = Around & {
  type?: 'text' | 'email' | 'password' | 'date' | 'time' | 'datetime-local' | 'number';
  autoComplete?: string;
  inputMode?: 'email' | 'numeric' | 'decimal';
  defaultValue?: string | number | undefined;
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  step?: number;
  /** Takes the focus of the dialog it is in. */
  autoFocus?: boolean;
  optional?: boolean;
  onInput?: (event: TargetedInputEvent<HTMLInputElement>) => void;
};

/** Label above, help under, error at the field. Empty is an error unless `optional`. */
export function Field({ name, label, help, optional, ...input }: InputProps) {
  const { id, error } = useField(name);
  // The type of <input> is a union over its `type`, which is not known here.
  const attributes = {
    ...input,
    ...describe(id, help, error),
    id,
    name,
    class: 'input',
    required: !optional,
  } as InputHTMLAttributes<HTMLInputElement>;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input {...attributes} />
      <Beneath id={id} help={help} error={error} />
    </div>
  );
}

type SelectProps = Around & {
  defaultValue?: string | undefined;
  onInput?: (event: TargetedInputEvent<HTMLSelectElement>) => void;
  /** The option without a value may be chosen. */
  optional?: boolean;
  children: ComponentChildren;
};

/** A choice of one; its options are its children. */
export function SelectField({ name, label, help, defaultValue, onInput, optional, children }: SelectProps) {
  const { id, error } = useField(name);
  const select = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => {
    // Marks the option rather than setting the value, so that resetting the form comes back to it.
    for (const option of select.current?.options ?? []) option.defaultSelected = option.value === defaultValue;
  }, [defaultValue]);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <select
        ref={select}
        id={id}
        name={name}
        class="input"
        required={!optional}
        onInput={onInput}
        {...describe(id, help, error)}
      >
        {children}
      </select>
      <Beneath id={id} help={help} error={error} />
    </div>
  );
}

/** One of several that can be ticked, inside a fieldset. */
export function Check({
  name,
  value,
  defaultChecked,
  children,
}: {
  name: string;
  value: string;
  defaultChecked?: boolean;
  children: ComponentChildren;
}) {
  return (
    <label class="check">
      <input type="checkbox" name={name} value={value} defaultChecked={defaultChecked} />
      <span>{children}</span>
    </label>
  );
}

export function describe(id: string, help: ComponentChildren, error: string | undefined) {
  const by = [error ? `${id}-error` : '', help ? `${id}-help` : ''].filter(Boolean).join(' ');
  return { 'aria-invalid': error ? ('true' as const) : undefined, 'aria-describedby': by === '' ? undefined : by };
}

export function Beneath({ id, help, error }: { id: string; help: ComponentChildren; error: string | undefined }) {
  return (
    <>
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="care" />
          {error}
        </p>
      )}
      {help ? (
        <p class="field-help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
    </>
  );
}
