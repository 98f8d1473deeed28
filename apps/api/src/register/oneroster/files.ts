import { exactly } from '../csv/headings.ts';
import type { Heading } from '../csv/headings.ts';
import type { WideRules } from '../csv/wide.ts';

/** Columns beyond the standard, which allows them under `metadata.`; ours carry what it has no word for. */
export const own = {
  zone: 'metadata.ikiraro.zone',
  name: 'metadata.ikiraro.name',
  /** `true`: the standard's parts of the name are known, and not made of the name for its sake. */
  nameParts: 'metadata.ikiraro.nameParts',
  language: 'metadata.ikiraro.language',
  cohorts: 'metadata.ikiraro.cohorts',
  capacity: 'metadata.ikiraro.capacity',
  state: 'metadata.ikiraro.state',
  role: 'metadata.ikiraro.role',
} as const;

const base = ['sourcedId', 'status', 'dateLastModified'];

/** Files of OneRoster 1.2 (CSV binding) that are read, in the order in which they depend on each other, with all their columns. */
export const columns = {
  orgs: [...base, 'name', 'type', 'identifier', 'parentSourcedId', own.zone],
  academicSessions: [...base, 'title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
  courses: [
    ...[...base, 'schoolYearSourcedId', 'title', 'courseCode', 'grades', 'orgSourcedId', 'subjects', 'subjectCodes'],
  ],
  users: [
    ...[
      ...base,
      'enabledUser',
      'username',
      'userIds',
      'givenName',
      'familyName',
      'middleName',
      'identifier',
      'email',
      'sms',
    ],
    ...['phone', 'agentSourcedIds', 'grades', 'password', 'userMasterIdentifier', 'preferredGivenName'],
    ...['preferredMiddleName', 'preferredFamilyName', 'primaryOrgSourcedId', 'pronouns'],
    ...[own.name, own.nameParts, own.language, own.zone, own.cohorts],
  ],
  roles: [...base, 'userSourcedId', 'roleType', 'role', 'beginDate', 'endDate', 'orgSourcedId', 'userProfileSourcedId'],
  classes: [
    ...[...base, 'title', 'grades', 'courseSourcedId', 'classCode', 'classType', 'location', 'schoolSourcedId'],
    ...['termSourcedIds', 'subjects', 'subjectCodes', 'periods', own.capacity, own.state],
  ],
  enrollments: [
    ...[
      ...base,
      'classSourcedId',
      'schoolSourcedId',
      'userSourcedId',
      'role',
      'primary',
      'beginDate',
      'endDate',
      own.role,
    ],
  ],
} as const satisfies Record<string, readonly string[]>;
export type BundleFile = keyof typeof columns;
export const bundleFiles = Object.keys(columns) as BundleFile[];

const required: Record<BundleFile, readonly string[]> = {
  orgs: ['sourcedId', 'name', 'type'],
  academicSessions: ['sourcedId', 'title', 'type', 'startDate', 'endDate'],
  courses: ['sourcedId', 'title'],
  users: ['sourcedId', 'username', 'givenName', 'familyName'],
  roles: ['userSourcedId', 'role'],
  classes: ['sourcedId', 'title', 'courseSourcedId', 'schoolSourcedId', 'termSourcedIds'],
  enrollments: ['sourcedId', 'classSourcedId', 'userSourcedId', 'role'],
};

export const headingsOf = (file: BundleFile): Heading[] =>
  exactly(
    required[file],
    columns[file].filter((column) => !required[file].includes(column)),
  );

/**
 * Titles go out of some systems without the quotation marks that a comma in them needs. A line is read as it was meant only where all that must be
 * there is, and a word of the standard stands in its own column.
 */
export function wideRulesOf(file: BundleFile): WideRules {
  const titled = {
    classes: ['title', 'classType'],
    orgs: ['name', 'type'],
    academicSessions: ['title', 'type'],
  } as const;
  if (!(file in titled)) return { column: 'sourcedId', fits: () => false };
  const [column, typed] = titled[file as keyof typeof titled];
  const word =
    /^(homeroom|scheduled|department|school|district|local|state|national|gradingPeriod|semester|schoolYear|term|ext:\S+)$/;
  return {
    column,
    fits: (cell) => word.test(cell(typed)) && required[file].every((name) => cell(name) !== ''),
  };
}

/** Everything a manifest of 1.2 lists; what is not ours is absent. */
export const manifestFiles = [
  ...['academicSessions', 'categories', 'classes', 'classResources', 'courses', 'courseResources', 'demographics'],
  ...['enrollments', 'lineItemLearningObjectiveIds', 'lineItems', 'lineItemScoreScales', 'orgs', 'resources'],
  ...[
    'resultLearningObjectiveIds',
    'results',
    'resultScoreScales',
    'roles',
    'scoreScales',
    'userProfiles',
    'userResources',
    'users',
  ],
];
