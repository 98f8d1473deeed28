import type { ClashKind } from '#contract/graphql/graphql';
import { clockWords, dateWords } from '../../time/format.ts';
import { cityOf } from '../../time/cities.ts';
import { instantOf } from '../../time/zones.ts';
import { countryName } from '../../words/country.ts';
import { intlTag, t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';
import type { Clash } from './clashes.ts';

/** What a clash is told against. */
export interface Around {
  /** Of the plan: times are told by its clock. */
  zone: string;
  term: { startsOn: string; endsOn: string };
  cohortSize: number;
}

const kinds: Record<ClashKind, MessageId> = {
  SECTION: 'clashKind.section',
  LECTURER: 'clashKind.lecturer',
  ROOM: 'clashKind.room',
  COHORT: 'clashKind.cohort',
  UNAVAILABLE: 'clashKind.unavailable',
  HOLIDAY: 'clashKind.holiday',
  OUTSIDE_TERM: 'clashKind.outsideTerm',
  WAKING_HOURS: 'clashKind.wakingHours',
  ROOM_TOO_SMALL: 'clashKind.roomTooSmall',
  PAST: 'clashKind.past',
};

/** What one accepts by ticking it. */
export function kindWords(kind: ClashKind): string {
  return t(kinds[kind]);
}

/** Who is in the way, when and why, in one sentence. */
export function clashSentence(clash: Clash, around: Around): string {
  const { kind, session, count } = clash;
  const who = clash.who ?? t('clash.somebody');
  const when = {
    from: clash.startsAt === null ? '' : clockWords(Date.parse(clash.startsAt), around.zone),
    to: clash.endsAt === null ? '' : clockWords(Date.parse(clash.endsAt), around.zone),
  };
  const course = session?.section ? `${session.section.course.title}, ${session.section.name}` : '';
  switch (kind) {
    case 'SECTION':
      return t('clash.section', when);
    case 'LECTURER':
      return session ? t('clash.lecturer', { who, course, ...when }) : t('clash.elsewhere', { who, ...when });
    case 'ROOM':
      return session ? t('clash.room', { who, course, ...when }) : t('clash.roomTaken', { who, ...when });
    case 'COHORT':
      return session
        ? t('clash.cohort', { count: count ?? 0, course, ...when })
        : t('clash.cohortElsewhere', { count: count ?? 0, ...when });
    case 'UNAVAILABLE':
      return t('clash.unavailable', { who, ...when });
    case 'HOLIDAY':
      return clash.country === null
        ? t('clash.closed', { who })
        : t('clash.holiday', { who, country: countryName(clash.country) });
    case 'OUTSIDE_TERM': {
      const { startsOn, endsOn } = around.term;
      return t('clash.outsideTerm', { first: dateWords(startsOn, intlTag()), last: dateWords(endsOn, intlTag()) });
    }
    case 'WAKING_HOURS': {
      const zone = clash.zone ?? around.zone;
      const start = instantOf(clash.occurrence.slice(0, 16), around.zone);
      return t('clash.wakingHours', { who, time: clockWords(start, zone), city: cityOf(zone) });
    }
    case 'ROOM_TOO_SMALL':
      return t('clash.roomTooSmall', { who, count: count ?? 0, size: around.cohortSize });
    case 'PAST':
      return t('clash.past');
  }
}
