import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../api/problems.ts';
import type { Pages } from '../api/pages.ts';
import { Await } from './Await.tsx';
import { t } from '../words/words.ts';
import { Button } from '../look/Button.tsx';
import { Empty } from '../look/Notice.tsx';
import { Problems } from '../look/Problems.tsx';
import { Table } from '../look/Table.tsx';
import type { Column, Order } from '../look/Table.tsx';

/** So many are counted at a glance. */
const few = 10;

/** A list in pages: how many there are, its rows, and the next page on demand, where reading goes on at its first row. */
export function ListOf<Row>({
  pages,
  caption,
  columns,
  keyOf,
  narrowed,
  bar,
  order,
  children,
}: {
  pages: Pages<Row>;
  caption: string;
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  /** Something is searched or chosen: an empty list is then a search without result. */
  narrowed: boolean;
  /** Above the rows: what can be done with those that are ticked. */
  bar?: ComponentChildren;
  /** Of the rows, where headings choose it. */
  order?: Order;
  /** For a list in which nothing is yet: what it is for, and what to do first. */
  children: ComponentChildren;
}) {
  return (
    <Await loaded={pages.loaded} what={caption}>
      {(rows) =>
        rows.length === 0 && !narrowed ? (
          <Empty>{children}</Empty>
        ) : (
          <div class="stack">
            <div class="list-top">
              <p class={narrowed || pages.total > few ? 'soft' : 'visually-hidden'} role="status">
                {t('search.found', { count: pages.total })}
              </p>
              {rows.length > 0 && bar}
            </div>
            {rows.length > 0 && (
              <More pages={pages} shown={rows.length} rowsAre="tbody th">
                <Table caption={caption} columns={columns} rows={rows} keyOf={keyOf} order={order} />
              </More>
            )}
          </div>
        )
      }
    </Await>
  );
}

/**
 * Rows of a list, and a button for the next page; the focus goes on at its first row. `rowsAre` selects what the rows begin with;
 * `lines` counts them where one line tells of several things.
 */
export function More<Row>({
  pages,
  shown,
  lines = shown,
  rowsAre,
  children,
}: {
  pages: Pages<Row>;
  shown: number;
  lines?: number;
  rowsAre: string;
  children: ComponentChildren;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [goTo, setGoTo] = useState<number>();
  useEffect(() => {
    if (goTo === undefined || lines <= goTo) return;
    setGoTo(undefined);
    const row = box.current?.querySelectorAll<HTMLElement>(rowsAre)[goTo];
    const target = row?.querySelector<HTMLElement>('a, button') ?? row;
    if (target === row) row?.setAttribute('tabindex', '-1');
    target?.focus();
  }, [goTo, lines, rowsAre]);
  const more = async () => {
    setBusy(true);
    const wrong = await pages.more();
    setBusy(false);
    setProblem(wrong);
    if (!wrong) setGoTo(lines);
  };
  return (
    <div class="stack" ref={box}>
      {children}
      <Problems problem={problem} />
      {pages.hasMore && (
        <div class="list-more no-print">
          <Button busy={busy} onClick={() => void more()}>
            {t('list.more')}
          </Button>
          <span class="soft">{t('list.shown', { shown, total: pages.total })}</span>
        </div>
      )}
    </div>
  );
}
