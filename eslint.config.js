import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * The arrows of docs/architecture.md: apps -> libs; api and live never import each other; classroom, access and
 * contract know no framework. Cross-folder imports go through the #names of package.json, so names are enough to check.
 */
const frameworks = [
  '@nestjs/*',
  'typeorm',
  'socket.io',
  'socket.io/*',
  'mediasoup',
  'mediasoup/*',
  'express',
  'pg',
  'preact',
  'preact/*',
];
const relativeIntoAnotherRoom = {
  group: ['**/apps/*', '**/libs/*', '**/dist/*'],
  message: 'Import another room by its #name (package.json "imports").',
};
const forbid = (files, groups) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [relativeIntoAnotherRoom, ...groups] }] },
});
const no = (group, message) => ({ group, message });

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'coverage', '.data', 'libs/contract/src/graphql', 'test/.artifacts'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strict],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
  forbid(
    ['libs/classroom/**'],
    [
      no(frameworks, 'classroom is pure: no framework.'),
      no(['#*', 'node:*'], 'classroom is pure: no I/O, no other library.'),
    ],
  ),
  forbid(['libs/access/**'], [no(frameworks, 'access knows no framework.'), no(['#*', 'node:*'], 'access is pure.')]),
  forbid(
    ['libs/contract/**'],
    [
      no(frameworks, 'contract knows no framework.'),
      no(['#database', '#platform', '#platform/*', '#access'], 'contract may know only #classroom.'),
    ],
  ),
  forbid(['libs/platform/**'], [no(['#*'], 'platform is below every other library.')]),
  forbid(
    ['libs/database/**'],
    [no(['#contract', '#contract/*', '#access'], 'database may know only #platform and #classroom.')],
  ),
  forbid(['apps/api/**'], [no(['socket.io', 'mediasoup'], 'Sockets and media belong to apps/live.')]),
  forbid(
    ['apps/live/**'],
    [no(['@nestjs/graphql', '@apollo/*', '#access'], 'GraphQL belongs to apps/api; live trusts class tickets.')],
  ),
  forbid(
    ['apps/web/**'],
    [
      no(
        ['#database', '#platform', '#platform/*', '#access', '#contract/ticket'],
        'The browser gets #classroom and #contract only.',
      ),
    ],
  ),
);
