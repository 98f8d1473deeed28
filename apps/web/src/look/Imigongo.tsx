import { useId } from 'preact/hooks';

/** The stepped geometry of the painted reliefs, as a thin band. */
export function Band() {
  const id = useId();
  return (
    <svg class="band" aria-hidden="true" focusable="false">
      <defs>
        <pattern id={id} width="24" height="12" patternUnits="userSpaceOnUse">
          <path d="M8 0h8v2h4v2h4v4h-4v2h-4v2H8v-2H4V8H0V4h4V2h4ZM8 4v4h8V4Z" fill="currentColor" fill-rule="evenodd" />
        </pattern>
      </defs>
      <rect width="100%" height="12" fill={`url(#${id})`} />
    </svg>
  );
}

/** The mark: a deck over an arch. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="var(--clay)" />
      <path
        d="M3 23h26M5 23c2-8 6-12 11-12s9 4 11 12M11 23v-9.500M16 23V11M21 23v-9.500"
        fill="none"
        stroke="var(--on-clay)"
        stroke-width="2.200"
      />
    </svg>
  );
}

/** A bridge between two stepped banks, for where nothing is yet. */
export function Bridge() {
  return (
    <svg class="bridge" viewBox="0 0 352 112" aria-hidden="true" focusable="false">
      <path class="bank" d="M0 104V60h24v11h12v11h12v11h12v11ZM352 104V60h-24v11h-12v11h-12v11h-12v11Z" />
      <path d="M36 62C84 8 268 8 316 62" />
      <path d="M68 58V40M100 58V28.500M132 58V23M164 58V21.500M188 58V21.500M220 58V23M252 58V28.500M284 58V40" />
      <path class="bridge-deck" d="M14 59.500h324" />
      <path d="M84 94q11-7 22 0t22 0M150 104q11-7 22 0t22 0M222 92q11-7 22 0t22 0" />
    </svg>
  );
}
