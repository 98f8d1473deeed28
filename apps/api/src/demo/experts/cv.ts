import { pdfOf } from './pdf.ts';
import type { PlannedExpert } from './plan.ts';

/** What an expert would send: their life as the plan has it. */
export function cvOf({ name, headline, language, degrees, practice, languages }: PlannedExpert): Buffer {
  const french = language === 'fr';
  return pdfOf([
    name,
    headline,
    '',
    french ? 'Parcours' : 'Practice',
    ...practice.map(
      ({ role, place, from, to }) => `${String(from)}–${to === null ? '' : String(to)}  ${role}, ${place}`,
    ),
    '',
    french ? 'Formation' : 'Education',
    ...degrees.map(({ title, institution, year }) => `${String(year)}  ${title}, ${institution}`),
    '',
    french ? 'Langues' : 'Languages',
    ...languages.map(({ language: tag, level }) => `${tag} (${level})`),
  ]);
}
