import { useEffect, useId, useRef, useState } from 'preact/hooks';

/** ms without a key before it is asked. */
const pause = 400;

/** One field of a question that is asked anew while one types. What is not valid is not asked. */
export function Asked({
  label,
  type,
  value,
  min,
  max,
  onAsk,
}: {
  label: string;
  type: 'date' | 'time' | 'number';
  value: string;
  min?: number;
  max?: number;
  onAsk: (value: string) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="input"
        type={type}
        value={typed}
        min={min}
        max={max}
        step={type === 'number' ? 1 : undefined}
        required
        onInput={({ currentTarget }) => {
          const { value: said, validity } = currentTarget;
          setTyped(said);
          clearTimeout(timer.current);
          if (validity.valid) timer.current = setTimeout(() => onAsk(said), pause);
        }}
      />
    </div>
  );
}
