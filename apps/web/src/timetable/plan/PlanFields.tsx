import { Field, SelectField } from '../../look/Field.tsx';
import { t } from '../../words/words.ts';
import type { NamedZone } from './places.ts';
import type { PlanValues } from './plan-values.ts';

/** Length of a session when nothing else is said, and its limits, minutes. */
const usualMinutes = 90;
const leastMinutes = 5;
const mostMinutes = 480;

interface Named {
  id: string;
  name: string;
}

/** What, when, where and who: the same for planning and for changing. */
export function PlanFields({
  start,
  places,
  rooms,
  lecturers,
  own,
}: {
  start: Partial<PlanValues>;
  places: readonly NamedZone[];
  rooms: readonly (Named & { seats: number })[];
  /** Everybody who may stand in. */
  lecturers: readonly Named[];
  /** The section's own lecturers, in words. */
  own: string;
}) {
  return (
    <>
      <Field
        name="topic"
        label={t('session.topic')}
        help={t('session.topicHelp')}
        maxLength={200}
        defaultValue={start.topic}
        optional
      />
      <div class="form-pair">
        <Field name="date" type="date" label={t('session.date')} defaultValue={start.date} />
        <Field name="time" type="time" label={t('session.time')} defaultValue={start.time} />
      </div>
      <div class="form-pair">
        <SelectField name="zone" label={t('session.zone')} defaultValue={start.zone ?? places[0]?.zone}>
          {places.map(({ zone, name }) => (
            <option key={zone} value={zone}>
              {name}
            </option>
          ))}
        </SelectField>
        <Field
          name="minutes"
          type="number"
          inputMode="numeric"
          label={t('session.minutes')}
          min={leastMinutes}
          max={mostMinutes}
          defaultValue={start.minutes ?? usualMinutes}
        />
      </div>
      <div class="form-pair">
        <SelectField name="roomId" label={t('plan.room')} defaultValue={start.roomId ?? ''} optional>
          <option value="">{t('plan.noRoom')}</option>
          {rooms.map(({ id, name, seats }) => (
            <option key={id} value={id}>
              {t('plan.roomWithSeats', { name, seats })}
            </option>
          ))}
        </SelectField>
        <SelectField name="lecturerId" label={t('plan.lecturer')} defaultValue={start.lecturerId ?? ''} optional>
          <option value="">{own === '' ? t('section.noLecturer') : own}</option>
          {lecturers.map(({ id, name }) => (
            <option key={id} value={id}>
              {t('plan.instead', { name })}
            </option>
          ))}
        </SelectField>
      </div>
    </>
  );
}
