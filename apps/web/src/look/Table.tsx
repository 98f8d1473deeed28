import type { ComponentChildren } from 'preact';
import './table.css';

export interface Column<Row> {
  title: string;
  cell: (row: Row) => ComponentChildren;
  number?: boolean;
  /** What stands in the cells says what the column is: its title is for screen readers only. */
  plain?: boolean;
  /** What the list is called to be sorted by, where it can be sorted by this column. */
  sort?: string;
}

/** The order of a list, and how it is chosen: by a press on a heading, the same one again for the order from its end. */
export interface Order {
  by: string;
  descending: boolean;
  choose: (by: string, descending: boolean) => void;
}

/** A table whose rows become cards under 600 px. Its first column names the row. */
export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
  order,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  order?: Order | undefined;
}) {
  // The roles are spoken out because display: block takes them from a table in some browsers.
  return (
    <table class="table" role="table">
      <caption class="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ title, number, plain, sort }) => (
            <th
              key={title}
              scope="col"
              role="columnheader"
              class={number ? 'number' : undefined}
              aria-sort={
                sort !== undefined && order?.by === sort ? (order.descending ? 'descending' : 'ascending') : undefined
              }
            >
              {sort === undefined || !order ? (
                <span class={plain ? 'visually-hidden' : undefined}>{title}</span>
              ) : (
                <Heading title={title} sort={sort} order={order} />
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map(({ title, cell, number, plain }, place) =>
              place === 0 ? (
                <th key={title} scope="row" role="rowheader">
                  {cell(row)}
                </th>
              ) : (
                <td
                  key={title}
                  role="cell"
                  data-label={plain ? undefined : title}
                  class={number ? 'number' : undefined}
                >
                  <span>{cell(row)}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heading({ title, sort, order }: { title: string; sort: string; order: Order }) {
  const here = order.by === sort;
  return (
    <button type="button" class="sorting" onClick={() => order.choose(sort, here && !order.descending)}>
      {title}
      <span class="sorting-mark" aria-hidden="true">
        {here ? (order.descending ? '▼' : '▲') : ''}
      </span>
    </button>
  );
}
