import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '../look/Button.tsx';
import { Notice } from '../look/Notice.tsx';

/**
 * A button that unfolds the form for adding one more, and the word that it was added. It is open from the start where there is
 * nothing yet.
 */
export function AddPart<Thing extends object>({
  action,
  startOpen,
  added,
  told,
  quiet = false,
  children,
}: {
  action: string;
  startOpen: boolean;
  /** What was added last. */
  added: Thing | undefined;
  told: (added: Thing) => ComponentChildren;
  /** One of several on the page: not its main action. */
  quiet?: boolean;
  children: ComponentChildren;
}) {
  const [open, setOpen] = useState(startOpen);
  const id = useId();
  return (
    <div class="stack">
      {added !== undefined && (
        <Notice kind="good" outcome={added}>
          {told(added)}
        </Notice>
      )}
      {!startOpen && (
        <div>
          <Button
            kind={open || quiet ? 'plain' : 'main'}
            icon={open ? 'close' : 'add'}
            expanded={open}
            controls={id}
            onClick={() => setOpen(!open)}
          >
            {action}
          </Button>
        </div>
      )}
      <div id={id} class="card" hidden={!open}>
        {children}
      </div>
    </div>
  );
}
