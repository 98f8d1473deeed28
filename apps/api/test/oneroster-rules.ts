import { strFromU8, unzipSync } from 'fflate';
import { recordsOf } from '../src/register/csv/records.ts';

/** How the CSV binding of OneRoster 1.2.1 wants a cell; a list is of the words that are allowed. */
type Type = 'id' | 'ids' | 'text' | 'texts' | 'date' | 'time' | 'year' | 'flag' | readonly string[];
/** Name, type, and whether something must stand there. */
type Column = readonly [name: string, type: Type, required?: 'required'];

const base: readonly Column[] = [
  ['sourcedId', 'id', 'required'],
  ['status', ['active', 'tobedeleted']],
  ['dateLastModified', 'time'],
];

/** The tables of the binding, written from it and not from our code: the order of the columns counts. */
const tables: Readonly<Record<string, readonly Column[]>> = {
  manifest: [
    ['propertyName', 'text', 'required'],
    ['value', 'text', 'required'],
  ],
  orgs: [
    ...base,
    ['name', 'text', 'required'],
    ['type', ['department', 'school', 'district', 'local', 'state', 'national'], 'required'],
    ['identifier', 'text'],
    ['parentSourcedId', 'id'],
  ],
  academicSessions: [
    ...base,
    ['title', 'text', 'required'],
    ['type', ['gradingPeriod', 'semester', 'schoolYear', 'term'], 'required'],
    ['startDate', 'date', 'required'],
    ['endDate', 'date', 'required'],
    ['parentSourcedId', 'id'],
    ['schoolYear', 'year', 'required'],
  ],
  courses: [
    ...base,
    ['schoolYearSourcedId', 'id'],
    ['title', 'text', 'required'],
    ['courseCode', 'text'],
    ['grades', 'texts'],
    ['orgSourcedId', 'id', 'required'],
    ['subjects', 'texts'],
    ['subjectCodes', 'texts'],
  ],
  users: [
    ...base,
    ['enabledUser', 'flag', 'required'],
    ['username', 'text', 'required'],
    ['userIds', 'texts'],
    ['givenName', 'text', 'required'],
    ['familyName', 'text', 'required'],
    ...(['middleName', 'identifier', 'email', 'sms', 'phone'] as const).map((name) => [name, 'text'] as const),
    ['agentSourcedIds', 'ids'],
    ['grades', 'texts'],
    ...(['password', 'userMasterIdentifier'] as const).map((name) => [name, 'text'] as const),
    ...(['preferredGivenName', 'preferredMiddleName', 'preferredFamilyName'] as const).map(
      (name) => [name, 'text'] as const,
    ),
    ['primaryOrgSourcedId', 'id'],
    ['pronouns', 'text'],
  ],
  roles: [
    ...base,
    ['userSourcedId', 'id', 'required'],
    ['roleType', ['primary', 'secondary'], 'required'],
    [
      'role',
      [
        ...['aide', 'counselor', 'districtAdministrator', 'guardian', 'parent', 'principal', 'proctor', 'relative'],
        ...['siteAdministrator', 'student', 'systemAdministrator', 'teacher'],
      ],
      'required',
    ],
    ['beginDate', 'date'],
    ['endDate', 'date'],
    ['orgSourcedId', 'id', 'required'],
    ['userProfileSourcedId', 'id'],
  ],
  classes: [
    ...base,
    ['title', 'text', 'required'],
    ['grades', 'texts'],
    ['courseSourcedId', 'id', 'required'],
    ['classCode', 'text'],
    ['classType', ['homeroom', 'scheduled'], 'required'],
    ['location', 'text'],
    ['schoolSourcedId', 'id', 'required'],
    ['termSourcedIds', 'ids', 'required'],
    ['subjects', 'texts'],
    ['subjectCodes', 'texts'],
    ['periods', 'texts'],
  ],
  enrollments: [
    ...base,
    ['classSourcedId', 'id', 'required'],
    ['schoolSourcedId', 'id', 'required'],
    ['userSourcedId', 'id', 'required'],
    ['role', ['administrator', 'proctor', 'student', 'teacher'], 'required'],
    ['primary', 'flag'],
    ['beginDate', 'date'],
    ['endDate', 'date'],
  ],
};
const refersTo: Readonly<Record<string, string>> = {
  ...{ parentSourcedId: '', orgSourcedId: 'orgs', primaryOrgSourcedId: 'orgs', schoolSourcedId: 'orgs' },
  ...{
    courseSourcedId: 'courses',
    classSourcedId: 'classes',
    userSourcedId: 'users',
    termSourcedIds: 'academicSessions',
  },
};
const properties = [
  ...['academicSessions', 'categories', 'classes', 'classResources', 'courses', 'courseResources', 'demographics'],
  ...['enrollments', 'lineItemLearningObjectiveIds', 'lineItems', 'lineItemScoreScales', 'orgs', 'resources'],
  ...['resultLearningObjectiveIds', 'results', 'resultScoreScales', 'roles', 'scoreScales', 'userProfiles'],
  ...['userResources', 'users'],
].map((name) => `file.${name}`);

