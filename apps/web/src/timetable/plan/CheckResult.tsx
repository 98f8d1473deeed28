import { problemWords } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { Check as Tick } from '../../look/Field.tsx';
import { Icon } from '../../look/Icon.tsx';
import { clockWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import { groupClashes, kindsToAccept } from './clashes.ts';
import type { Check, ClashGroup } from './clashes.ts';
import { clashSentence, kindWords } from './clash-words.ts';
import type { Around } from './clash-words.ts';
import type { NamedZone } from './places.ts';
import type { Checked } from './use-plan-form.ts';
import { weekdayWords } from '../words-of-time.ts';

/** Days that are named of a clash that comes back; the others are counted. */
const namedDays = 4;

/** What is in the way of the plan, each with its sentence; what may be accepted, with a box to tick; and free times, one press each. */
export function CheckResult({
  checked: { check, problem, busy },
  around,
  places,
  onTake,
  accepts = true,
}: {
  checked: Checked;
  around: Around;
  places: readonly NamedZone[];
  onTake: (localStart: string) => void;
  /** The reader may plan it all the same. */
  accepts?: boolean;
}) {
  const groups = groupClashes(check?.clashes ?? []);
  const kinds = kindsToAccept(check?.clashes ?? []);
  const failed = problem && problemWords(problem, { BAD_INPUT: 'session.badTime' });
  const status = busy
    ? t('plan.looking')
    : failed
      ? t(failed.id, failed.values)
      : check && t('plan.inTheWay', { count: groups.length });
  return (
    <div class="stack">
      <p
        role="status"
        class={`check-status ${busy ? 'soft' : groups.length > 0 || failed ? 'check-clash' : 'check-free'}`}
      >
        {status}
      </p>
      {groups.length > 0 && (
        <ul class="clashes" aria-label={t('plan.clashes')}>
          {groups.map((group) => (
            <ClashLine
              key={`${group.first.kind} ${group.first.who ?? ''} ${group.first.session?.id ?? ''}`}
              group={group}
              around={around}
            />
          ))}
        </ul>
      )}
      {check && check.freeTimes.length > 0 && groups.length > 0 && (
        <FreeTimes times={check.freeTimes} places={places} onTake={onTake} />
      )}
      {accepts && kinds.length > 0 && (
        <fieldset>
          <legend class="field-label">{t('plan.accept')}</legend>
          {kinds.map((kind) => (
            <Tick key={kind} name="accept" value={kind}>
              {kindWords(kind)}
            </Tick>
          ))}
        </fieldset>
      )}
    </div>
  );
}

function ClashLine({ group: { first, days }, around }: { group: ClashGroup; around: Around }) {
  const tag = intlTag();
  const named = days.slice(0, namedDays).map((day) => weekdayWords(day, tag, 'short'));
  const list = named.join(', ');
  const rest = days.length - named.length;
  return (
    <li class={first.blocking ? 'clash' : 'clash clash-care'}>
      <Icon name="care" />
      <div>
        <p>{clashSentence(first, around)}</p>
        <p class="small">{rest > 0 ? t('plan.daysAndMore', { days: list, count: rest }) : list}</p>
      </div>
    </li>
  );
}

function FreeTimes({
  times,
  places,
  onTake,
}: {
  times: Check['freeTimes'];
  places: readonly NamedZone[];
  onTake: (localStart: string) => void;
}) {
  return (
    <div class="stack-tight" role="group" aria-label={t('plan.free')}>
      <p class="field-label">{t('plan.free')}</p>
      <ul class="free-times">
        {times.map((time) => (
          <li key={time.localStart}>
            <Button onClick={() => onTake(time.localStart)}>{freeWords(time, places)}</Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** "Tue 24 Nov, 17:00 in Butare (16:00 in Brussels)". */
function freeWords({ localStart, startsAt, zone }: Check['freeTimes'][number], places: readonly NamedZone[]): string {
  const here = places.find((place) => place.zone === zone);
  const time = localStart.slice(11, 16);
  const day = weekdayWords(localStart.slice(0, 10), intlTag(), 'short');
  const words = t('time.inPlace', { day, time, place: here?.name ?? zone });
  const others = places.flatMap((place) => {
    const clock = clockWords(Date.parse(startsAt), place.zone);
    return clock === time ? [] : [t('time.there', { time: clock, place: place.name })];
  });
  return others.length === 0 ? words : `${words} (${[...new Set(others)].join(', ')})`;
}
