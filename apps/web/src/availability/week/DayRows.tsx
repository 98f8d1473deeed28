import { useRef } from 'preact/hooks';
import { Button } from '../../look/Button.tsx';
import { Beneath, describe } from '../../look/Field.tsx';
import { useField } from '../../look/Form.tsx';
import { intlTag, t } from '../../words/words.ts';
import { weekdayName } from './names.ts';
import { fieldOf, newRow } from './rows.ts';
import type { HoursRow } from './rows.ts';

/** The hours of one weekday: from and to in rows, which are added and removed. */
export function DayRows({
  weekday,
  rows,
  onRow,
  onRows,
}: {
  weekday: number;
  rows: readonly HoursRow[];
  onRow: (row: HoursRow) => void;
  onRows: (rows: readonly HoursRow[]) => void;
}) {
  const box = useRef<HTMLFieldSetElement>(null);
  const day = weekdayName(weekday, intlTag());
  return (
    <fieldset ref={box} class="availability-day">
      <legend class="field-label">{day}</legend>
      {rows.length === 0 && <p class="soft availability-none">{t('availability.none')}</p>}
      {rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          day={day}
          onRow={onRow}
          onRemove={() => {
            onRows(rows.filter((one) => one.id !== row.id));
            // What is pressed goes: the button that brings a row back takes the focus.
            box.current?.querySelector<HTMLElement>('.availability-add button')?.focus();
          }}
        />
      ))}
      <div class="availability-add">
        <Button kind="quiet" icon="add" onClick={() => onRows([...rows, newRow(weekday)])}>
          <span>
            {t('availability.add')}
            <span class="visually-hidden"> {day}</span>
          </span>
        </Button>
      </div>
    </fieldset>
  );
}

function Row({
  row,
  day,
  onRow,
  onRemove,
}: {
  row: HoursRow;
  day: string;
  onRow: (row: HoursRow) => void;
  onRemove: () => void;
}) {
  const from = useField(fieldOf('from', row));
  const to = useField(fieldOf('to', row));
  return (
    <div class="availability-row">
      <TimeField
        field={from}
        name={fieldOf('from', row)}
        label={t('availability.from')}
        day={day}
        value={row.from}
        onTime={(time) => onRow({ ...row, from: time })}
      />
      <TimeField
        field={to}
        name={fieldOf('to', row)}
        label={t('availability.to')}
        day={day}
        value={row.to}
        onTime={(time) => onRow({ ...row, to: time })}
      />
      <Button kind="quiet" onClick={onRemove}>
        <span>
          {t('section.remove')}
          <span class="visually-hidden">
            {' '}
            {day} {row.from} – {row.to}
          </span>
        </span>
      </Button>
      {/* As wide as the row: beneath one field a sentence would be a column of words. */}
      <div class="availability-wrong">
        <Beneath id={from.id} help={undefined} error={from.error} />
        <Beneath id={to.id} help={undefined} error={to.error} />
      </div>
    </div>
  );
}

function TimeField({
  field: { id, error },
  name,
  day,
  label,
  value,
  onTime,
}: {
  field: ReturnType<typeof useField>;
  name: string;
  day: string;
  label: string;
  value: string;
  onTime: (time: string) => void;
}) {
  return (
    <div class="field">
      <label class="field-help" for={id}>
        <span class="visually-hidden">{day} </span>
        {label}
      </label>
      <input
        {...describe(id, undefined, error)}
        id={id}
        name={name}
        class="input"
        type="time"
        required
        defaultValue={value}
        onInput={({ currentTarget }) => onTime(currentTarget.value)}
      />
    </div>
  );
}
