import type { CourseLevel } from '#database';

export interface DemoDepartment {
  code: string;
  name: string;
}

export const departments = [
  { code: 'INF', name: 'Informatique' },
  { code: 'GEO', name: 'Géologie et mines' },
  { code: 'DRT', name: 'Droit' },
  { code: 'ECO', name: 'Économie et gestion' },
  { code: 'SAN', name: 'Santé publique' },
  { code: 'LET', name: 'Lettres et sciences humaines' },
] as const satisfies readonly DemoDepartment[];

export interface DemoCourse {
  code: string;
  fr: string;
  en: string;
  credits: number;
  topics: readonly string[];
  /** Codes. */
  needs?: readonly string[];
}

/** What one year of one subject has in a term; its students are a cohort on each campus. */
export interface Programme {
  department: (typeof departments)[number]['code'];
  name: string;
  level: CourseLevel;
  courses: readonly DemoCourse[];
}

const course = (
  code: string,
  fr: string,
  en: string,
  credits: number,
  topics: string,
  needs?: string[],
): DemoCourse => ({
  code,
  fr,
  en,
  credits,
  topics: topics.split('; '),
  ...(needs ? { needs } : {}),
});

/** Thirty-eight courses; with those of the small demo the university has forty. */
export const programmes: readonly Programme[] = [
  {
    department: 'INF',
    name: 'Bac 1 Informatique',
    level: 'bachelor',
    courses: [
      course(
        'INF101',
        'Algorithmique',
        'Algorithms',
        6,
        'Pseudo-code et invariants; Tris; Recherche; Récursivité; Complexité',
      ),
      course(
        'INF102',
        'Programmation en Python',
        'Programming in Python',
        6,
        'Types et fonctions; Listes et dictionnaires; Fichiers; Tests; Petits projets',
      ),
      course(
        'INF103',
        'Architecture des ordinateurs',
        'Computer architecture',
        4,
        'Logique binaire; Processeur; Mémoires; Entrées et sorties',
      ),
      course(
        'MAT101',
        'Algèbre linéaire',
        'Linear algebra',
        5,
        'Espaces vectoriels; Matrices; Déterminants; Valeurs propres',
      ),
      course(
        'LET110',
        'Expression écrite et orale',
        'Writing and speaking',
        3,
        'Résumer; Argumenter; Rapport technique; Exposé',
      ),
    ],
  },
  {
    department: 'INF',
    name: 'Bac 3 Informatique',
    level: 'bachelor',
    courses: [
      course(
        'INF301',
        'Bases de données avancées',
        'Advanced databases',
        6,
        'Transactions; Plans d’exécution; Index; Reprise après panne',
        ['INF102'],
      ),
      course(
        'INF302',
        'Réseaux et protocoles',
        'Networks and protocols',
        5,
        'Couches; TCP et UDP; Routage; Réseaux à faible débit',
        ['INF103'],
      ),
      course(
        'INF303',
        'Génie logiciel',
        'Software engineering',
        5,
        'Exigences; Tests; Revue de code; Livraison continue',
        ['INF102'],
      ),
      course(
        'INF304',
        'Sécurité informatique',
        'Computer security',
        4,
        'Menaces; Chiffrement; Authentification; Incidents',
        ['INF302'],
      ),
      course(
        'INF305',
        'Apprentissage automatique',
        'Machine learning',
        5,
        'Régression; Classification; Évaluation; Données de santé',
        ['MAT101', 'INF101'],
      ),
    ],
  },
  {
    department: 'GEO',
    name: 'Bac 2 Géologie',
    level: 'bachelor',
    courses: [
      course(
        'GEO201',
        'Minéralogie',
        'Mineralogy',
        6,
        'Cristaux; Silicates; Minerais de cuivre et de cobalt; Microscope',
      ),
      course(
        'GEO202',
        'Géologie structurale',
        'Structural geology',
        5,
        'Failles; Plis; Cartes et coupes; L’arc lufilien',
      ),
      course('GEO203', 'Exploitation à ciel ouvert', 'Open-pit mining', 5, 'Gradins; Tir; Stabilité; Réhabilitation'),
      course(
        'GEO204',
        'Systèmes d’information géographique',
        'Geographic information systems',
        4,
        'Projections; Couches; Télédétection; Carte de risque',
      ),
      course(
        'GEO205',
        'Géochimie de l’environnement',
        'Environmental geochemistry',
        4,
        'Eaux acides; Métaux lourds; Échantillonner; Interpréter',
      ),
    ],
  },
  {
    department: 'DRT',
    name: 'Bac 1 Droit',
    level: 'bachelor',
    courses: [
      course(
        'DRT101',
        'Introduction au droit',
        'Introduction to law',
        5,
        'Sources; Hiérarchie des normes; Juridictions; Méthode du cas',
      ),
      course(
        'DRT102',
        'Droit constitutionnel',
        'Constitutional law',
        6,
        'La Constitution de 2006; Pouvoirs; Provinces; Contrôle',
      ),
      course(
        'DRT103',
        'Histoire des institutions',
        'History of institutions',
        4,
        'Royaumes; Période coloniale; Indépendances; Comparaisons',
      ),
      course('DRT104', 'Droit des personnes', 'Law of persons', 5, 'Nom et état civil; Capacité; Famille; Protection'),
      course('DRT105', 'Droits humains', 'Human rights', 4, 'Chartes; Cours régionales; Recours; Cliniques juridiques'),
    ],
  },
  {
    department: 'ECO',
    name: 'Bac 2 Économie',
    level: 'bachelor',
    courses: [
      course(
        'ECO201',
        'Macroéconomie',
        'Macroeconomics',
        6,
        'Comptes nationaux; Monnaie; Change; Politique budgétaire',
      ),
      course('ECO202', 'Comptabilité OHADA', 'OHADA accounting', 5, 'Journal; Bilan; Résultat; Audit'),
      course(
        'ECO203',
        'Statistique pour économistes',
        'Statistics for economists',
        5,
        'Échantillons; Estimation; Tests; Indices de prix',
        ['MAT101'],
      ),
      course(
        'ECO204',
        'Économie des ressources naturelles',
        'Natural resource economics',
        4,
        'Rente; Malédiction des ressources; Fiscalité minière; Transparence',
      ),
      course('ECO205', 'Entrepreneuriat', 'Entrepreneurship', 3, 'Idée; Marché; Financement; Microcrédit'),
    ],
  },
  {
    department: 'SAN',
    name: 'Bac 3 Santé publique',
    level: 'bachelor',
    courses: [
      course('SAN301', 'Épidémiologie', 'Epidemiology', 6, 'Mesures; Enquêtes; Biais; Flambées'),
      course(
        'SAN302',
        'Nutrition communautaire',
        'Community nutrition',
        4,
        'Besoins; Malnutrition; Surveillance; Programmes',
      ),
      course(
        'SAN303',
        'Santé de la mère et de l’enfant',
        'Maternal and child health',
        5,
        'Consultations; Vaccins; Urgences; Accompagnement',
      ),
      course(
        'SAN304',
        'Gestion des services de santé',
        'Health service management',
        4,
        'Zones de santé; Budget; Médicaments; Qualité',
      ),
      course(
        'SAN305',
        'Lutte contre le paludisme',
        'Malaria control',
        4,
        'Vecteurs; Diagnostic; Traitement; Moustiquaires',
        ['SAN301'],
      ),
    ],
  },
  {
    department: 'LET',
    name: 'Bac 2 Pédagogie',
    level: 'bachelor',
    courses: [
      course(
        'LET201',
        'Psychologie de l’apprentissage',
        'Psychology of learning',
        5,
        'Mémoire; Motivation; Erreur; Différences',
      ),
      course('LET202', 'Didactique du français', 'Teaching French', 5, 'Lire; Écrire; Grandes classes; Évaluer'),
      course(
        'LET203',
        'Technologies éducatives',
        'Educational technology',
        4,
        'Enseigner à distance; Ressources libres; Faible débit; Scénario',
      ),
      course(
        'LET204',
        'Sociolinguistique',
        'Sociolinguistics',
        4,
        'Swahili et lingala; Plurilinguisme; École et langues; Enquête',
      ),
    ],
  },
  {
    department: 'INF',
    name: 'Master 1 Informatique',
    level: 'master',
    courses: [
      course('INF501', 'Systèmes répartis', 'Distributed systems', 6, 'Horloges; Consensus; Pannes; Réplication', [
        'INF302',
      ]),
      course('INF502', 'Traitement des langues', 'Language processing', 5, 'Corpus; Modèles; Swahili; Évaluation', [
        'INF305',
      ]),
      course(
        'INF503',
        'Méthodes de recherche',
        'Research methods',
        4,
        'Question; Lecture critique; Expérience; Écriture',
      ),
      course('INF504', 'Optimisation', 'Optimisation', 5, 'Programmes linéaires; Graphes; Heuristiques; Logistique', [
        'MAT101',
        'INF101',
      ]),
    ],
  },
];

/** Outcomes of a course, from its subject. */
export const outcomesOf = ({ topics }: DemoCourse): string[] =>
  topics.slice(0, 3).map((topic) => `Expliquer et appliquer : ${topic.charAt(0).toLowerCase()}${topic.slice(1)}`);

export const descriptionOf = ({ topics }: DemoCourse): string => `Au programme : ${topics.join(', ')}.`;
