import { Check, Field, SelectField } from '../../look/Field.tsx';
import { isDay, weekdayOf } from '../../time/days.ts';
import { intlTag, t } from '../../words/words.ts';
import type { PlanValues } from './plan-values.ts';
import { datesOf } from './rule.ts';
import { weekdayName, weekdayWords } from '../words-of-time.ts';

/** Sessions of a series when nothing else is said. */
const usualCount = 12;

/** Whether it repeats, on which days, until when, and which days are left out. */
export function RepeatFields({
  values,
  start,
  lastDay,
}: {
  values: PlanValues | undefined;
  /** What is filled in at first. */
  start?: PlanValues['repeat'];
  /** Of the term. */
  lastDay: string;
}) {
  const tag = intlTag();
  const repeat = values?.repeat;
  const byDay = repeat !== undefined && 'until' in repeat.end;
  const first = values && isDay(values.date) ? weekdayOf(values.date) : undefined;
  return (
    <>
      <SelectField name="repeats" label={t('plan.repeats')} defaultValue={start ? 'weekly' : 'no'}>
        <option value="no">{t('plan.once')}</option>
        <option value="weekly">{t('plan.weekly')}</option>
        <option value="second">{t('plan.second')}</option>
      </SelectField>
      {/* There from the beginning, so that what was typed before a reload is put back. */}
      <div hidden={!repeat}>
        <div class="plan">
          <fieldset class="field">
            <legend class="field-label">{t('plan.days')}</legend>
            <div class="plan-days">
              {Array.from({ length: 7 }, (_, weekday) => (
                <Check key={weekday} name="weekdays" value={String(weekday)}>
                  {weekdayName(weekday, tag)}
                </Check>
              ))}
            </div>
            {first !== undefined && <p class="field-help">{t('plan.daysHelp', { day: weekdayName(first, tag) })}</p>}
          </fieldset>
          <div class="form-pair">
            <SelectField name="ends" label={t('plan.ends')} defaultValue="count">
              <option value="count">{t('plan.endsCount')}</option>
              <option value="until">{t('plan.endsUntil')}</option>
            </SelectField>
            <div hidden={byDay}>
              <Field
                name="count"
                type="number"
                inputMode="numeric"
                label={t('plan.count')}
                min={1}
                max={200}
                defaultValue={start && 'count' in start.end ? start.end.count : usualCount}
              />
            </div>
            <div hidden={!byDay}>
              <Field name="until" type="date" label={t('plan.until')} defaultValue={lastDay} />
            </div>
          </div>
        </div>
      </div>
      {values && <LeaveOut values={values} />}
    </>
  );
}

function LeaveOut({ values: { repeat, date } }: { values: PlanValues }) {
  if (!repeat || !isDay(date) || ('until' in repeat.end ? !isDay(repeat.end.until) : !(repeat.end.count >= 1))) {
    return null;
  }
  const days = datesOf({ ...repeat, except: [] }, date);
  const planned = days.length - days.filter((day) => repeat.except.includes(day)).length;
  return (
    <details class="plan-dates">
      <summary>{t('plan.leaveOut', { count: planned })}</summary>
      <fieldset>
        <legend class="field-help">{t('plan.leaveOutHow')}</legend>
        <div class="plan-days">
          {days.map((day) => (
            <Check key={day} name="except" value={day}>
              <time dateTime={day}>{weekdayWords(day, intlTag(), 'short')}</time>
            </Check>
          ))}
        </div>
      </fieldset>
    </details>
  );
}
