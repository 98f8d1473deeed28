import { expect, test } from '@jest/globals';
import type { ExpertLine } from '../export/export.repository.ts';
import { sheetOf } from './sheet.ts';

const expert: ExpertLine = {
  ...{
    email: 'aline@example.org',
    name: 'Aline',
    zone: 'Europe/Brussels',
    headline: 'Biochimiste',
    about: 'Enseigne.',
    state: 'verified',
  },
  ...{ originCountry: 'CD', residenceCountry: null, sector: '12220 Soins et services de santé de base' },
  ...{ fields: ['0512 Biochimie', '0531 Chimie'], skills: ['enzymes'] },
  languages: [
    { language: 'fr', level: 'native' },
    { language: 'en', level: 'b2' },
  ],
  ...{ offers: ['teach', 'assess'], modes: ['short_return'], weeksFree: 6, hoursPerWeek: 0 },
  degrees: [{ title: 'Doctorat', institution: 'Liège', year: 2009 }],
  practice: [
    { role: '', place: 'Hôpital', from: 2010, to: 2015 },
    { role: 'Cheffe', place: 'Laboratoire', from: 2015, to: null },
  ],
};
const cells = (language: 'fr' | 'en') => {
  const [headings = [], row = []] = sheetOf([expert], language);
  return Object.fromEntries(headings.map((heading, at) => [heading, row[at]]));
};

test('a line has what coordinators read, in French', () => {
  expect(cells('fr')).toEqual({
    ...{
      courriel: 'aline@example.org',
      nom: 'Aline',
      'fuseau horaire': 'Europe/Brussels',
      'en une ligne': 'Biochimiste',
      présentation: 'Enseigne.',
    },
    ...{ état: 'vérifié', 'pays d’origine': 'CD', 'pays de résidence': '' },
    ...{ 'domaines d’études': '0512 Biochimie | 0531 Chimie', secteur: '12220 Soins et services de santé de base' },
    ...{
      compétences: 'enzymes',
      langues: 'fr maternelle | en B2',
      offre: 'enseigner | évaluer',
      formes: 'retour court',
    },
    ...{ 'semaines libres': 6, 'heures par semaine': 0, diplômes: 'Doctorat, Liège, 2009' },
    pratique: 'Hôpital, 2010-2015 | Cheffe, Laboratoire, 2015-',
  });
});

test('a line says the same in English', () => {
  expect(cells('en')).toMatchObject({
    ...{ email: 'aline@example.org', state: 'verified', languages: 'fr native | en B2' },
    ...{ offers: 'teach | assess', modes: 'short return' },
  });
});
