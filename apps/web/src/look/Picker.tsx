import { useId, useRef } from 'preact/hooks';
import { t } from '../words/words.ts';
import { Button } from './Button.tsx';
import { SearchFilter } from './Filters.tsx';

interface Thing {
  id: string;
}

/** Chooses things by searching for them: what is found is listed with a button each, what is chosen is listed above and can be taken off. */
export function Picker<Row extends Thing>({
  label,
  found,
  text,
  more,
  chosen,
  without,
  one,
  onSearch,
  onChoose,
}: {
  label: string;
  /** Nothing is listed while nothing is known. */
  found: { nodes: readonly Row[]; totalCount: number } | undefined;
  text: (row: Row) => string;
  /** What tells it from others of that name. */
  more: (row: Row) => string;
  chosen: readonly Row[];
  /** Ids of those that are there already. */
  without: readonly string[];
  /** Only one can be chosen. */
  one: boolean;
  onSearch: (search: string) => void;
  onChoose: (chosen: Row[]) => void;
}) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const taken = new Set([...without, ...chosen.map((row) => row.id)]);
  const full = one && chosen.length > 0;
  const focusIt = (what: string) => {
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(what)?.focus());
  };
  return (
    <div class="stack" ref={box} role="group" aria-label={label}>
      {chosen.length > 0 && (
        <div class="stack-tight">
          {full && <span class="field-label">{label}</span>}
          <ul class="chosen" aria-label={t('picker.chosen')}>
            {chosen.map((row) => (
              <li key={row.id}>
                {text(row)}
                <Button
                  kind="quiet"
                  onClick={() => {
                    onChoose(chosen.filter((other) => other !== row));
                    focusIt('input');
                  }}
                >
                  <span>
                    {t('picker.off')}
                    <span class="visually-hidden"> {text(row)}</span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {!full && <SearchFilter key={chosen.length} label={label} value="" onSearch={onSearch} />}
      {found && !full && (
        <div class="stack-tight">
          <p id={id} class="field-help" role="status">
            {found.totalCount > found.nodes.length
              ? t('picker.many', { count: found.totalCount, shown: found.nodes.length })
              : t('search.found', { count: found.totalCount })}
          </p>
          {found.nodes.length > 0 && (
            <ul class="found rows" aria-labelledby={id}>
              {found.nodes.map((row) => (
                <li key={row.id} class="row-apart">
                  <span>
                    {text(row)} <span class="soft small">{more(row)}</span>
                  </span>
                  {taken.has(row.id) ? (
                    <span class="soft">{t('picker.there')}</span>
                  ) : (
                    <Button
                      kind="quiet"
                      onClick={() => {
                        onSearch('');
                        onChoose([...chosen, row]);
                        focusIt(one ? '.chosen button' : 'input');
                      }}
                    >
                      <span>
                        {t('picker.choose')}
                        <span class="visually-hidden"> {text(row)}</span>
                      </span>
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}
