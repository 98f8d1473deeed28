import type { Language, MembershipRole, PlatformRole } from '#database';

/** Password of every demo account. */
export const demoPassword = 'ikiraro-demo';

/** Short names for the institutions of the demo. */
export type DemoInstitution = 'rwanda' | 'lubumbashi' | 'burundi';

export interface DemoPerson {
  /** The part of the address before @ikiraro.example. */
  key: string;
  name: string;
  zone: string;
  language: Language;
  platformRole?: PlatformRole;
  roles: readonly (readonly [DemoInstitution, MembershipRole])[];
}

const zoneOf: Record<DemoInstitution, string> = {
  rwanda: 'Africa/Kigali',
  lubumbashi: 'Africa/Lubumbashi',
  burundi: 'Africa/Bujumbura',
};

const at = (
  institution: DemoInstitution,
  role: MembershipRole,
  key: string,
  name: string,
  language: Language = 'fr',
): DemoPerson => ({ key, name, zone: zoneOf[institution], language, roles: [[institution, role]] });

const student = (institution: DemoInstitution, key: string, name: string, language: Language = 'fr') =>
  at(institution, 'student', key, name, language);

export const demoPeople: readonly DemoPerson[] = [
  {
    key: 'lecturer',
    name: 'Dr Claudine Uwase',
    zone: 'Europe/Brussels',
    language: 'en',
    roles: [
      ['rwanda', 'lecturer'],
      ['burundi', 'lecturer'],
    ],
  },
  {
    key: 'lecturer2',
    name: 'Prof. Jean-Pierre Mbuyi',
    zone: 'Europe/Brussels',
    language: 'fr',
    roles: [
      ['lubumbashi', 'lecturer'],
      ['rwanda', 'lecturer'],
    ],
  },
  at('rwanda', 'admin', 'admin', 'Espérance Mukamana', 'en'),
  at('lubumbashi', 'admin', 'admin.lubumbashi', 'Patrick Ilunga Kabongo'),
  at('burundi', 'admin', 'admin.burundi', 'Aline Nduwimana'),
  {
    key: 'coordinator',
    name: 'Sophie Lambert',
    zone: 'Europe/Brussels',
    language: 'fr',
    platformRole: 'coordinator',
    roles: [],
  },
  {
    key: 'platform',
    name: 'Eric Habimana',
    zone: 'Europe/Brussels',
    language: 'en',
    platformRole: 'platform_admin',
    roles: [],
  },
  student('rwanda', 'student', 'Jean Bosco Nshimiyimana', 'en'),
  student('rwanda', 'student2', 'Marie Claire Uwimana'),
  student('rwanda', 'student3', 'Eric Ndayisaba', 'en'),
  student('rwanda', 'student4', 'Diane Ingabire', 'en'),
  student('rwanda', 'student5', 'Olivier Hakizimana'),
  student('rwanda', 'student6', 'Chantal Mukeshimana'),
  student('rwanda', 'student7', 'Théogène Bizimana'),
  student('rwanda', 'student8', 'Solange Umutoni', 'en'),
  student('rwanda', 'student9', 'Innocent Rukundo', 'en'),
  student('rwanda', 'student10', 'Josiane Nyirahabimana'),
  student('lubumbashi', 'student11', 'Grâce Kasongo Mwamba'),
  student('lubumbashi', 'student12', 'Trésor Mutombo Kalala'),
  student('lubumbashi', 'student13', 'Naomie Kabedi Tshibola'),
  student('lubumbashi', 'student14', 'Héritier Mukendi'),
  student('lubumbashi', 'student15', 'Ruth Ngoie Banza'),
  student('lubumbashi', 'student16', 'Dieudonné Kyungu'),
  student('burundi', 'student17', 'Fabrice Ndikumana'),
  student('burundi', 'student18', 'Ange Irakoze'),
  student('burundi', 'student19', 'Désiré Nkurunziza'),
  student('burundi', 'student20', 'Belyse Niyonzima'),
];

export const demoEmail = (key: string): string => `${key}@ikiraro.example`;

/** Shown on the sign-in page of a demo. */
export const shownAccounts: readonly { key: string; role: string }[] = [
  { key: 'lecturer', role: 'lecturer' },
  { key: 'student', role: 'student' },
  { key: 'student2', role: 'student' },
  { key: 'admin', role: 'admin' },
  { key: 'admin.lubumbashi', role: 'admin' },
  { key: 'coordinator', role: 'coordinator' },
  { key: 'platform', role: 'platform_admin' },
];
