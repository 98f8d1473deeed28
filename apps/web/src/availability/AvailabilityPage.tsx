import { MyAvailabilityDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Await } from '../loaded/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { viewer } from '../sign-in/viewer.ts';
import { t } from '../words/words.ts';
import './availability.css';
import { Exceptions } from './exceptions/Exceptions.tsx';
import { HoursForm } from './HoursForm.tsx';
import { NextFreeTimes } from './meaning/NextFreeTimes.tsx';

/** When one would meet others: hours of the week, days that differ, and what comes of both. */
export default function AvailabilityPage() {
  const loaded = useData(MyAvailabilityDocument, {}, ['Availability', 'AvailabilityException']);
  const teaches = viewer.value?.memberships.some(({ role }) => role === 'LECTURER') ?? false;
  return (
    <Page title={t('availability.title')} lead={t('availability.lead')}>
      <Await loaded={loaded} what={t('availability.title')}>
        {({ myAvailability }) => (
          <div class="stack-wide">
            <HoursForm opened={myAvailability} />
            <Exceptions exceptions={myAvailability.exceptions} zone={myAvailability.zone} again={loaded.again} />
            <NextFreeTimes />
            <p>
              {t('availability.alsoAsked')}{' '}
              {teaches && <a href="/timetable/unavailable">{t('availability.absences')}</a>}
            </p>
          </div>
        )}
      </Await>
    </Page>
  );
}
