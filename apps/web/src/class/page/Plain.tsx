import type { ComponentChildren } from 'preact';
import { Band } from '../../look/Imigongo.tsx';

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
  return (
    <main class="class-plain">
      <Band />
      <div class="class-plain-inner stack">
        <div class="stack-tight">
          <h1 tabIndex={-1}>{title}</h1>
          {lead !== undefined && <p class="soft">{lead}</p>}
        </div>
        {children}
      </div>
    </main>
  );
}
