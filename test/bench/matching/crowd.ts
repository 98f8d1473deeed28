import { foldedName, levels, modes, roles } from '#matching';
import type { Expert, Level, Need, Skill, Weeks } from '#matching';
import { sequence } from '../class/random.ts';
import type { Classifications } from './classifications.ts';

const day = 86_400_000;
const firstMonday = Date.parse('2027-01-04T00:00:00Z');
const yearOfWeeks = 52;
const countries = ['RW', 'BI', 'CD'] as const;
const national = { RW: ['rw'], BI: ['rn'], CD: ['ln', 'sw'] } as const;
const fillers =
  'experience projets hospital laboratory terrain équipe research training gestion quality service données students jeunes rural urban analyse program suivi réseau région practice methods';

/** Plausible experts and needs, always the same ones. */
export function makeCrowd(
  known: Classifications,
  counts: { experts: number; needs: number },
): { experts: Expert[]; needs: Need[] } {
  const random = sequence(27);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const some = <T>(all: readonly T[], share: number): T[] => {
    const chosen = all.filter(() => random() < share);
    return chosen.length > 0 ? chosen : [pick(all)];
  };
  const several = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  const detailed = [...known.fields].filter((code) => code.length === 4);
  const sectors = [...known.sectors];
  // Nobody has said which skill belongs to which field: each field gets its share of them.
  const all = [...known.skills].map(([id, names]): Skill => ({ id, names }));
  const skillsOf = new Map(
    detailed.map((code, at) => [code, all.filter((_, skill) => skill % detailed.length === at)]),
  );
  const skills = (field: string, count: number) => several(count, () => pick(skillsOf.get(field) ?? all));
  const filler = fillers.split(' ');
  const text = (field: string, words: number) =>
    several(words, () => (random() < 0.3 ? pick(pick(skillsOf.get(field) ?? all).names) : pick(filler))).join(' ');
  const weeks = (length: number): Weeks => {
    const from = Math.floor(random() * (yearOfWeeks - length));
    return [mondayOf(from), mondayOf(from + length - 1)];
  };
  const level = (from: Level): Level => pick(levels.slice(levels.indexOf(from)));

  const experts = Array.from({ length: counts.experts }, (_, at): Expert => {
    const [main, second] = [pick(detailed), pick(detailed)];
    const fields = random() < 0.4 ? [main, second] : [main];
    const country = pick(countries);
    return {
      id: `e${String(at).padStart(5, '0')}`,
      persons: [`p${String(at)}`],
      ...(random() < 0.02 ? { household: `h${String(Math.floor(random() * 50))}` } : {}),
      ...(random() < 0.05 ? { blocked: [`i${String(Math.floor(random() * 60))}`] } : {}),
      offers: some(roles, 0.45),
      modes: some(modes, 0.5),
      languages: [
        ...(random() < 0.8 ? [{ language: 'fr', level: level('B1') }] : []),
        ...(random() < 0.7 ? [{ language: 'en', level: level('A2') }] : []),
        ...national[country].map((language) => ({ language, level: level('B2') })),
      ],
      weeks: several(1 + Math.floor(random() * 3), () => weeks(4 + Math.floor(random() * 20))),
      hoursAWeek: 2 + Math.floor(random() * 5),
      capacity: Math.floor(random() * 4),
      fields: fields.map((code) => ({ code, years: Math.floor(random() * 30) })),
      sectors: [pick(sectors)],
      skills: [
        ...skills(main, 5),
        ...several(2, () => pick(filler)).map((name) => ({ id: foldedName(name), names: [name] })),
      ],
      taught: several(Math.floor(random() * 3), () => pick(skills(main, 1)[0]?.names ?? [])),
      text: text(main, 60),
      countryOfOrigin: country,
      lastProposedAt: Math.floor(random() * 100) * day,
    };
  });
  const needs = Array.from({ length: counts.needs }, (_, at): Need => {
    const field = pick(detailed);
    const country = pick(countries);
    const wanted = skills(field, 5);
    return {
      id: `n${String(at).padStart(4, '0')}`,
      persons: [`c${String(at)}`],
      household: `h${String(Math.floor(random() * 50))}`,
      institution: `i${String(Math.floor(random() * 60))}`,
      country,
      role: pick(roles),
      modes: [pick(modes)],
      languages: [{ language: random() < 0.6 ? 'fr' : 'en', level: pick(['B2', 'C1'] as const) }],
      welcome: national[country],
      weeks: [weeks(2 + Math.floor(random() * 14))],
      hoursAWeek: 2 + Math.floor(random() * 4),
      fields: [field],
      sectors: [pick(sectors)],
      skills: wanted,
      title: wanted[0]?.names[0] ?? '',
      courses: wanted[1]?.names.slice(0, 1) ?? [],
      text: text(field, 80),
    };
  });
  return { experts, needs };
}

const mondayOf = (week: number): string => new Date(firstMonday + week * 7 * day).toISOString().slice(0, 10);
