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
        <div key={row.id} class="availability-row">
          <TimeField
            name={fieldOf('from', row)}
            day={day}
            label={t('availability.from')}
            value={row.from}
            onTime={(from) => onRow({ ...row, from })}
          />
          <TimeField
            name={fieldOf('to', row)}
            day={day}
            label={t('availability.to')}
            value={row.to}
            onTime={(to) => onRow({ ...row, to })}
          />
          <Button
            kind="quiet"
            onClick={() => {
              onRows(rows.filter((one) => one.id !== row.id));
              // What is pressed goes: the button that brings a row back takes the focus.
              box.current?.querySelector<HTMLElement>('.availability-add button')?.focus();
            }}
          >
            <span>
              {t('section.remove')}
              <span class="visually-hidden">
                {' '}
                {day} {row.from} – {row.to}
              </span>
            </span>
          </Button>
        </div>
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

function TimeField({
  name,
  day,
  label,
  value,
  onTime,
}: {
  name: string;
  day: string;
  label: string;
  value: string;
  onTime: (time: string) => void;
}) {
  const { id, error } = useField(name);
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
      <Beneath id={id} help={undefined} error={error} />
    </div>
  );
}
