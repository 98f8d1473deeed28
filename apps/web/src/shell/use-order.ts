import { useLocation } from 'preact-iso/router';
import type { Order } from '../look/Table.tsx';

/** The order of a list, kept in the address like what narrows it (`use-filters.ts`). The first of `sorts` is the usual one. */
export function useOrder<Sort extends string>(sorts: readonly [Sort, ...Sort[]]): Omit<Order, 'by'> & { by: Sort } {
  const { query, route } = useLocation();
  const by = sorts.find((sort) => sort === query['sort']) ?? sorts[0];
  return {
    by,
    descending: query['order'] === 'down',
    choose: (wanted, descending) => {
      const search = new URLSearchParams(location.search);
      if (wanted === sorts[0]) search.delete('sort');
      else search.set('sort', wanted);
      if (descending) search.set('order', 'down');
      else search.delete('order');
      const text = search.toString();
      route(text === '' ? location.pathname : `${location.pathname}?${text}`, true);
    },
  };
}
