type InBoth = readonly [fr: string, en: string];

/** One of the texts, in a language. */
export function said(texts: readonly InBoth[], language: 'fr' | 'en', at: number): string {
  const [fr = '', en = ''] = texts[at % texts.length] ?? [];
  return language === 'fr' ? fr : en;
}

/** By what one sees that a goal is reached. */
export const evidence: readonly InBoth[] = [
  ['Tout est en ligne : https://www.ikiraro.example/dossier', 'All of it is online: https://www.ikiraro.example/work'],
  ['Le promoteur a donné son accord par e-mail.', 'My supervisor has agreed by mail.'],
  ['Présenté au département ; trois collègues étaient là.', 'Shown to the department; three colleagues were there.'],
];

export const stepEvidence: readonly InBoth[] = [
  ['Deux pages, relues ensemble.', 'Two pages, gone over together.'],
  ['Voir les notes communes.', 'See the shared notes.'],
];

/** Of the first meeting, for the other. */
export const wordsAfterFirst: readonly InBoth[] = [
  ['Merci, je sais maintenant par où commencer.', 'Thank you, I now know where to begin.'],
  ['Nos objectifs sont clairs. À dans deux semaines.', 'Our goals are clear. See you in two weeks.'],
  ['Parlons un peu moins vite la prochaine fois.', 'Let us talk a little slower next time.'],
  ['', ''],
];

/** Of the end, for the other. */
export const wordsAfterLast: readonly InBoth[] = [
  ['Sans vous je n’aurais pas fini mon plan. Merci.', 'Without you I would not have finished my outline. Thank you.'],
  ['C’était un plaisir de vous voir avancer.', 'It was a pleasure to see you get on.'],
];

/** For who leads, beside a low rating. */
export const wordsToLead: readonly InBoth[] = [
  [
    'La connexion coupe souvent ; nous avons perdu deux rencontres.',
    'The line breaks often; we have lost two meetings.',
  ],
  ['Nos domaines sont trop éloignés.', 'Our fields are too far apart.'],
];

export const sharedNotes: readonly InBoth[] = [
  [
    'Décidé : le sujet est fixé, une page sur la question d’ici à la prochaine rencontre.\n\nÀ lire :\n- deux mémoires de 2024\n- le guide du département',
    'Decided: the subject is set, one page on the question until we meet next.\n\nTo read:\n- two theses of 2024\n- the guide of the department',
  ],
  ['Prochaine fois : relire le CV, s’exercer à un entretien.', 'Next time: go over the CV, practise an interview.'],
];

/** Nobody but their writer reads them. */
export const mentorNotes: readonly InBoth[] = [
  ['Hésite à poser des questions : commencer par ce qui va bien.', 'Hesitates to ask: begin with what goes well.'],
  ['Lui présenter une ancienne étudiante.', 'Introduce a former student.'],
];
export const menteeNotes: readonly InBoth[] = [
  ['Demander comment elle a trouvé son premier emploi.', 'Ask how the first job was found.'],
  ['Ne pas oublier : chercher les chiffres de 2023.', 'Not to forget: look for the figures of 2023.'],
];
