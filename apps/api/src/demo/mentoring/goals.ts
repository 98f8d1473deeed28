/** What mentees of the demo want to reach, with steps, by the key of a profession; the others take those under `any`. */
export interface DemoGoal {
  fr: string;
  en: string;
  steps: readonly (readonly [fr: string, en: string])[];
}

const thesis: DemoGoal = {
  fr: 'Choisir un sujet de mémoire et un plan',
  en: 'Choose a subject for my thesis, and an outline',
  steps: [
    ['Lire trois mémoires du domaine', 'Read three theses of the field'],
    ['Écrire une page sur la question', 'Write one page on the question'],
    ['Présenter le plan au promoteur', 'Present the outline to my supervisor'],
  ],
};
const work: DemoGoal = {
  fr: 'Préparer ma recherche d’emploi',
  en: 'Prepare to look for work',
  steps: [
    ['Revoir le CV', 'Go over my CV'],
    ['S’exercer à un entretien', 'Practise an interview'],
  ],
};
const teaching: DemoGoal = {
  fr: 'Construire un cours d’un semestre',
  en: 'Build a course of one term',
  steps: [
    ['Définir les objectifs', 'Define what is to be learnt'],
    ['Préparer trois séances', 'Prepare three sessions'],
    ['Écrire l’examen', 'Write the examination'],
  ],
};

export const anyGoals: readonly DemoGoal[] = [thesis, work, teaching];

export const goalsOf: Readonly<Record<string, readonly DemoGoal[]>> = {
  it: [
    {
      fr: 'Mettre en ligne une petite application',
      en: 'Put a small application online',
      steps: [
        ['Dessiner la base de données', 'Draw the database'],
        ['Écrire les tests', 'Write the tests'],
        ['La montrer à dix personnes', 'Show it to ten people'],
      ],
    },
    thesis,
    work,
  ],
  medicine: [
    {
      fr: 'Préparer la spécialisation en pédiatrie',
      en: 'Prepare to specialise in paediatrics',
      steps: [
        ['Comparer deux programmes', 'Compare two programmes'],
        ['Écrire la lettre de motivation', 'Write the letter of motivation'],
      ],
    },
    thesis,
  ],
  veterinary: [
    {
      fr: 'Mener une enquête sur la brucellose dans trois élevages',
      en: 'Study brucellosis on three farms',
      steps: [
        ['Écrire le protocole', 'Write the protocol'],
        ['Obtenir les accords', 'Get the permissions'],
        ['Analyser les échantillons', 'Analyse the samples'],
      ],
    },
  ],
  architecture: [
    {
      fr: 'Dessiner une école en briques de terre',
      en: 'Design a school of earth bricks',
      steps: [
        ['Relever le terrain', 'Survey the ground'],
        ['Faire deux esquisses', 'Make two sketches'],
        ['Calculer le prix', 'Work out the price'],
      ],
    },
    work,
  ],
};

export const messages: readonly (readonly [fr: string, en: string])[] = [
  [
    'Bonjour, je suis en dernière année et votre parcours est celui que j’aimerais suivre. Je cherche quelqu’un qui me dise ce qui manque à mon projet.',
    'Hello, I am in my last year, and your way is the one that I would like to go. I look for somebody who tells me what my project lacks.',
  ],
  [
    'Bonjour, j’ai lu que vous avez enseigné ce domaine. Une demi-heure toutes les deux semaines m’aiderait beaucoup.',
    'Hello, I read that you have taught this field. Half an hour every second week would help me much.',
  ],
  [
    'Bonjour, je commence à enseigner cette année et je voudrais préparer mes cours avec quelqu’un qui a de l’expérience.',
    'Hello, I begin to teach this year, and would like to prepare my courses with somebody who has experience.',
  ],
];
