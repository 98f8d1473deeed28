import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../words/words.ts';
import { Button } from './Button.tsx';
import type { Column } from './Table.tsx';
import './ticked.css';

/** What was ticked in a list: some rows, or all that its filter finds, shown or not. */
export type Chosen = { all: true } | { all: false; ids: readonly string[] };

export interface Ticks {
  chosen: Chosen;
  /** How many that is. */
  count: number;
  has: (id: string) => boolean;
  tick: (id: string, on: boolean) => void;
  tickThese: (ids: readonly string[]) => void;
  tickAll: () => void;
  none: () => void;
}

/**
 * Ticks of one list. They are gone when `filter` changes: nobody acts on rows that no longer stand there.
 *
 * @param filter what narrows the list, as text
 * @param total how many the filter finds
 */
export function useTicks(filter: string, total: number): Ticks {
  const [kept, setKept] = useState<{ filter: string; chosen: Chosen }>({ filter, chosen: nothing });
  const chosen = kept.filter === filter ? kept.chosen : nothing;
  const choose = (next: Chosen) => setKept({ filter, chosen: next });
  const ids = chosen.all ? [] : chosen.ids;
  return {
    chosen,
    count: chosen.all ? total : ids.length,
    has: (id) => chosen.all || ids.includes(id),
    tick: (id, on) => choose({ all: false, ids: on ? [...new Set([...ids, id])] : ids.filter((one) => one !== id) }),
    tickThese: (these) => choose({ all: false, ids: [...these] }),
    tickAll: () => choose({ all: true }),
    none: () => choose(nothing),
  };
}

const nothing: Chosen = { all: false, ids: [] };

/** The columns of a table with a box to tick before what names the row. Where all that match are ticked, single boxes rest. */
export function tickable<Row>(
  columns: readonly Column<Row>[],
  ticks: Ticks,
  { keyOf, nameOf }: { keyOf: (row: Row) => string; nameOf: (row: Row) => string },
): Column<Row>[] {
  const [first, ...others] = columns;
  if (!first) return [];
  const cell = (row: Row) => (
    <span class="ticked-row">
      <TickBox ticks={ticks} id={keyOf(row)} name={nameOf(row)} />
      <span>{first.cell(row)}</span>
    </span>
  );
  return [{ ...first, cell }, ...others];
}

/** @param name of what is ticked, for who does not see where the box stands */
export function TickBox({ ticks, id, name }: { ticks: Ticks; id: string; name: string }) {
  return (
    <label class="ticked-box no-print">
      <input
        type="checkbox"
        checked={ticks.has(id)}
        disabled={ticks.chosen.all}
        aria-label={t('ticked.tick', { name })}
        onChange={({ currentTarget }) => ticks.tick(id, currentTarget.checked)}
      />
    </label>
  );
}

/**
 * Above the list: ticks what is shown, or all that match; with something ticked, how many that is and what can be done with them
 * (its children). It stays in sight while one scrolls.
 *
 * @param shown ids of the rows that are here
 * @param all whether everything that the filter finds may be ticked, also what is not shown
 */
export function TickBar({
  ticks,
  shown,
  total,
  all = true,
  children,
}: {
  ticks: Ticks;
  shown: readonly string[];
  total: number;
  all?: boolean;
  children: ComponentChildren;
}) {
  if (shown.length === 0) return null;
  const { count, chosen } = ticks;
  const every = chosen.all || count >= total;
  return (
    <div
      class={count > 0 ? 'ticked-bar ticked-some no-print' : 'ticked-bar no-print'}
      role="group"
      aria-label={t('ticked.title')}
    >
      <p role="status">{count === 0 ? t('ticked.none') : t(chosen.all ? 'ticked.all' : 'ticked.count', { count })}</p>
      <span class="row">
        {!chosen.all && shown.some((id) => !ticks.has(id)) && (
          <Button kind="quiet" onClick={() => ticks.tickThese(shown)}>
            {t('ticked.shown', { count: shown.length })}
          </Button>
        )}
        {all && !every && total > shown.length && (
          <Button kind="quiet" onClick={ticks.tickAll}>
            {t('ticked.matching', { count: total })}
          </Button>
        )}
        {count > 0 && (
          <Button kind="quiet" onClick={ticks.none}>
            {t('ticked.clear')}
          </Button>
        )}
      </span>
      {count > 0 && <div class="ticked-actions">{children}</div>}
    </div>
  );
}
