/** A register of a made-up university, always the same: what the files say, and nothing that is drawn by chance. */
export interface MadeRegister {
  people: string;
  sections: string;
  enrolments: string;
  /** Of the three files together, without headings. */
  lines: number;
}

const firsts = [
  'Aline',
  'Éric',
  'Jean-Bosco',
  'Chantal',
  'Divine',
  'Emmanuel',
  'Françoise',
  'Gérard',
  'Honorine',
  'Innocent',
];
const lasts = [
  'Uwamâna',
  'Niyonzima',
  'Mukamana',
  'Habimana',
  'Ndayisaba',
  'Iradukunda',
  'Nshimiyimana',
  'Uwase',
  'Bizimana',
];

export interface Sizes {
  students: number;
  lecturers: number;
  sections: number;
  enrolments: number;
}

/** As a registrar in Butare would export it: semicolons and headings in French. */
export function makeRegister({ students, lecturers, sections, enrolments }: Sizes): MadeRegister {
  const name = (n: number) => `${lasts[n % lasts.length] ?? ''} ${firsts[n % firsts.length] ?? ''} ${String(n)}`;
  const person = (id: string, n: number, role: string) =>
    `${id};${name(n)};${id.toLowerCase()}@register.example;${role};fr;Africa/Kigali;Bac ${String((n % 3) + 1)}, groupe ${String(n % 9)}`;
  const people = [
    ...Array.from({ length: students }, (_, n) => person(`S${String(n)}`, n, 'étudiant')),
    ...Array.from({ length: lecturers }, (_, n) => person(`L${String(n)}`, n, 'enseignant')),
  ];
  const rows = Array.from(
    { length: sections },
    (_, n) =>
      `X${String(n)};MAT${String(n % 60)};Cours nº ${String(n % 60)};Semestre 1;Butare;G${String(n)};${String(40 + (n % 60))};L${String(n % lecturers)}`,
  );
  // Each student in several sections, each pair once: one goes round the sections once a round of the students.
  const places = Array.from({ length: enrolments }, (_, n) => {
    const round = Math.floor(n / students);
    return `X${String(((n % students) + round * 7) % sections)};S${String(n % students)};étudiant`;
  });
  const file = (heading: string, lines: string[]) => [heading, ...lines, ''].join('\r\n');
  return {
    people: file('matricule;nom complet;courriel;rôle;langue;fuseau horaire;cohorte', people),
    sections: file('identifiant;code du cours;intitulé du cours;période;campus;groupe;capacité;enseignants', rows),
    enrolments: file('identifiant de section;matricule;rôle', places),
    lines: people.length + rows.length + places.length,
  };
}
