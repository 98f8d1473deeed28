import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { rawSql } from './test/architecture/raw-sql.js';

/**
 * The arrows of docs/architecture.md: apps -> libs; api and live never import each other; classroom, access, matching and
 * contract know no framework. Folders import each other by the #names of package.json, so checking names is enough.
 */
const no = (regex, message) => ({ regex, message });
const ours = (...names) => `^#(${names.join('|')})(/|$)`;
const framework = '^(@nestjs|typeorm|socket\\.io|socket\\.io-client|mediasoup|mediasoup-client|express|pg|preact)(/|$)';
const everywhere = no(
  '^(\\.{1,2}/)+(.*/)?(apps|libs|dist|api|live|web|access|classroom|contract|database|matching|platform)/(.*/)?src/',
  'Import another folder by its #name (package.json "imports").',
);
const room = (files, ...patterns) => ({
  files: [`${files}/**/*.ts`, `${files}/**/*.tsx`],
  rules: { 'no-restricted-imports': ['error', { patterns: [everywhere, ...patterns] }] },
});
const pure = [no(framework, 'This library knows no framework.'), no('^node:', 'This library does no I/O.')];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'coverage', '.data', 'libs/contract/src/graphql', 'test/.artifacts'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strict],
    // Nest injects by the classes that constructors name: in a file with decorators such an import is not "only a type".
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    // What only types tell: a promise that nobody waits for, a case that nobody thought of.
    files: ['{apps,libs}/*/src/**/*.ts', 'apps/web/src/**/*.tsx'],
    // Reading types takes a second for some twenty files; what a test forgets to wait for, it fails by.
    ignores: ['**/*.test.ts', '**/*.test.tsx'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      // Of an event most switches say little; then `default` says so.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // The hooks of Preact have the names of React's.
    files: ['apps/web/src/**/*.ts', 'apps/web/src/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        AbortSignal: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        clearInterval: 'readonly',
        clearTimeout: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        process: 'readonly',
        setInterval: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
  room('libs/platform', no('^#', 'platform stands below every other library.')),
  room('libs/classroom', ...pure, no('^#', 'classroom stands alone.')),
  room('libs/access', ...pure, no('^#', 'access stands alone.')),
  room('libs/matching', ...pure, no('^#', 'matching stands alone.')),
  room('libs/contract', ...pure, no(ours('database', 'platform', 'access'), 'contract may know only #classroom.')),
  room(
    'libs/database',
    no(
      '^#(access(/|$)|contract(?!/(course-)?languages$))',
      'database may know only #platform, #classroom and the languages of #contract.',
    ),
  ),
  room('apps/api', no('^(socket\\.io|mediasoup)(/|$)', 'Sockets and media belong to apps/live.')),
  room(
    'apps/live',
    no('^(@nestjs/graphql|@apollo/.*)$', 'GraphQL belongs to apps/api.'),
    no(ours('access'), 'live trusts class tickets and asks #classroom.'),
  ),
  room(
    'apps/web',
    no(
      ours('database', 'platform', 'access', 'matching', 'contract/ticket', 'classroom/decide'),
      'The browser gets #classroom and #contract; the services decide.',
    ),
  ),
  {
    files: ['apps/api/src/**/*.ts', 'apps/live/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.repository.ts', ...rawSql],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='query']",
          message: 'SQL belongs to the repository of its aggregate (docs/architecture.md).',
        },
      ],
    },
  },
  {
    // Without a size, fast-check makes about ten of what may be many, whatever the most is.
    files: ['**/*.test.ts', '**/*.test.tsx', 'libs/classroom/src/testing.ts', 'libs/classroom/src/true-logs.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.object.name='fc'] > ObjectExpression:has(> Property[key.name='maxLength'][value.raw=/^\\d\\d/]):not(:has(> Property[key.name='size']))",
          message: "Say size: 'max' beside a maxLength above ten: fast-check stops near ten by itself.",
        },
      ],
    },
  },
  // Its build and the tests of its catalogues run on Node: what they import does not reach the browser.
  room('apps/web/vite', no(ours('database', 'access'), 'The build of the pages needs no database.')),
);
