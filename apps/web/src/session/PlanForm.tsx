import { useState } from 'preact/hooks';
import type { Problem } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { Field, SelectField } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { readerZone } from '../people/viewer.ts';
import { dateWords, dayWords } from '../time/format.ts';
import { instantOf, localTime } from '../time/zones.ts';
import { intlTag, t } from '../words/words.ts';
import { placesOf, previewOf, refusalOf } from './plan.ts';
import type { Place } from './plan.ts';
import './session.css';

/** When a session is to be: what the API takes. */
export interface Plan {
  topic: string;
  localStart: string;
  minutes: number;
  zone: string;
}

/** Length of a session when nothing else is said, and its limits, minutes. */
const usualMinutes = 90;
const leastMinutes = 5;
const mostMinutes = 480;

/** Plans or moves a session, with a live preview of what the clocks of its places will show. */
export function PlanForm({
  label,
  action,
  keep,
  campus,
  term,
  lecturerZones,
  start,
  withTopic,
  onPlan,
  onLeave,
}: {
  label: string;
  action: string;
  keep: string;
  campus: Place;
  term: { startsOn: string; endsOn: string };
  lecturerZones: readonly string[];
  start?: Omit<Plan, 'topic'>;
  withTopic: boolean;
  onPlan: (plan: Plan) => Promise<readonly Problem[] | undefined>;
  onLeave: () => void;
}) {
  const firstZone = start?.zone ?? campus.zone;
  const [date, setDate] = useState(start?.localStart.slice(0, 10) ?? '');
  const [time, setTime] = useState(start?.localStart.slice(11) ?? '');
  const [zone, setZone] = useState(firstZone);
  const places = placesOf(campus, [firstZone, readerZone.value, ...lecturerZones]);
  return (
    <Form
      label={label}
      action={action}
      keep={keep}
      words={{ CONFLICT: 'session.conflict', BAD_INPUT: 'session.badTime' }}
      beside={<Button onClick={onLeave}>{t('dialog.back')}</Button>}
      check={(values) => {
        const code = refusalOf(planIn(values), { term, campusZone: campus.zone }, Date.now());
        const days = { first: dateWords(term.startsOn, intlTag()), last: dateWords(term.endsOn, intlTag()) };
        return code ? [{ code, field: 'date', facts: days }] : [];
      }}
      onSubmit={async (values) => {
        const problems = await onPlan(planIn(values));
        return problems?.map((problem) => (problem.field === 'localStart' ? { ...problem, field: 'date' } : problem));
      }}
    >
      {withTopic && (
        <Field name="topic" label={t('session.topic')} help={t('session.topicHelp')} maxLength={200} optional />
      )}
      <div class="form-pair">
        <Field
          name="date"
          type="date"
          label={t('session.date')}
          min={laterOf(term.startsOn, localTime(Date.now(), zone).slice(0, 10))}
          max={term.endsOn}
          defaultValue={date}
          onInput={({ currentTarget }) => setDate(currentTarget.value)}
        />
        <Field
          name="time"
          type="time"
          label={t('session.time')}
          defaultValue={time}
          onInput={({ currentTarget }) => setTime(currentTarget.value)}
        />
      </div>
      <div class="form-pair">
        <SelectField
          name="zone"
          label={t('session.zone')}
          defaultValue={firstZone}
          onInput={({ currentTarget }) => setZone(currentTarget.value)}
        >
          {places.map((place) => (
            <option key={place.zone} value={place.zone}>
              {place.name}
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
          defaultValue={start?.minutes ?? usualMinutes}
        />
      </div>
      <Preview local={`${date}T${time}`} zone={zone} places={places} />
    </Form>
  );
}

/** Days as YYYY-MM-DD sort as text. */
function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}

function planIn(values: FormData): Plan {
  return {
    topic: String(values.get('topic') ?? '').trim(),
    localStart: `${String(values.get('date'))}T${String(values.get('time'))}`,
    minutes: Number(values.get('minutes')),
    zone: String(values.get('zone')),
  };
}

function Preview({ local, zone, places }: { local: string; zone: string; places: readonly Place[] }) {
  const lines = previewOf(local, zone, places, intlTag());
  return (
    <div class="preview" role="status" aria-label={t('session.preview')}>
      {lines.length === 0 ? (
        <p class="soft">{t('session.previewEmpty')}</p>
      ) : (
        <>
          <p class="soft small">{dayWords(instantOf(local, zone), zone, intlTag())}</p>
          <ul class="preview-lines">
            {lines.map(({ name, time }) => (
              <li key={name}>
                <strong class="figures">{time}</strong> {name}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
