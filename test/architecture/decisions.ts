/** A file of docs/decisions, read. */
export interface Decision {
  file: string;
  number: number;
  title: string;
  date: string;
  status: string;
  area: string;
  text: string;
}

/** The parts of the list, in the order in which somebody new reads them. */
export const areas = [
  'Layout and build',
  'Libraries',
  'The class',
  'Slides',
  'Who may do what',
  'Data that many change',
  'Places and people',
  'Time and timetable',
  'Telling people',
  'The register',
  "People's data",
  'Voice',
  'Picture',
  'Pages',
  'Backup',
  'Looking after it',
  'Set-up',
  'Tests',
] as const;

const shape =
  /^# (?<number>\d+)\. (?<title>.+)\n\n- Date: (?<date>\d{4}-\d\d-\d\d)\n- Status: (?<status>.+)\n- Area: (?<area>.+)\n\n(?<text>[^]+)$/;

/** @throws {Error} that names the missing part */
export function decisionOf(file: string, source: string): Decision {
  const groups = shape.exec(source)?.groups as
    Record<keyof Omit<Decision, 'file' | 'number'> | 'number', string> | undefined;
  if (!groups)
    throw new Error(`${file} does not begin with "# number. Title", Date, Status and Area, as its neighbours do`);
  return { ...groups, file, number: Number(groups.number) };
}

const padded = (number: number) => String(number).padStart(4, '0');
/** The words before a number of another decision, for instance "superseded by 0018". */
const statuses =
  /^(?:accepted|accepted, amended by (?<amended>\d{4})(?: and \d{4})*|superseded by (?<superseded>\d{4}))$/;

/** The faults of decisions, one sentence each. */
export function faults(decisions: readonly Decision[], today: string): string[] {
  const sorted = decisions.toSorted((a, b) => a.file.localeCompare(b.file));
  return sorted.flatMap(({ file, number, date, status, area }, place) => {
    const later = Object.values(statuses.exec(status)?.groups ?? {}).find((found) => found !== undefined);
    return [
      file.startsWith(`${padded(number)}-`) ? '' : `${file}: its name and its heading have two numbers`,
      /^\d{4}(-[a-z0-9]+)+\.md$/.test(file) ? '' : `${file}: is not named NNNN-some-words.md`,
      number === place + 1
        ? ''
        : `${file}: should be number ${padded(place + 1)}; each number is used once, without gaps`,
      Number.isNaN(Date.parse(date)) || date > today ? `${file}: ${date} is no date until today` : '',
      statuses.test(status) ? '' : `${file}: the status "${status}" is none of accepted, amended or superseded`,
      later === undefined || (Number(later) > number && Number(later) <= sorted.length)
        ? ''
        : `${file}: ${later} is not a later decision`,
      (areas as readonly string[]).includes(area) ? '' : `${file}: "${area}" is none of the areas (decisions.ts)`,
    ].filter((fault) => fault !== '');
  });
}

/** The list of README.md, by area. */
export function listed(decisions: readonly Decision[]): string {
  const line = ({ file, number, title, date, status }: Decision) =>
    `- [${padded(number)}](${file}) ${title} (${[date, ...(status === 'accepted' ? [] : [status])].join(', ')})`;
  const parts = areas.flatMap((area) => {
    const lines = decisions.filter((decision) => decision.area === area).map(line);
    return lines.length === 0 ? [] : [`## ${area}\n\n${lines.toSorted().join('\n')}\n`];
  });
  return `The next number is ${padded(decisions.length + 1)}.\n\n${parts.join('\n')}`;
}

/** Numbers of the decisions of which a text speaks, as in "docs/decisions/0023". */
export const named = (text: string): number[] =>
  [...text.matchAll(/docs\/decisions\/(\d+)/g)].map(([, number]) => Number(number));
