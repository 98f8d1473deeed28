import { MyFreeTimesDocument } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { Await } from '../../loaded/Await.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { cityOf } from '../../time/cities.ts';
import { clockWords, dayOf, dayWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import { freeRanges } from './free-ranges.ts';

/** Of the shortest meeting that people book. */
const minutes = 30;
const days = 14;
const shown = 6;

/** The next stretches in which others could book a meeting: what is saved, less what the reader has then. */
export function NextFreeTimes() {
  const zone = readerZone.value;
  const from = dayOf(Date.now(), zone);
  // Whatever is planned or said of absences changes what is free.
  const loaded = useData(MyFreeTimesDocument, { minutes, from, days }, [
    'Availability',
    'AvailabilityException',
    'Session',
    'Unavailability',
  ]);
  return (
    <section class="stack" aria-labelledby="availability-next">
      <h2 id="availability-next">{t('availability.next')}</h2>
      <Await loaded={loaded} what={t('availability.next')}>
        {({ myFreeTimes }) => {
          const ranges = freeRanges(myFreeTimes).slice(0, shown);
          if (ranges.length === 0) return <p>{t('availability.nextNone', { days })}</p>;
          return (
            <>
              <p class="soft">{t('availability.nextHow', { city: cityOf(zone) })}</p>
              <ul class="card rows">
                {ranges.map(({ startsAt, endsAt }) => (
                  <li key={startsAt}>
                    {t('availability.nextOne', {
                      day: dayWords(startsAt, zone, intlTag()),
                      hours: t('availability.range', {
                        from: clockWords(startsAt, zone),
                        to: clockWords(endsAt, zone),
                      }),
                    })}
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Await>
    </section>
  );
}
