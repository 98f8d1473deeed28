import type { Language } from '#database';
import type { ExpertLine } from '../export/export.repository.ts';

/** An invented expert, to be written over. */
const example = (field: string, sector: string): ExpertLine => ({
  ...{ email: 'name@example.org', name: 'Aline Uwase', zone: 'Europe/Brussels', state: 'draft' },
  ...{ originCountry: 'RW', residenceCountry: 'BE', fields: [field], sector, skills: ['PCR', 'ELISA'] },
  languages: [
    { language: 'fr', level: 'native' },
    { language: 'en', level: 'b2' },
  ],
  ...{ offers: ['teach', 'mentor'], modes: ['virtual', 'short_return'], weeksFree: 6, hoursPerWeek: 3 },
  ...{ headline: '', about: '', degrees: [], practice: [] },
});

/** What a file looks like that can be imported. */
export const sample: Readonly<Record<Language, ExpertLine>> = {
  en: {
    ...example('0512 Biochemistry', '12220 Basic health care'),
    ...{ headline: 'Biochemist, hospital laboratory', about: 'Has taught laboratory methods for ten years.' },
    degrees: [{ title: 'PhD in biochemistry', institution: 'University of Liège', year: 2009 }],
    practice: [{ role: 'Head of laboratory', place: 'CHU Liège', from: 2015, to: null }],
  },
  fr: {
    ...example('0512 Biochimie', '12220 Soins et services de santé de base'),
    ...{
      headline: 'Biochimiste, laboratoire d’hôpital',
      about: 'Enseigne les méthodes de laboratoire depuis dix ans.',
    },
    degrees: [{ title: 'Doctorat en biochimie', institution: 'Université de Liège', year: 2009 }],
    practice: [{ role: 'Cheffe de laboratoire', place: 'CHU de Liège', from: 2015, to: null }],
  },
};
