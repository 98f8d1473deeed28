import { useKept } from '../history/use-kept.ts';
import { t } from '../words/words.ts';
import { Button } from './Button.tsx';
import { matches } from './plain-text.ts';
import { Search } from './Search.tsx';
import { Table } from './Table.tsx';
import type { Column } from './Table.tsx';

/** Rows of one page. */
const pageSize = 50;

/** Rows, people mostly, that are all here already: searched by name, shown by fifties, or a few `first` and then all. */
export function PeopleTable<Row>({
  caption,
  label = t('people.searchHere'),
  rows,
  nameOf,
  keyOf,
  columns,
  first,
}: {
  caption: string;
  /** Of the search. */
  label?: string;
  rows: readonly Row[];
  nameOf: (row: Row) => string;
  keyOf: (row: Row) => string;
  columns: readonly Column<Row>[];
  /** Where the list is not what the page is for: so many, until all are asked for. */
  first?: number;
}) {
  const [search, setSearch] = useKept(`search ${caption}`, '');
  const [shown, setShown] = useKept(`shown ${caption}`, first ?? pageSize);
  const found = rows.filter((row) => matches(search, nameOf(row)));
  return (
    <div class="stack">
      {rows.length > 10 && (
        <Search label={label} value={search} onSearch={setSearch} says={t('search.found', { count: found.length })} />
      )}
      {found.length > 0 && <Table caption={caption} columns={columns} rows={found.slice(0, shown)} keyOf={keyOf} />}
      {found.length > shown && (
        <div class="list-more no-print">
          <Button onClick={() => setShown(first === undefined ? shown + pageSize : rows.length)}>
            {first === undefined ? t('list.more') : t('list.all')}
          </Button>
          <span class="soft">{t('list.shown', { shown, total: found.length })}</span>
        </div>
      )}
    </div>
  );
}
