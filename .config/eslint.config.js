import tseslint from 'typescript-eslint';

// Who may import whom (CONTRIBUTING.md draws it): each folder of src names what it must not reach.
const ADAPTERS = ['content', 'store', 'lab', 'terminal', 'report'];
const UPWARD = ['main', 'program', 'context', 'commands/*'];
const BOUNDARIES = [
  ...ADAPTERS.map((adapter) => ({
    from: adapter,
    never: [...UPWARD, ...ADAPTERS.filter((other) => other !== adapter).map((other) => `${other}/*`)],
  })),
  { from: 'domain', never: [...UPWARD, ...ADAPTERS.map((adapter) => `${adapter}/*`)] },
];

const restricted = (files, patterns) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});
const reaching = (targets, message) => ({
  regex: `^(\\.\\./)+(${targets.map((target) => target.replace('/*', '/.*')).join('|')})(\\.js)?$`,
  message,
});

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'test/fixtures/', '.config/eslint.config.js'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: `${import.meta.dirname}/..` } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      'no-console': 'error',
      'no-control-regex': 'off',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'exit', message: 'Return an exit code from main.' },
      ],
    },
  },
  ...BOUNDARIES.map(({ from, never }) =>
    restricted(
      [`src/${from}/**/*.ts`],
      [
        reaching(
          never,
          `src/${from} must not import this: bin → main → program → commands → adapters → domain → errors.`,
        ),
        ...(from === 'domain'
          ? [
              {
                regex: '^(?!\\.|ts-fsrs$)',
                message: 'The domain is pure: no node: modules and no packages but ts-fsrs.',
              },
            ]
          : []),
      ],
    ),
  ),
  restricted(
    ['src/commands/**/*.ts'],
    [
      { regex: '^\\./', message: 'A command never imports a command.' },
      reaching(['main', 'program'], 'Commands do not know the command surface.'),
    ],
  ),
  {
    files: ['test/**', 'bench/**', '.config/**'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-floating-promises': 'error' },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
  {
    // In the syntax of old Nodes, which have no other way to import and to catch.
    files: ['bin/**'],
    languageOptions: { ecmaVersion: 5, sourceType: 'commonjs' },
    rules: {
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { caughtErrors: 'none' }],
      'no-console': 'off',
    },
  },
);
