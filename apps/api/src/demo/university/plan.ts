import type { Language } from '#contract/languages';
import { accountNames, personNames } from './names.ts';
import { programmes } from './catalogue.ts';
import type { DemoCourse, Programme } from './catalogue.ts';
import { Random } from './random.ts';
import { WeekGrid } from './week-grid.ts';
import type { Slot } from './week-grid.ts';

/** The seed: another number gives another university. */
const seed = 20_061_018;

export interface Campus {
  key: string;
  name: string;
  zone: string;
  linkKbps: number;
  linkNote: string;
  /** Students of a cohort there. */
  cohort: number;
  rooms: readonly (readonly [name: string, seats: number])[];
}

/** Three campuses in two zones: Kinshasa is an hour behind the other two, all year. */
export const campuses: readonly Campus[] = [
  {
    key: 'lubumbashi',
    name: 'Lubumbashi',
    zone: 'Africa/Lubumbashi',
    linkKbps: 8_000,
    linkNote: 'Fibre, partagée avec la bibliothèque',
    cohort: 46,
    rooms: [
      ['Auditoire Nkrumah', 120],
      ['Salle A1', 60],
      ['Salle A2', 60],
      ['Salle B1', 50],
      ['Salle B2', 50],
      ['Salle informatique', 48],
    ],
  },
  {
    key: 'kinshasa',
    name: 'Kinshasa',
    zone: 'Africa/Kinshasa',
    linkKbps: 4_000,
    linkNote: 'Coupures de courant possibles après 18 h',
    cohort: 33,
    rooms: [
      ['Auditoire Lumumba', 80],
      ['Salle 1', 40],
      ['Salle 2', 40],
      ['Salle 3', 40],
      ['Salle informatique', 36],
    ],
  },
  {
    key: 'kolwezi',
    name: 'Kolwezi',
    zone: 'Africa/Lubumbashi',
    linkKbps: 2_000,
    linkNote: '2 Mbit/s pour tout le campus',
    cohort: 20,
    rooms: [
      ['Grande salle', 50],
      ['Salle 1', 30],
      ['Salle 2', 30],
      ['Salle 3', 24],
      ['Salle informatique', 24],
    ],
  },
];

export interface PlannedPerson {
  /** The part of the address before @ikiraro.example. */
  account: string;
  name: string;
  zone: string;
  language: Language;
  languages: string[];
}

export interface PlannedCohort {
  name: string;
  programme: Programme;
  campus: Campus;
  /** Accounts. */
  students: string[];
}

export interface PlannedSection {
  course: DemoCourse;
  name: string;
  campus: Campus;
  cohort: PlannedCohort | null;
  /** Accounts; in an evening section they came by themselves. */
  students: string[];
  /** On the waiting list, in order. */
  waiting: string[];
  capacity: number | null;
  lecturer: string;
  /** It is taught from Belgium, in a live class. */
  abroad: boolean;
  room: string | null;
  slot: Slot;
}

export interface PlannedUniversity {
  lecturers: PlannedPerson[];
  students: PlannedPerson[];
  cohorts: PlannedCohort[];
  sections: PlannedSection[];
}

/** With the small demo's two sections, their courses, lecturer and six students: 120 sections, 40 courses, 60 lecturers, 800 students. */
const count = { students: 794, lecturers: 59, abroad: 14 } as const;

/** Courses that have an evening section too, in which students enrol themselves. */
const evenings = ['INF305', 'LET203', 'ECO205', 'DRT105'];
const eveningSeats = 25;

/** The same university every time. */
export function planUniversity(): PlannedUniversity {
  const random = new Random(seed);
  const names = personNames(random);
  const accountOf = accountNames();
  const person = (zone: string, languages: string[]): PlannedPerson => {
    const name = names.next().value;
    return { account: accountOf(name), name, zone, language: 'fr', languages };
  };

  const lecturers = Array.from({ length: count.lecturers }, (_, index) => {
    const campus = campuses[index % campuses.length]?.zone ?? 'Africa/Lubumbashi';
    const abroad = index < count.abroad;
    const teacher = person(abroad ? 'Europe/Brussels' : campus, abroad ? ['fr', 'nl'] : ['fr', 'sw']);
    return { ...teacher, name: `${random.next() < 0.4 ? 'Prof.' : 'Dr'} ${teacher.name}` };
  });

  const cohorts = programmes.flatMap((programme) =>
    campuses.map((campus): PlannedCohort => ({
      name: `${programme.name}, ${campus.name}`,
      programme,
      campus,
      students: [],
    })),
  );
  const seats = cohorts.flatMap((cohort) => Array.from({ length: cohort.campus.cohort }, () => cohort));
  const students = Array.from({ length: count.students }, (_, index) => {
    const cohort = seats[index] ?? cohorts[0];
    const student = person(cohort?.campus.zone ?? 'Africa/Lubumbashi', ['fr', 'sw']);
    cohort?.students.push(student.account);
    return student;
  });

  return { lecturers, students, cohorts, sections: planSections(random, lecturers, cohorts) };
}

function planSections(random: Random, lecturers: PlannedPerson[], cohorts: PlannedCohort[]): PlannedSection[] {
  const grid = new WeekGrid(random);
  const daytime = cohorts.flatMap((cohort) =>
    cohort.programme.courses.map((course) => ({ course, cohort, campus: cohort.campus })),
  );
  const evening = evenings.map((code, index) => {
    const campus = campuses[index % campuses.length];
    const course = programmes.flatMap(({ courses }) => courses).find((one) => one.code === code);
    if (!campus || !course) throw new Error(`the demo has no course ${code}`);
    return { course, cohort: null, campus };
  });
  // Everybody teaches two; those in Belgium are spread over the list, so that they teach on every campus.
  const wanted = [...random.shuffled(daytime), ...evening];
  const teachers = wanted.map((_, index) => lecturers[index % lecturers.length]);
  return wanted.map(({ course, cohort, campus }, index) => {
    const lecturer = teachers[index];
    if (!lecturer) throw new Error('the demo has no lecturers');
    const abroad = lecturer.zone === 'Europe/Brussels';
    const busy = cohort ? [lecturer.account, cohort.name] : [lecturer.account];
    const size = cohort?.students.length ?? eveningSeats;
    const room = abroad && !cohort ? null : grid.room(campus, size);
    const slot = grid.take(campus.zone, room === null ? busy : [...busy, `${campus.key} ${room}`], abroad || !cohort);
    const free = cohorts.filter(({ name }) => grid.isFree(campus.zone, name, slot));
    const interested = cohort ? [] : random.shuffled(free.flatMap((one) => one.students)).slice(0, eveningSeats + 4);
    return {
      course,
      name: cohort ? campus.name : `Soir ${campus.name}`,
      campus,
      cohort,
      students: cohort?.students ?? interested.slice(0, eveningSeats),
      waiting: interested.slice(eveningSeats),
      capacity: cohort ? null : eveningSeats,
      lecturer: lecturer.account,
      abroad,
      room,
      slot,
    };
  });
}
