import { inBoth, ones } from './bits.ts';
import { commonHours } from './must.ts';
import { fieldNearness, sectorNearness } from './nearness.ts';
import type { PreparedNeed } from './prepare-need.ts';
import type { PreparedExpert } from './prepare.ts';
import { levels, modes } from './profile.ts';
import type { Reason } from './reasons.ts';
import { nearestCourse, taughtPart } from './taught.ts';
import type { CriterionName } from './weights.ts';
import { sharedWords, wordsPart } from './shared-words.ts';

export interface Criterion {
  /** Whether the need wishes for it at all. What it does not wish for counts nothing, for nobody. */
  asked(need: PreparedNeed): boolean;
  /** From 0, nothing of the wish is met, to 1. */
  part(expert: PreparedExpert, need: PreparedNeed): number;
  reason(expert: PreparedExpert, need: PreparedNeed): Reason;
}

/** What of a skill counts when the expert's is broader or narrower than the one asked for. */
const relatedSkillPart = 0.5;
/** So many years are as good as more. */
const enoughYears = 10;

const field: Criterion = {
  asked: ({ need }) => need.fields.length > 0,
  part: ({ fields }, { fieldParts }) => bestOf(fields, fieldParts),
  reason: ({ expert, fields }, { fieldParts, need }) => {
    const found = nearest(fields, fieldParts);
    const code = found === undefined ? undefined : expert.fields[found]?.code;
    const all = need.fields.map((wanted) => fieldNearness(code ?? '', wanted));
    const nearness = (['same', 'narrow', 'broad'] as const).find((near) => all.includes(near)) ?? 'none';
    return { code: 'FIELD', field: code, nearness };
  },
};

const sector: Criterion = {
  asked: ({ need }) => need.sectors.length > 0,
  part: ({ sectors }, { sectorParts }) => bestOf(sectors, sectorParts),
  reason: ({ expert, sectors }, { sectorParts, need }) => {
    const found = nearest(sectors, sectorParts);
    const code = found === undefined ? undefined : expert.sectors[found];
    const all = need.sectors.map((wanted) => sectorNearness(code ?? '', wanted));
    const nearness = (['same', 'category'] as const).find((near) => all.includes(near)) ?? 'none';
    return { code: 'SECTOR', sector: code, nearness };
  },
};

const skills: Criterion = {
  asked: ({ skillsAsked }) => skillsAsked > 0,
  part: (expert, need) => {
    const { found, related } = skillsFound(expert, need);
    return (ones(found) + relatedSkillPart * ones(related)) / need.skillsAsked;
  },
  reason: (expert, need) => {
    const { found, related } = skillsFound(expert, need);
    return { code: 'SKILLS', found: ones(found), related: ones(related), of: need.skillsAsked };
  },
};

const words: Criterion = {
  asked: ({ wordsWeight }) => wordsWeight > 0,
  part: wordsPart,
  reason: (expert, need) => ({ code: 'WORDS', words: sharedWords(expert, need) }),
};

const taught: Criterion = {
  asked: ({ need }) => need.courses.length > 0,
  part: taughtPart,
  reason: (expert, need) => ({ code: 'TAUGHT', course: nearestCourse(expert, need) }),
};

const experience: Criterion = {
  asked: ({ need }) => need.fields.length > 0,
  part: (expert, need) => {
    let best = 0;
    for (let at = 0; at < expert.fields.length; at += 1) best = Math.max(best, practice(expert, need, at));
    return best;
  },
  reason: (expert, need) => {
    const all = expert.fields.map((_, at) => practice(expert, need, at));
    const best = Math.max(0, ...all);
    return { code: 'EXPERIENCE', years: best === 0 ? 0 : (expert.years[all.indexOf(best)] ?? 0) };
  },
};

/** What the years in one of their fields are worth in those of the need. */
const practice = ({ fields, years }: PreparedExpert, { fieldParts }: PreparedNeed, at: number): number =>
  (fieldParts[fields[at] as number] as number) * Math.min(1, (years[at] as number) / enoughYears);

