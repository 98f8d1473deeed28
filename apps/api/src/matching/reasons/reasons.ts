import type { LanguageLevel } from '#database';
import type { Level, Reason } from '#matching';
import type { MatchingReasonModel } from './models.ts';

/** A reason of `libs/matching` as the wire has it. */
export function reasonModel(reason: Reason): MatchingReasonModel {
  const { code } = reason;
  switch (code) {
    case 'FIELD':
      return { code, fieldCode: reason.field, nearness: reason.nearness };
    case 'SECTOR':
      return { code, sectorCode: reason.sector, nearness: reason.nearness };
    case 'SKILLS':
      return { code, count: reason.found, related: reason.related, of: reason.of };
    case 'WORDS':
      return { code, texts: reason.words };
    case 'TAUGHT':
      return { code, texts: reason.course === undefined ? [] : [reason.course] };
    case 'EXPERIENCE':
      return { code, count: reason.years };
    case 'LANGUAGE':
    case 'WELCOME_LANGUAGE':
      return { code, language: reason.language, level: reason.level && levelName(reason.level) };
    case 'WEEKS_FREE':
      return { code, count: reason.free, of: reason.of };
    case 'HOURS_A_WEEK':
      return { code, count: reason.given, of: reason.of };
    case 'COMMON_HOURS':
      return { code, count: reason.hours, of: reason.of };
    case 'ORIGIN':
      return { code, country: reason.country, met: reason.same };
    case 'MODE':
      return { code, met: reason.offered };
  }
}

const levelName = (level: Level): LanguageLevel => level.toLowerCase() as Lowercase<Level>;
