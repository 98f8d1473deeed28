import type { ConceptKind } from '#database';

/**
 * What people type, and the concept that they mean by it, written before the search was tuned: name in the reader's language, and among
 * how many results it must be (1: the first).
 */
export type Case = readonly [kind: ConceptKind, typed: string, meant: string, among: number];

export const french: readonly Case[] = [
  // As it is written, in either language.
  ['skill', 'biochimie', 'biochimie', 1],
  ['skill', 'biochemistry', 'biochimie', 1],
  ['skill', 'biological chemistry', 'biochimie', 1],
  ['field', 'biochimie', 'Biochimie', 1],
  ['field', 'biological chemistry', 'Biochimie', 1],
  ['skill', 'C#', 'C#', 1],
  ['skill', 'c++', 'C++', 1],
  ['sector', 'énergie solaire', 'Énergie solaire pour réseaux centralisés', 3],
  // While typing.
  ['skill', 'biochi', 'biochimie', 1],
  ['skill', 'epidem', 'épidémiologie', 1],
  ['skill', 'gestion de pro', 'gestion de projets', 1],
  ['field', 'compta', 'Comptabilité et fiscalité', 1],
  // Without accents, in capitals, with either apostrophe or none.
  ['skill', 'comptabilite', 'comptabilité', 1],
  ['skill', 'SANTE PUBLIQUE', 'santé publique', 1],
  ['field', "sciences de l'education", 'Sciences de l’éducation', 1],
  ['skill', 'droit de l urbanisme', 'droit de l’urbanisme', 1],
  ['sector', 'regulation de l’energie', 'Réglementation de l’énergie', 5],
  // Words in another order, small words left out or others.
  ['skill', 'moléculaire biologie', 'biologie moléculaire', 1],
  ['skill', 'travail droit', 'droit du travail', 1],
  ['skill', 'gestion des projets', 'gestion de projets', 1],
  ['skill', 'systèmes de gestion des bases de données', 'systèmes de gestion de base de données', 1],
  ['field', 'génie civil et construction', 'Construction et génie civil', 1],
  ['sector', 'potable eau', 'Approvisionnement en eau potable – dispositifs de base', 3],
  // Slips: a letter too few, too many, another one, two swapped.
  ['skill', 'biochmie', 'biochimie', 1],
  ['skill', 'épidémilogie', 'épidémiologie', 1],
  ['skill', 'algbère', 'algèbre', 1],
  ['skill', 'géografie', 'géographie', 1],
  ['skill', 'pharmacolgie', 'pharmacologie', 1],
  ['skill', 'biologie moleculiare', 'biologie moléculaire', 1],
  ['skill', 'inteligence artificiele', 'principes de l’intelligence artificielle', 1],
  ['skill', 'micro biologie', 'microbiologie-bactériologie', 5],
  ['field', 'architeture', 'Architecture et urbanisme', 1],
  ['field', 'vétrinaire', 'Sciences vétérinaires', 1],
  ['field', 'geni civil', 'Construction et génie civil', 1],
  ['sector', 'assainisement', 'Assainissement - systèmes à grande échelle', 5],
  // Other words for it.
  ['skill', 'SIG', 'systèmes d’information géographique', 1],
  ['skill', 'cardiologue', 'cardiologie et maladies vasculaires', 1],
  ['skill', 'sécurité informatique', 'cybersécurité', 1],
  ['skill', 'physiothérapie', 'kinésithérapie', 1],
  ['skill', 'kinésitérapeute', 'kinésithérapie', 1],
  ['field', 'OHADA comptabilité', 'Comptabilité et fiscalité', 1],
];

export const english: readonly Case[] = [
  ['skill', 'biochimie', 'biological chemistry', 1],
  ['skill', 'Biochemistry', 'biological chemistry', 1],
  ['skill', 'chemistry biological', 'biological chemistry', 1],
  ['skill', 'project managment', 'project management', 1],
  ['skill', 'management of projects', 'project management', 1],
  ['skill', 'statistics', 'statistics', 1],
  ['skill', 'statistique', 'statistics', 3],
  ['skill', 'databases', 'database', 1],
  ['skill', 'veterinary sience', 'fundamental veterinary sciences', 3],
  ['skill', 'machine learning', 'principles of artificial intelligence', 1],
  ['skill', 'machine lerning', 'principles of artificial intelligence', 1],
  ['skill', 'cybersecurity', 'cyber security', 1],
  ['skill', 'renewable enrgy', 'renewable energy technologies', 1],
  ['skill', 'malaria', 'communicable diseases', 1],
  ['skill', 'javascript', 'JavaScript', 1],
  ['skill', 'Pyhton', 'Python', 1],
  ['field', 'linguistics', 'Literature and linguistics', 1],
  ['field', 'education science', 'Education science', 1],
  ['field', 'civil enginering', 'Building and civil engineering', 1],
  ['field', 'midwifery nursing', 'Nursing and midwifery', 1],
  ['field', 'soins infirmiers', 'Nursing and midwifery', 1],
  ['field', 'law', 'Law', 1],
  ['sector', 'water supply', 'Water supply - large systems', 3],
  ['sector', 'helth education', 'Health education', 1],
  ['sector', 'teacher trainning', 'Teacher training', 1],
];

/** Nothing is found by these. */
export const nonsense: readonly string[] = [
  ...['asdfghjkl', 'qwerty uiop', 'xxxxxxxx', 'zzyzx', '12345 67890', '???', ' ', '%_%', "'; DROP TABLE skill; --"],
  ...['blorptastic wibbling', 'ngwfrzk'],
];
