import { useState } from 'preact/hooks';
import { CalendarFeedsDocument, CreateCalendarFeedDocument } from '#contract/graphql/graphql';
import type { CalendarFeedsQuery } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { useData } from '../../api/data.ts';
import { problemsOf } from '../../api/problems.ts';
import { SelectField } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { Notice } from '../../look/Notice.tsx';
import { Await } from '../../loaded/Await.tsx';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/words.ts';
import './calendar.css';
import { FeedCard } from './FeedCard.tsx';

/** The timetable in one's own calendar: secret addresses that calendars read by themselves. */
export default function CalendarPage() {
  const loaded = useData(CalendarFeedsDocument, {}, ['CalendarFeed']);
  return (
    <Page
      title={t('timetable.calendar')}
      above={{ href: '/timetable', name: t('timetable.mine') }}
      lead={t('calendar.lead')}
      width="narrow"
    >
      <Await loaded={loaded} what={t('timetable.calendar')}>
        {(data) => <Feeds {...data} again={loaded.again} />}
      </Await>
      <HowTo />
    </Page>
  );
}

function Feeds({ calendarFeeds, mySections, again }: CalendarFeedsQuery & { again: () => void }) {
  const [made, setMade] = useState<object>();
  const newest = [...calendarFeeds].sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
  return (
    <>
      <Notice kind="care">
        <p>{t('calendar.secret')}</p>
      </Notice>
      {made !== undefined && (
        <Notice kind="good" outcome={made}>
          <p>{t('calendar.made')}</p>
        </Notice>
      )}
      {newest.length > 0 && (
        <ul class="stack">
          {newest.map((feed) => (
            <li key={feed.id}>
              <FeedCard feed={feed} again={again} />
            </li>
          ))}
        </ul>
      )}
      <div class="card">
        <Form
          label={t('calendar.make')}
          action={t('calendar.make')}
          onSubmit={async (values) => {
            const sectionId = String(values.get('section'));
            const { data, error } = await change(CreateCalendarFeedDocument, { sectionId: sectionId || null });
            if (error) return problemsOf(error);
            setMade(data?.createCalendarFeed);
            again();
            return undefined;
          }}
        >
          <SelectField name="section" label={t('calendar.of')} defaultValue="" optional>
            <option value="">{t('calendar.all')}</option>
            {mySections.map(({ id, name, course, term }) => (
              <option key={id} value={id}>
                {`${course.title}, ${name} (${term.name})`}
              </option>
            ))}
          </SelectField>
        </Form>
      </div>
    </>
  );
}

/** What to do with the address, program by program. */
function HowTo() {
  const ways = [
    [t('calendar.google'), t('calendar.googleHow')],
    [t('calendar.outlook'), t('calendar.outlookHow')],
    [t('calendar.apple'), t('calendar.appleHow')],
    [t('calendar.phone'), t('calendar.phoneHow')],
  ] as const;
  return (
    <section class="stack" aria-labelledby="how-to">
      <h2 id="how-to">{t('calendar.how')}</h2>
      <dl class="how-to">
        {ways.map(([name, how]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{how}</dd>
          </div>
        ))}
      </dl>
      <p class="soft">{t('calendar.slow')}</p>
    </section>
  );
}
