import type { MatchingReasonCode, ReasonPartsFragment } from '#contract/graphql/graphql';
import { countryName } from '../words/country.ts';
import { spokenName } from '../words/spoken.ts';
import { intlTag, t } from '../words/words.ts';

type Sentence = (reason: ReasonPartsFragment) => string;

/** What speaks for or against somebody, in words. A code without a sentence does not compile. */
const sentences: Readonly<Record<MatchingReasonCode, Sentence>> = {
  FIELD: ({ field, nearness }) => {
    if (!field || nearness === 'NONE') return t('suggest.fieldNone');
    return t(nearness === 'SAME' ? 'suggest.fieldSame' : 'suggest.fieldNear', { field: field.name });
  },
  SECTOR: ({ sector, nearness }) => {
    if (!sector || nearness === 'NONE') return t('suggest.sectorNone');
    return t(nearness === 'SAME' ? 'suggest.sectorSame' : 'suggest.sectorNear', { sector: sector.name });
  },
  SKILLS: ({ count, of, related }) =>
    t(related ? 'suggest.skillsRelated' : 'suggest.skills', { count: count ?? 0, of: of ?? 0, related: related ?? 0 }),
  WORDS: ({ texts }) =>
    texts && texts.length > 0 ? t('suggest.words', { words: listed(texts) }) : t('suggest.wordsNone'),
  TAUGHT: ({ texts }) =>
    texts && texts.length > 0 ? t('suggest.taught', { course: texts[0] ?? '' }) : t('suggest.taughtNone'),
  EXPERIENCE: ({ count }) => t('suggest.experience', { count: count ?? 0 }),
  LANGUAGE: (reason) => spoken(reason),
  WELCOME_LANGUAGE: (reason) => spoken(reason),
  WEEKS_FREE: ({ count, of }) => t('suggest.weeks', { count: count ?? 0, of: of ?? 0 }),
  HOURS_A_WEEK: ({ count, of }) => t('suggest.hoursAWeek', { count: count ?? 0, of: of ?? 0 }),
  COMMON_HOURS: ({ count }) => t('suggest.commonHours', { count: count ?? 0 }),
  ORIGIN: ({ country, met }) => {
    if (!country) return t('suggest.originUnknown');
    return t(met ? 'suggest.origin' : 'suggest.originOther', { country: countryName(country) });
  },
  MODE: ({ met }) => t(met ? 'suggest.mode' : 'suggest.modeOther'),
};

export const reasonWords = (reason: ReasonPartsFragment): string => sentences[reason.code](reason);

function spoken({ language, level }: ReasonPartsFragment): string {
  if (!language || !level) return t('suggest.languageNone');
  const name = spokenName(language);
  return level === 'NATIVE' ? t('suggest.native', { language: name }) : t('suggest.speaks', { language: name, level });
}

const listed = (texts: readonly string[]) => new Intl.ListFormat(intlTag(), { type: 'conjunction' }).format(texts);
