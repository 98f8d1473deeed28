import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso/router';
import { useId } from 'preact/hooks';
import { Button, ButtonLink } from '../../look/Button.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { addDays } from '../../time/days.ts';
import { cityOf } from '../../time/cities.ts';
import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';
import type { Address, View } from './read-address.ts';
import type { Term } from './Timetable.tsx';

const views: [view: View, words: MessageId][] = [
  ['week', 'timetable.week'],
  ['agenda', 'timetable.agenda'],
  ['term', 'timetable.term'],
];

/** Which days, in which shape, by whose clock. */
export function Tools({
  address,
  link,
  clocks,
  thisWeek,
  terms,
  term,
  children,
}: {
  address: Address;
  link: (change: Partial<Address>) => string;
  clocks: readonly { name: string; zone: string }[];
  thisWeek: string;
  terms: readonly Term[];
  term: Term | undefined;
  children?: ComponentChildren;
}) {
  const shownViews = terms.length > 0 ? views : views.filter(([view]) => view !== 'term');
  return (
    <div class="timetable-tools no-print">
      {address.view === 'term' ? (
        <TermChoice terms={terms} term={term} link={link} />
      ) : (
        <nav aria-label={t('timetable.weeks')} class="row">
          <ButtonLink icon="back" href={link({ week: addDays(address.week, -7) })}>
            {t('timetable.before')}
          </ButtonLink>
          <ButtonLink href={link({ week: thisWeek })}>{t('timetable.today')}</ButtonLink>
          <ButtonLink icon="forward" href={link({ week: addDays(address.week, 7) })}>
            {t('timetable.after')}
          </ButtonLink>
        </nav>
      )}
      <nav aria-label={t('timetable.shapes')}>
        <ul class="timetable-views">
          {shownViews.map(([view, words]) => (
            <li key={view} class={`timetable-view-${view}`}>
              <a class="way" href={link({ view })} aria-current={address.view === view ? 'page' : undefined}>
                {t(words)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <ClockChoice address={address} link={link} clocks={clocks} />
      <div class="row">
        {children}
        <Button icon="print" onClick={() => print()}>
          {t('attendance.print')}
        </Button>
      </div>
    </div>
  );
}

function TermChoice({
  terms,
  term,
  link,
}: {
  terms: readonly Term[];
  term: Term | undefined;
  link: (change: Partial<Address>) => string;
}) {
  const id = useId();
  const { route } = useLocation();
  if (terms.length < 2) return null;
  return (
    <div class="field timetable-choice">
      <label class="field-label" for={id}>
        {t('term.one')}
      </label>
      <select
        id={id}
        class="input"
        value={term?.id}
        onChange={({ currentTarget }) => route(link({ term: currentTarget.value }))}
      >
        {terms.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Offered only where clocks differ: whose clock is read. */
function ClockChoice({
  address,
  link,
  clocks,
}: {
  address: Address;
  link: (change: Partial<Address>) => string;
  clocks: readonly { name: string; zone: string }[];
}) {
  const id = useId();
  const { route } = useLocation();
  const reader = readerZone.value;
  const odd = [reader, ...clocks.map(({ zone }) => zone)].includes(address.clock) ? [] : [address.clock];
  if (clocks.length === 0 && odd.length === 0) return null;
  return (
    <div class="field timetable-choice">
      <label class="field-label" for={id}>
        {t('timetable.clock')}
      </label>
      <select
        id={id}
        class="input"
        value={address.clock}
        onChange={({ currentTarget }) => route(link({ clock: currentTarget.value }))}
      >
        <option value={reader}>{t('timetable.yours', { city: cityOf(reader) })}</option>
        {clocks.map(({ zone, name }) => (
          <option key={zone} value={zone}>
            {name}
          </option>
        ))}
        {odd.map((zone) => (
          <option key={zone} value={zone}>
            {cityOf(zone)}
          </option>
        ))}
      </select>
    </div>
  );
}