/** All speak enough, or they were removed: who speaks just enough has half, who speaks as their own language all. */
const languages: Criterion = {
  asked: ({ languages: asked }) => asked.length > 0,
  part: ({ levels: spoken }, { languages: asked }) => {
    let sum = 0;
    for (const { language, level } of asked) {
      const above = (spoken[language] ?? 0) - level;
      sum += level === levels.length ? 1 : Math.max(0, 0.5 + above / (2 * (levels.length - level)));
    }
    return sum / asked.length;
  },
  reason: ({ levels: spoken }, { languages: asked, need }) => {
    const ranks = asked.map(({ language }) => spoken[language] ?? 0);
    const best = ranks.indexOf(Math.max(...ranks));
    const level = levels[Math.max(1, ranks[best] ?? 1) - 1] ?? 'A1';
    return { code: 'LANGUAGE', language: need.languages[best]?.language ?? '', level };
  },
};

const welcomeLanguage: Criterion = {
  asked: ({ need }) => need.welcome.length > 0,
  part: ({ levels: spoken }, { welcome }) => {
    let best = 0;
    for (const language of welcome) best = Math.max(best, spoken[language] as number);
    return best / levels.length;
  },
  reason: ({ levels: spoken, expert }, { welcome, need }) => {
    const rank = Math.max(0, ...welcome.map((language) => spoken[language] ?? 0));
    const level = levels[rank - 1];
    const found = expert.languages.find((one) => one.level === level && need.welcome.includes(one.language));
    return { code: 'WELCOME_LANGUAGE', language: found?.language, level: found?.level };
  },
};

const weeks: Criterion = {
  asked: ({ weeksAsked }) => weeksAsked > 0,
  part: (expert, need) => inBoth(expert.weeks, need.weeks) / need.weeksAsked,
  reason: (expert, need) => ({
    code: 'WEEKS_FREE',
    free: inBoth(expert.weeks, need.weeks),
    of: need.weeksAsked,
  }),
};

/** On a return they are there full time, so it is asked of those alone who would work from a distance. */
const hoursAWeek: Criterion = {
  asked: ({ need }) => (need.hoursAWeek ?? 0) > 0 && need.modes.every((mode) => mode === 'virtual'),
  part: ({ expert }, { need }) => Math.min(1, (expert.hoursAWeek ?? 0) / (need.hoursAWeek ?? 1)),
  reason: ({ expert }, { need }) => ({
    code: 'HOURS_A_WEEK',
    given: expert.hoursAWeek ?? 0,
    of: need.hoursAWeek ?? 0,
  }),
};

/** Four times as many common hours as are needed leave enough choice. */
const enoughChoice = 4;
const commonHoursCriterion: Criterion = {
  asked: ({ hours }) => hours !== undefined,
  part: (expert, need) => Math.min(1, commonHours(expert, need) / (enoughChoice * Math.max(1, need.hoursAsked))),
  reason: (expert, need) => ({ code: 'COMMON_HOURS', hours: commonHours(expert, need), of: need.hoursAsked }),
};

const origin: Criterion = {
  asked: ({ need }) => need.country !== undefined,
  part: ({ expert }, { need }) => (expert.countryOfOrigin === need.country ? 1 : 0),
  reason: ({ expert }, { need }) => ({
    code: 'ORIGIN',
    country: expert.countryOfOrigin,
    same: expert.countryOfOrigin === need.country,
  }),
};

const mode: Criterion = {
  asked: ({ need }) => need.modes.length > 1,
  part: (expert, { bestMode }) => ((expert.offers & bestMode) === 0 ? 0 : 1),
  reason: (expert, { need, bestMode }) => ({
    code: 'MODE',
    mode: need.modes[0] ?? modes[0],
    offered: (expert.offers & bestMode) !== 0,
  }),
};

export const criteria: Readonly<Record<CriterionName, Criterion>> = {
  field,
  sector,
  skills,
  words,
  taught,
  experience,
  languages,
  welcomeLanguage,
  weeks,
  hoursAWeek,
  commonHours: commonHoursCriterion,
  origin,
  mode,
};

/** The best part that one of the codes has. */
function bestOf(codes: readonly number[], parts: Float64Array): number {
  let best = 0;
  for (const code of codes) if ((parts[code] as number) > best) best = parts[code] as number;
  return best;
}

/** Where the code with the best part stands; undefined when none has any. */
function nearest(codes: readonly number[], parts: Float64Array): number | undefined {
  const best = bestOf(codes, parts);
  return best === 0 ? undefined : codes.findIndex((code) => parts[code] === best);
}

function skillsFound(
  { skills: own }: PreparedExpert,
  { sameSkills, relatedSkills }: PreparedNeed,
): { found: number; related: number } {
  let [found, related] = [0, 0];
  for (const skill of own) {
    found |= sameSkills[skill] as number;
    related |= relatedSkills[skill] as number;
  }
  return { found, related: related & ~found };
}
