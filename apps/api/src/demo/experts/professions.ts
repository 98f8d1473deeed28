/** What experts of the demo do: those of the programme's beginning (IT, medicine, veterinary medicine, architecture), and what its catalogue teaches. */
export interface Profession {
  key: string;
  /** How many of the 115 there are. */
  count: number;
  fr: string;
  en: string;
  /** Before the name, for most of them. */
  title?: string;
  /** Codes of ISCED-F 2013: the first is everybody's, of the others some have one. */
  fields: readonly [string, ...string[]];
  /** Code of the DAC sector. */
  sector: string;
  /** English names in the list of skills; everybody has some. */
  skills: readonly string[];
  degrees: readonly string[];
  employers: readonly string[];
  /** What they have taught. */
  taught: readonly string[];
}

const hospitals = [
  'CHU de Liège',
  'Cliniques universitaires Saint-Luc',
  'UZ Gent',
  'Hôpital Érasme',
  'CHU Saint-Pierre',
];
const universities = [
  'Université libre de Bruxelles',
  'KU Leuven',
  'UCLouvain',
  'Université de Liège',
  'Universiteit Gent',
];

export const professions: readonly Profession[] = [
  {
    key: 'it',
    count: 30,
    fr: 'Informatique',
    en: 'Information technology',
    fields: ['0613', '0612', '0611', '0688'],
    sector: '22040',
    skills: [
      'computer programming',
      'database',
      'SQL',
      'cloud technologies',
      'web programming',
      'cyber security',
      'ICT network security risks',
      'embedded systems',
      'data mining',
      'algorithms',
      'ICT project management',
      'data models',
    ],
    degrees: ['Master en informatique', 'Master in computer science', 'Ingénieur civil informaticien'],
    employers: ['Proximus', 'STIB-MIVB', 'Belfius', 'SNCB', 'Smals', ...universities],
    taught: ['Bases de données', 'Réseaux et protocoles', 'Génie logiciel', 'Sécurité informatique', 'Algorithmique'],
  },
  {
    key: 'medicine',
    count: 24,
    fr: 'Médecine',
    en: 'Medicine',
    title: 'Dr',
    fields: ['0912', '0914', '0919'],
    sector: '12181',
    skills: [
      'paediatrics',
      'epidemiology',
      'tropical medicine',
      'internal medicine',
      'obstetrics and gynaecology',
      'general surgery',
      'public health',
      'microbiology-bacteriology',
      'parasitology',
      'medical statistics',
    ],
    degrees: ['Doctorat en médecine', 'Master de spécialisation en pédiatrie', 'Doctor of medicine'],
    employers: hospitals,
    taught: ['Santé de la mère et de l’enfant', 'Lutte contre le paludisme', 'Pédiatrie', 'Semiology'],
  },
  {
    key: 'veterinary',
    count: 12,
    fr: 'Médecine vétérinaire',
    en: 'Veterinary medicine',
    title: 'Dr',
    fields: ['0841', '0811'],
    sector: '31195',
    skills: [
      'animal nutrition',
      'animal welfare',
      'animal production science',
      'veterinary terminology',
      'zoonotic diseases',
      'signs of animal illness',
      'biosecurity related to animals',
      'fundamental veterinary sciences',
    ],
    degrees: ['Docteur en médecine vétérinaire', 'Master en sciences vétérinaires'],
    employers: ['AFSCA', 'Faculté de médecine vétérinaire de Liège', 'Sciensano'],
    taught: ['Zoonoses', 'Santé animale', 'Élevage tropical'],
  },
  {
    key: 'architecture',
    count: 12,
    fr: 'Architecture et urbanisme',
    en: 'Architecture and town planning',
    fields: ['0731', '0732'],
    sector: '43030',
    skills: [
      'urban planning',
      'architectural design',
      'building codes',
      'landscape architecture',
      'architectural theory',
    ],
    degrees: ['Master en architecture', 'Master in urbanism', 'Ingénieur architecte'],
    employers: ['perspective.brussels', 'Bureau d’architecture Lejeune', 'Ville de Gand', 'Charleroi Métropole'],
    taught: ['Projet d’architecture', 'Histoire de l’urbanisme', 'Construction en terre'],
  },
  {
    key: 'geology',
    count: 8,
    fr: 'Géologie et mines',
    en: 'Geology and mining',
    fields: ['0532', '0724'],
    sector: '32210',
    skills: [
      'geology',
      'geophysics',
      'mining engineering',
      'geographic information systems',
      'environmental engineering',
    ],
    degrees: ['Doctorat en sciences géologiques', 'Master en sciences de la Terre'],
    employers: ['Musée royal de l’Afrique centrale', 'Umicore', ...universities.slice(0, 2)],
    taught: ['Minéralogie', 'Géologie structurale', 'Géochimie de l’environnement'],
  },
  {
    key: 'law',
    count: 8,
    fr: 'Droit',
    en: 'Law',
    title: 'Me',
    fields: ['0421'],
    sector: '15130',
    skills: ['civil law', 'constitutional law', 'labour law', 'international law', 'commercial law', 'public law'],
    degrees: ['Master en droit', 'Docteur en droit'],
    employers: ['Barreau de Bruxelles', 'SPF Justice', 'Union européenne'],
    taught: ['Droit constitutionnel', 'Introduction au droit', 'Droit international'],
  },
  {
    key: 'economics',
    count: 9,
    fr: 'Économie et gestion',
    en: 'Economics and management',
    fields: ['0311', '0413', '0412'],
    sector: '24010',
    skills: ['economics', 'statistics', 'accounting', 'financial management', 'entrepreneurship'],
    degrees: ['Master en sciences économiques', 'Master in business engineering'],
    employers: ['Banque nationale de Belgique', 'Enabel', 'BNP Paribas Fortis'],
    taught: ['Macroéconomie', 'Statistique pour économistes', 'Gestion de projets'],
  },
  {
    key: 'health',
    count: 6,
    fr: 'Santé publique',
    en: 'Public health',
    fields: ['0919', '0913'],
    sector: '12220',
    skills: ['public health', 'epidemiology', 'nutrition', 'medical statistics'],
    degrees: ['Master en santé publique', 'Master of public health'],
    employers: ['Institut de médecine tropicale d’Anvers', 'Médecins sans frontières', 'Sciensano'],
    taught: ['Nutrition communautaire', 'Gestion des services de santé', 'Épidémiologie'],
  },
  {
    key: 'letters',
    count: 6,
    fr: 'Lettres et pédagogie',
    en: 'Languages and education',
    fields: ['0232', '0111', '0114'],
    sector: '11130',
    skills: ['linguistics', 'literature', 'pedagogy', 'e-learning'],
    degrees: ['Master en langues et lettres', 'Agrégation de l’enseignement secondaire'],
    employers: ['Fédération Wallonie-Bruxelles', 'Athénée royal d’Ixelles', ...universities.slice(2, 4)],
    taught: ['Expression écrite et orale', 'Sociolinguistique', 'Technologies éducatives'],
  },
];
