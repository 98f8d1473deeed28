import { fileURLToPath } from 'node:url';

/**
 * The arrows within an app (docs/architecture.md): which folder may import which. ESLint holds the arrows between the apps and libraries.
 *
 * A table of layers begins with the lowest. A folder imports itself and the folders of earlier rows; the folders of one row do not know
 * each other. Imports of types count too. A file beside the folders (`app.tsx`) stands above them all.
 */
const tables = {
  'apps/api/src': [
    ['words', 'csv', 'confine'],
    ['time'],
    ['graphql'],
    ['classification-lists', 'sign-in'],
    ['context'],
    ['access'],
    ['models'],
    ['personal', 'metrics', 'uploads'],
    ['jobs'],
    ['mail', 'subscriptions'],
    ['classifications', 'institutions'],
    ['people'],
    ['notifications'],
    ['enrolment'],
    ['courses'],
    ['schedule'],
    ['availability', 'competences', 'members', 'polls'],
    ['register'],
    [
      'announcements',
      'api-tokens',
      'audit',
      'calendar',
      'classes',
      'copy-term',
      'decks',
      'desk',
      'finder',
      'load',
      'proposals',
      'roster',
    ],
    ['matching'],
    ['mentoring'],
    ['privacy'],
    ['demo'],
    ['platform', 'admin'],
  ],
  'apps/web/src': [
    ['words'],
    ['history', 'time'],
    ['api'],
    ['look'],
    ['sign-in'],
    ['loaded'],
    ['uploads'],
    ['board', 'competences', 'fragments', 'search'],
    ['letting-in', 'shell'],
    ['imports'],
    ['attendance', 'people', 'polls', 'slides', 'timetable'],
    ['availability', 'class', 'home', 'mentoring', 'notifications', 'proposals', 'roster'],
    ['session'],
    ['cohort', 'course'],
    ['institution'],
    ['find', 'section', 'term'],
  ],
};

/** Whose circles are told and not refused: entities name each other on both sides of a relation. */
const known = '^libs/database/src/entities/';
/** Files that look words up may import the type of a catalogue's keys. */
const catalogue = '/words/[a-z]+\\.json$';
const any = (names) => `(?:${names.join('|')})`;

/** The rules of one table. */
function layers(root, rows) {
  const order = rows.map((row, place) => ({
    name: `layers: ${row.join(', ')}`,
    comment: `A folder of ${root} imports the folders of earlier rows only (.dependency-cruiser.mjs).`,
    severity: 'error',
    from: { path: `^${root}/(${row.join('|')})/` },
    to: { path: `^${root}/`, pathNot: [`^${root}/${any(['$1', ...rows.slice(0, place).flat()])}/`, catalogue] },
  }));
  const unknown = {
    name: 'layers: unknown folder',
    comment: `Give the folder a row in the table of ${root} (.dependency-cruiser.mjs).`,
    severity: 'error',
    from: {},
    to: { path: `^${root}/[^/]+/`, pathNot: `^${root}/${any(rows.flat())}/` },
  };
  return [...order, unknown];
}

/** Folders of the api that are no Nest module of a feature: what they hold is imported file by file. */
const below = [
  'words',
  'csv',
  'confine',
  'time',
  'graphql',
  'classification-lists',
  'sign-in',
  'context',
  'access',
  'models',
  'personal',
  'uploads',
  'demo',
];

/** A feature of the api is known by its index alone, so that what is inside can be moved. Tests may look inside. */
const index = {
  name: 'index of a feature',
  comment: 'Import the index.ts of the feature; export there what others need.',
  severity: 'error',
  from: { path: '^apps/api/src/(?:([^/]+)/|[^/]+$)', pathNot: '[.]test[.]ts$' },
  to: {
    path: `^apps/api/src/(?!(?:${below.join('|')})/)[^/]+/`,
    pathNot: ['^apps/api/src/$1/', '^apps/api/src/[^/]+/index[.]ts$'],
  },
};

/** A circle of modules that need each other's values. One that only types close has no order to get wrong. */
const circle = (severity, path) => ({
  name: severity === 'error' ? 'circle' : 'circle, known',
  comment: 'Put what both need below both.',
  severity,
  from: path,
  to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    circle('error', { pathNot: known }),
    circle('warn', { path: known }),
    index,
    ...Object.entries(tables).flatMap(([root, rows]) => layers(root, rows)),
  ],
  options: {
    includeOnly: '^(apps|libs)/',
    // Says of each import whether it is only of types.
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: fileURLToPath(new URL('./apps/web/tsconfig.json', import.meta.url)) },
    enhancedResolveOptions: { conditionNames: ['source'], extensions: ['.ts', '.tsx'] },
  },
};
