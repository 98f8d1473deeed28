import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../words/words.ts';
import { Button } from './Button.tsx';

/** One thing of a list, which turns into the form for changing it and back. The focus goes along. */
export function EditRow({
  name,
  mayEdit,
  form,
  beside,
  children,
}: {
  /** Of the thing, for those who hear only the button. */
  name: string;
  mayEdit: boolean;
  form: (close: () => void) => ComponentChildren;
  /** Further actions. */
  beside?: ComponentChildren;
  children: ComponentChildren;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const was = useRef(false);
  useEffect(() => {
    if (open === was.current) return;
    was.current = open;
    box.current?.querySelector<HTMLElement>(open ? 'input, select, textarea' : '.edit-open button')?.focus();
  }, [open]);
  if (open)
    return (
      <div ref={box} class="card">
        {form(() => setOpen(false))}
      </div>
    );
  return (
    <div ref={box} class="row-apart">
      <div class="stack-tight">{children}</div>
      {mayEdit && (
        <div class="row edit-open no-print">
          <Button kind="quiet" onClick={() => setOpen(true)}>
            <span>
              {t('edit.change')}
              <span class="visually-hidden"> {name}</span>
            </span>
          </Button>
          {beside}
        </div>
      )}
    </div>
  );
}