const id = '[A-Za-z0-9._/@-]{1,255}';
const shapes: Readonly<Record<Exclude<Type, readonly string[]>, RegExp>> = {
  id: new RegExp(`^${id}$`),
  ids: new RegExp(`^${id}(,${id})*$`),
  text: /^[^\r\n]*$/,
  texts: /^[^\r\n]*$/,
  date: /^\d{4}-\d\d-\d\d$/,
  time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  year: /^\d{4}$/,
  flag: /^(true|false)$/,
};

interface Table {
  heading: string[];
  lines: string[][];
}

/** What of a bundle the standard does not allow, one sentence each; nothing when it is valid. */
export function brokenRules(zip: Uint8Array): string[] {
  const files = new Map(
    Object.entries(unzipSync(zip)).map(([name, content]) => [name.replace(/\.csv$/, ''), tableOf(strFromU8(content))]),
  );
  const ids = new Map([...files].map(([name, { lines }]) => [name, new Set(lines.map(([first = '']) => first))]));
  return [...manifestRules(files), ...[...files].flatMap(([name, table]) => tableRules(name, table, ids))];
}

function tableOf(text: string): Table {
  const [heading = [], ...lines] = [...recordsOf(text.replaceAll('\r\n', '\n'), ',', 1_000_000)].map(
    ({ cells }) => cells,
  );
  return { heading, lines: lines.filter((cells) => cells.join('') !== '') };
}

function manifestRules(files: ReadonlyMap<string, Table>): string[] {
  const values = new Map(files.get('manifest')?.lines.map(([name = '', value = '']) => [name, value]));
  const wanted = new Map([
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
  ]);
  const known = [...wanted.keys(), ...properties, 'source.systemName', 'source.systemCode'];
  return [
    ...[...values.keys()].filter((name) => !known.includes(name)).map((name) => `manifest: no property ${name}`),
    ...[...wanted].filter(([name, value]) => values.get(name) !== value).map(([name]) => `manifest: ${name}`),
    ...properties
      .filter((name) => values.get(name) !== (files.has(name.slice(5)) ? 'bulk' : 'absent'))
      .map((name) => `manifest: ${name} is ${values.get(name) ?? 'not there'}`),
  ];
}

function tableRules(name: string, { heading, lines }: Table, ids: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const columns = tables[name];
  if (!columns) return [`${name}: no file of the standard`];
  const own = heading.slice(columns.length);
  const said = [
    ...(heading.slice(0, columns.length).join() === columns.map(([column]) => column).join()
      ? []
      : [`${name}: its columns are ${heading.join()}`]),
    ...own
      .filter((column) => !/^metadata\.[A-Za-z0-9]+\.[A-Za-z0-9]+$/.test(column))
      .map((column) => `${name}: ${column}`),
    ...(lines.length === 0 ? [`${name}: no lines`] : []),
    ...(new Set(lines.map(([first]) => first)).size === lines.length ? [] : [`${name}: an id twice`]),
  ];
  for (const cells of lines) {
    columns.forEach(([column, type, required], place) => {
      const cell = cells[place] ?? '';
      const fits = typeof type === 'string' ? shapes[type].test(cell) : type.includes(cell);
      if (cell === '' ? required !== undefined : !fits) said.push(`${name}.${column}: ${cell}`);
      const target = refersTo[column];
      if (cell === '' || target === undefined) return;
      if (ids.get(target === '' ? name : target)?.has(cell) !== true)
        said.push(`${name}.${column}: ${cell} is nowhere`);
    });
  }
  return said;
}
