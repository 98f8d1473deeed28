import { useState } from 'preact/hooks';
import {
  AddUnavailabilityDocument,
  MyUnavailabilityDocument,
  RemoveUnavailabilityDocument,
} from '#contract/graphql/graphql';
import type { UnavailabilityPartsFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { useData } from '../../api/data.ts';
import { problemOf, problemsOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { Field, SelectField } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { Problems } from '../../look/Problems.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { Await } from '../../loaded/Await.tsx';
import { Page } from '../../shell/Page.tsx';
import { weekdayOf } from '../../time/days.ts';
import { cityOf } from '../../time/cities.ts';
import { tell } from '../../look/told.ts';
import { intlTag, t } from '../../words/words.ts';
import { ruleOf } from '../plan/rule.ts';
import { PlannedThen } from './PlannedThen.tsx';
import { endOf, stretchesOf } from './unavailable.ts';
import type { Stretch } from './unavailable.ts';
import { weekdayName, weekdayWords } from '../words-of-time.ts';

/** When a lecturer cannot teach: who plans is warned then. */
export default function UnavailablePage() {
  const loaded = useData(MyUnavailabilityDocument, {}, ['Unavailability']);
  return (
    <Page
      title={t('timetable.unavailable')}
      above={{ href: '/timetable', name: t('timetable.mine') }}
      lead={t('unavailable.lead', { city: cityOf(readerZone.value) })}
      width="narrow"
    >
      <Await loaded={loaded} what={t('timetable.unavailable')}>
        {({ myUnavailability }) => <Times times={myUnavailability} again={loaded.again} />}
      </Await>
      <Add again={loaded.again} />
      <p>
        <a href="/profile">{t('unavailable.waking')}</a>
      </p>
      <p>
        {t('unavailable.meetingsToo')} <a href="/availability">{t('unavailable.meetings')}</a>
      </p>
    </Page>
  );
}

function Times({ times, again }: { times: readonly UnavailabilityPartsFragment[]; again: () => void }) {
  const [problem, setProblem] = useState<Problem>();
  const remove = async (id: string) => {
    const { error } = await change(RemoveUnavailabilityDocument, { id });
    setProblem(error && problemOf(error));
    again();
  };
  if (times.length === 0) return <p class="soft">{t('unavailable.none')}</p>;
  return (
    <div class="stack">
      <Problems problem={problem} />
      <ul class="card rows">
        {times.map((time) => (
          <li key={time.id} class="row-apart">
            <span>
              {whenWords(time)}
              {time.note !== '' && <span class="soft"> {time.note}</span>}
            </span>
            <Button onClick={() => void remove(time.id)}>
              <span>
                {t('section.remove')}
                <span class="visually-hidden"> {whenWords(time)}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** "Mon 23 Nov, 18:00 to 20:00", "Every Monday, 18:00 to 20:00", and whose clock when it is another one. */
function whenWords({ localStart, minutes, zone, rule }: UnavailabilityPartsFragment): string {
  const day = localStart.slice(0, 10);
  const from = localStart.slice(11, 16);
  const end = endOf({ localStart, minutes });
  const times = { from, to: end.slice(11, 16) };
  const words =
    rule === null && minutes > 1440
      ? t('unavailable.range', {
          first: weekdayWords(day, intlTag(), 'short'),
          last: weekdayWords(end.slice(0, 10), intlTag(), 'short'),
          ...times,
        })
      : rule === null
        ? t('unavailable.once', { day: weekdayWords(day, intlTag(), 'short'), ...times })
        : t('unavailable.weekly', { day: weekdayName(weekdayOf(day), intlTag()), ...times });
  return zone === readerZone.value ? words : `${words} (${cityOf(zone)})`;
}

/** Weekly times are entered for so many weeks ahead: two years. */
const weeksAhead = 104;

function Add({ again }: { again: () => void }) {
  const [added, setAdded] = useState<readonly Stretch[]>([]);
  return (
    <section class="stack" aria-labelledby="unavailable-add">
      <h2 id="unavailable-add">{t('unavailable.add')}</h2>
      {added.length > 0 && <PlannedThen key={added[0]?.localStart} stretches={added} />}
      <div class="card">
        <Form
          label={t('unavailable.add')}
          action={t('unavailable.add')}
          keep="unavailable"
          again
          words={{ BAD_INPUT: 'session.badTime' }}
          onSubmit={async (values) => {
            const text = (name: string) => String(values.get(name) ?? '').trim();
            const date = text('date');
            const weekly = text('repeats') === 'weekly';
            const stretches = stretchesOf(date, text('from'), weekly ? date : text('until') || date, text('to'));
            for (const stretch of stretches) {
              const { error } = await change(AddUnavailabilityDocument, {
                input: {
                  ...stretch,
                  zone: readerZone.value,
                  rule: weekly
                    ? ruleOf({ every: 1, weekdays: [], end: { count: weeksAhead }, except: [] }, date)
                    : null,
                  note: text('note'),
                },
              });
              if (error) return problemsOf(error);
            }
            setAdded(weekly ? [] : stretches);
            again();
            tell(t('unavailable.added'));
            return undefined;
          }}
        >
          <div class="form-pair">
            <Field name="date" type="date" label={t('unavailable.firstDay')} />
            <Field
              name="until"
              type="date"
              label={t('unavailable.lastDay')}
              help={t('unavailable.lastDayHelp')}
              optional
            />
          </div>
          <div class="form-pair">
            <Field name="from" type="time" label={t('unavailable.from')} />
            <Field name="to" type="time" label={t('unavailable.to')} help={t('unavailable.toHelp')} />
          </div>
          <SelectField name="repeats" label={t('plan.repeats')} defaultValue="once">
            <option value="once">{t('plan.once')}</option>
            <option value="weekly">{t('plan.weekly')}</option>
          </SelectField>
          <Field name="note" label={t('unavailable.note')} help={t('unavailable.noteHelp')} maxLength={200} optional />
        </Form>
      </div>
    </section>
  );
}
