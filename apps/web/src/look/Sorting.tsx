import { t } from '../words/words.ts';
import type { Order } from './Table.tsx';
import './table.css';

/** Chooses the order of a list that is no table, as headings of tables do: the same press again for the order from its end. */
export function Sorting({ order, choices }: { order: Order; choices: readonly { by: string; text: string }[] }) {
  return (
    <div class="row soft no-print" role="group" aria-label={t('list.sort')}>
      {choices.map(({ by, text }) => {
        const here = order.by === by;
        return (
          <button
            key={by}
            type="button"
            class="sorting"
            aria-pressed={here}
            onClick={() => order.choose(by, here && !order.descending)}
          >
            {text}
            {here && order.descending && <span class="visually-hidden"> {t('list.fromEnd')}</span>}
            <span class="sorting-mark" aria-hidden="true">
              {here ? (order.descending ? '▼' : '▲') : ''}
            </span>
          </button>
        );
      })}
    </div>
  );
}
