import { levels, modes, roles } from '#matching';
import type { Level } from '#matching';
import type { Classifications } from './classifications.ts';
import { splits } from './judged.ts';
import type { Judged, JudgedExpert, JudgedNeed, Judgement } from './judged.ts';

/** What judged files name and does not exist, one sentence each. Nothing is said of judgements: they are what they are. */
export function faults({ experts, needs, judgements }: Judged, known: Classifications): string[] {
  const expertIds = new Set(experts.map(({ id }) => id));
  const needIds = needs.map(({ id }) => id);
  return [
    ...twice([...experts, ...needs].map(({ id }) => id)).map((id) => `${id} stands twice`),
    ...experts.flatMap((expert) => expertFaults(expert, known)),
    ...needs.flatMap((need) => needFaults(need, known)),
    ...needIds.filter((id) => judgements[id] === undefined).map((id) => `${id} is not judged`),
    ...Object.entries(judgements).flatMap(([id, judgement]) => [
      ...(needIds.includes(id) ? [] : [`judgements: there is no need ${id}`]),
      ...judgementFaults(id, judgement, expertIds),
    ]),
  ];
}

function expertFaults(expert: JudgedExpert, known: Classifications): string[] {
  const { id, fields, degrees, sector, offers, weeks, languages } = expert;
  const codes = [...fields.map(({ code }) => code), ...degrees.map(({ field }) => field)];
  return [
    ...codesUnknown(id, codes, known.fields),
    ...codesUnknown(id, [sector], known.sectors),
    ...codesUnknown(id, offers, new Set(roles)),
    ...codesUnknown(id, expert.modes, new Set(modes)),
    ...languageFaults(id, languages),
    ...weeks.flat().flatMap((day) => mondayFault(id, day)),
  ];
}

function needFaults(need: JudgedNeed, known: Classifications): string[] {
  const { id, fields, sector, role, mode, split, weeks, languages } = need;
  return [
    ...codesUnknown(id, fields, known.fields),
    ...codesUnknown(id, [sector], known.sectors),
    ...codesUnknown(id, [role], new Set(roles)),
    ...codesUnknown(id, [mode], new Set(modes)),
    ...codesUnknown(id, [split], new Set(splits)),
    ...languageFaults(id, languages),
    ...weeks.flatMap((day) => mondayFault(id, day)),
  ];
}

function judgementFaults(need: string, { first, considered, not }: Judgement, experts: ReadonlySet<string>): string[] {
  const named = [...first, ...considered, ...not].map(([id]) => id);
  return [
    ...codesUnknown(need, named, experts),
    ...twice(named).map((id) => `${need}: ${id} is judged twice`),
    ...(first.length + considered.length === 0 ? [`${need}: nobody is suitable`] : []),
  ];
}

const codesUnknown = (where: string, codes: readonly string[], known: ReadonlySet<string>): string[] =>
  codes.filter((code) => !known.has(code)).map((code) => `${where}: there is no ${code}`);

/** Languages have codes of two or three letters. */
const languageFaults = (where: string, spoken: readonly { language: string; level: Level }[]): string[] => [
  ...spoken
    .filter(({ language }) => !/^[a-z]{2,3}$/.test(language))
    .map(({ language }) => `${where}: there is no ${language}`),
  ...codesUnknown(
    where,
    spoken.map(({ level }) => level),
    new Set(levels),
  ),
];

const mondayFault = (where: string, day: string): string[] =>
  new Date(`${day}T00:00:00Z`).getUTCDay() === 1 ? [] : [`${where}: ${day} is no Monday`];

const twice = (ids: readonly string[]): string[] => ids.filter((id, at) => ids.indexOf(id) !== at);
