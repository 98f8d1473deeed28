import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../look/Button.tsx';
import { t } from '../words/words.ts';

/** A list in a form whose entries are added and taken off; each has a number, by which its fields are named. */
export function Rows<Row>({
  legend,
  help,
  rows,
  empty,
  most,
  add,
  children,
}: {
  legend: string;
  help?: string;
  rows: readonly Row[];
  empty: Row;
  most: number;
  add: string;
  children: (row: Row, key: number) => ComponentChildren;
}) {
  const [kept, setKept] = useState(() => rows.map((row, key) => ({ key, row })));
  const next = Math.max(-1, ...kept.map(({ key }) => key)) + 1;
  return (
    <fieldset class="field">
      <legend class="field-label">{legend}</legend>
      {help !== undefined && <p class="field-help">{help}</p>}
      <div class="stack">
        {kept.map(({ key, row }) => (
          <div key={key} class="roster-row">
            {children(row, key)}
            <Button kind="quiet" onClick={() => setKept(kept.filter((one) => one.key !== key))}>
              {t('roster.removeRow')}
            </Button>
          </div>
        ))}
        {kept.length < most && (
          <div>
            <Button icon="add" onClick={() => setKept([...kept, { key: next, row: empty }])}>
              {add}
            </Button>
          </div>
        )}
      </div>
    </fieldset>
  );
}

/** The numbers of the entries, in the order of the form. @param first the field that each entry has */
export const rowsIn = (values: FormData, first: string): string[] =>
  [...values.keys()].flatMap((name) => (name.startsWith(`${first}-`) ? [name.slice(first.length + 1)] : []));
