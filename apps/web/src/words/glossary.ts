import type { Language } from '#contract/languages';

/**
 * One word for each thing of the platform, on every page: a section is "groupe" in French, a term "période", a session
 * "séance", the live class "cours". This table has other words that slip in, and what to write instead. Tests check every catalogue.
 */
const others: Readonly<Record<Language, readonly { word: RegExp; instead: string }[]>> = {
  fr: [
    { word: /\bsections?\b/iu, instead: 'groupe' },
    { word: /\bclasses?\b/iu, instead: 'cours, or séance' },
    { word: /\b(?:trimestre|semestre)s?\b/iu, instead: 'période' },
    { word: /(?<!fuseaux? )\bhoraires?\b/iu, instead: 'emploi du temps' },
    { word: /\b(?:courriels?|lettre|mails?)\b(?<!e-mails?)/iu, instead: 'e-mail, or message' },
    { word: /\b(?:professeur|prof|enseignante)s?\b/iu, instead: 'enseignant' },
  ],
  en: [
    { word: /\b(?:semester|trimester)s?\b/iu, instead: 'term' },
    { word: /\bschedules?\b/iu, instead: 'timetable' },
    { word: /\b(?:teachers?|professors?)\b/iu, instead: 'lecturer' },
    { word: /\b(?:a|the) letter\b/iu, instead: 'mail' },
    { word: /\b(?:pupils?|learners?)\b/iu, instead: 'student' },
  ],
};

/** Words of a message that are not the platform's own, each with what to write instead. Values ({section}), file names and quoted examples do not count. */
export function otherWords(tag: Language, message: string): string[] {
  const text = message
    .replaceAll(/\{\w+\}/gu, '')
    .replaceAll(/\{\w+(?=,)/gu, '')
    .replaceAll(/\b\w+\.csv\b/gu, '')
    .replaceAll(/(?:Par exemple|For example)\s?: [^.]*\./gu, '');
  return others[tag].flatMap(({ word, instead }) => {
    const found = word.exec(text)?.[0];
    return found === undefined ? [] : [`"${found}" (write ${instead})`];
  });
}
