import type { Language } from '#database';
import type { TermLoadModel } from './models.ts';

const headings: Record<Language, readonly string[]> = {
  en: ['Lecturer', 'Sections', 'Sessions', 'Hours planned', 'Hours held', 'Hours a week'],
  fr: ['Enseignant', 'Groupes', 'Séances', 'Heures prévues', 'Heures données', 'Heures par semaine'],
};

/** Rows of the file: hours as a spreadsheet of that language reads numbers. */
export function loadCsv(
  { weeks, lecturers }: Omit<TermLoadModel, 'csvPath'>,
  language: Language,
): (string | number)[][] {
  const hours = (minutes: number) => {
    const text = (minutes / 60).toFixed(2);
    return language === 'fr' ? text.replace('.', ',') : text;
  };
  return [
    [...headings[language]],
    ...lecturers.map(({ person, sections, sessions, planned, held }) => [
      person.name,
      sections,
      sessions,
      hours(planned),
      hours(held),
      hours(planned / Math.max(1, weeks)),
    ]),
  ];
}
