import { useState } from 'preact/hooks';
import { AddAvailabilityExceptionDocument, RemoveAvailabilityExceptionDocument } from '#contract/graphql/graphql';
import type { AvailabilityExceptionPartsFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemOf, problemsOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { Field, SelectField } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { Problems } from '../../look/Problems.tsx';
import { tell } from '../../look/told.ts';
import { cityOf } from '../../time/cities.ts';
import { weekdayWords } from '../../timetable/words-of-time.ts';
import { intlTag, t } from '../../words/words.ts';
import { exceptionInput, exceptionProblems } from './exception-values.ts';

type Exception = AvailabilityExceptionPartsFragment;

/** Days on which one is away, or has more time than in other weeks. */
export function Exceptions({
  exceptions,
  zone,
  again,
}: {
  exceptions: readonly Exception[];
  zone: string;
  again: () => void;
}) {
  return (
    <section class="stack" aria-labelledby="availability-exceptions">
      <h2 id="availability-exceptions">{t('availability.exceptions')}</h2>
      <p>{t('availability.exceptionsHow')}</p>
      <List exceptions={exceptions} zone={zone} again={again} />
      <Add zone={zone} again={again} />
    </section>
  );
}

function List({ exceptions, zone, again }: { exceptions: readonly Exception[]; zone: string; again: () => void }) {
  const [problem, setProblem] = useState<Problem>();
  const remove = async (id: string) => {
    const { error } = await change(RemoveAvailabilityExceptionDocument, { id });
    setProblem(error && problemOf(error));
    again();
  };
  if (exceptions.length === 0) return <p class="soft">{t('availability.noExceptions')}</p>;
  return (
    <>
      <Problems problem={problem} />
      <ul class="card rows">
        {exceptions.map((exception) => (
          <li key={exception.id} class="row-apart">
            <span>{wordsOf(exception, zone)}</span>
            <Button onClick={() => void remove(exception.id)}>
              <span>
                {t('section.remove')}
                <span class="visually-hidden"> {wordsOf(exception, zone)}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** "Away: Mon 4 Jan to Fri 8 Jan, all day", and whose clock when it is another one than that of the weekly hours. */
function wordsOf({ kind, firstDay, lastDay, from, to, zone }: Exception, ofHours: string): string {
  const tag = intlTag();
  const first = weekdayWords(firstDay, tag, 'short');
  const days =
    firstDay === lastDay ? first : t('availability.daysRange', { first, last: weekdayWords(lastDay, tag, 'short') });
  const isWhole = from === '00:00' && to === '24:00';
  const hours = isWhole
    ? t('availability.allDay')
    : t('availability.range', { from, to: to === '24:00' ? '00:00' : to });
  const words =
    kind === 'AWAY' ? t('availability.awayOn', { days, hours }) : t('availability.extraOn', { days, hours });
  return zone === ofHours ? words : `${words} (${cityOf(zone)})`;
}

function Add({ zone, again }: { zone: string; again: () => void }) {
  return (
    <div class="card">
      <Form
        label={t('availability.addException')}
        action={t('availability.addException')}
        actionKind="plain"
        keep="availability-exception"
        again
        check={exceptionProblems}
        words={{ ENDS_FIRST: 'error.endsBeforeStart', CONFLICT: 'availability.tooMany' }}
        onSubmit={async (values) => {
          const { error } = await change(AddAvailabilityExceptionDocument, { input: exceptionInput(values) });
          if (error) return problemsOf(error);
          again();
          tell(t('availability.noted'));
          return undefined;
        }}
      >
        <SelectField name="kind" label={t('availability.kind')} defaultValue="AWAY">
          <option value="AWAY">{t('availability.away')}</option>
          <option value="EXTRA">{t('availability.extra')}</option>
        </SelectField>
        <div class="form-pair">
          <Field name="firstDay" type="date" label={t('availability.firstDay')} />
          <Field
            name="lastDay"
            type="date"
            label={t('availability.lastDay')}
            help={t('availability.lastDayHelp')}
            optional
          />
        </div>
        <div class="form-pair">
          <Field name="from" type="time" label={t('availability.fromTime')} optional />
          <Field name="to" type="time" label={t('availability.toTime')} optional />
        </div>
        <p class="field-help">{t('availability.timesHelp', { city: cityOf(zone) })}</p>
      </Form>
    </div>
  );
}
