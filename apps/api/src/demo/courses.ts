import type { DemoInstitution } from './people.ts';

export const demoInstitutions: readonly {
  key: DemoInstitution;
  name: string;
  campuses: readonly { key: string; name: string; zone: string }[];
}[] = [
  {
    key: 'rwanda',
    name: 'National University of Rwanda',
    campuses: [
      { key: 'butare', name: 'Butare', zone: 'Africa/Kigali' },
      { key: 'kigali', name: 'Kigali', zone: 'Africa/Kigali' },
    ],
  },
  {
    key: 'lubumbashi',
    name: 'Université de Lubumbashi',
    campuses: [
      { key: 'lubumbashi', name: 'Lubumbashi', zone: 'Africa/Lubumbashi' },
      { key: 'kinshasa', name: 'Kinshasa', zone: 'Africa/Kinshasa' },
      { key: 'kolwezi', name: 'Kolwezi', zone: 'Africa/Lubumbashi' },
    ],
  },
  {
    key: 'burundi',
    name: 'Université du Burundi',
    campuses: [{ key: 'bujumbura', name: 'Bujumbura', zone: 'Africa/Bujumbura' }],
  },
];

export interface DemoSection {
  institution: DemoInstitution;
  campus: string;
  code: string;
  title: string;
  name: string;
  lecturer: string;
  /** Numbers of its students (`student`, `student2` ...), first and last. */
  students: readonly [first: number, last: number];
  /** Days of the week (1 Monday to 7 Sunday) and the local hour of its sessions. */
  days: readonly number[];
  hour: number;
  topics: readonly string[];
}

/** The first one has a class that can be entered whenever the demo was refreshed. */
export const demoSections: readonly DemoSection[] = [
  {
    institution: 'rwanda',
    campus: 'butare',
    code: 'INF301',
    title: 'Databases II',
    name: 'A',
    lecturer: 'lecturer',
    students: [1, 10],
    days: [1, 3, 5],
    hour: 17,
    topics: ['Transactions and isolation', 'Reading a query plan', 'Indexes that pay', 'Recovery after a power cut'],
  },
  {
    institution: 'rwanda',
    campus: 'kigali',
    code: 'INF301',
    title: 'Databases II',
    name: 'Evening',
    lecturer: 'lecturer',
    students: [6, 10],
    days: [2, 4],
    hour: 18,
    topics: ['Transactions and isolation', 'Reading a query plan'],
  },
  {
    institution: 'rwanda',
    campus: 'butare',
    code: 'INF210',
    title: 'Algorithms and data structures',
    name: 'A',
    lecturer: 'lecturer2',
    students: [1, 8],
    days: [2, 4],
    hour: 10,
    topics: ['Balanced trees', 'Shortest paths', 'Hashing'],
  },
  {
    institution: 'rwanda',
    campus: 'butare',
    code: 'SAN205',
    title: 'Public health',
    name: 'A',
    lecturer: 'lecturer2',
    students: [2, 9],
    days: [6],
    hour: 9,
    topics: ['Reading a survey', 'Malaria: what works'],
  },
  {
    institution: 'lubumbashi',
    campus: 'lubumbashi',
    code: 'GEO310',
    title: 'Hydrogéologie',
    name: 'A',
    lecturer: 'lecturer2',
    students: [11, 16],
    days: [1, 3],
    hour: 15,
    topics: ['Nappes et aquifères', 'Essais de pompage', 'Qualité de l’eau'],
  },
  {
    institution: 'lubumbashi',
    campus: 'kinshasa',
    code: 'DRT220',
    title: 'Droit minier',
    name: 'Soir',
    lecturer: 'lecturer2',
    students: [13, 15],
    days: [5],
    hour: 18,
    topics: ['Le code minier', 'Contrats et communautés'],
  },
  {
    institution: 'burundi',
    campus: 'bujumbura',
    code: 'STA101',
    title: 'Statistique appliquée',
    name: 'A',
    lecturer: 'lecturer',
    students: [17, 20],
    days: [2, 6],
    hour: 14,
    topics: ['Échantillons', 'Tests d’hypothèses', 'Régression'],
  },
];

/** A teaching period that holds `today` (YYYY-MM-DD): August to January, or February to July. */
export function demoTerm(today: string): { name: string; startsOn: string; endsOn: string } {
  const [year, month] = today.split('-').map(Number) as [number, number, number];
  if (month >= 2 && month <= 7) {
    return { name: `${year - 1}-${year}, 2`, startsOn: `${year}-02-01`, endsOn: `${year}-07-31` };
  }
  const first = month >= 8 ? year : year - 1;
  return { name: `${first}-${first + 1}, 1`, startsOn: `${first}-08-01`, endsOn: `${first + 1}-01-31` };
}
