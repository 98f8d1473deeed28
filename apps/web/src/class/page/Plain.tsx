import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Band } from '../../look/Imigongo.tsx';
import { useFocusOnArrival } from './use-focus.ts';

/** A page of the class that is not the room: one column, one heading. */
export function Plain({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ComponentChildren;
  children: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnArrival(heading);
  return (
    <main class="class-plain">
      <Band />
      <div class="class-plain-inner stack">
        <div class="stack-tight">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p class="soft">{lead}</p>}
        </div>
        {children}
      </div>
    </main>
  );
}
