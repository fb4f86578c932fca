import { fileURLToPath } from 'node:url';
import { layers } from './layers.js';

// In full, since what is relative is looked for beside this file.
const root = fileURLToPath(new URL('..', import.meta.url)).replaceAll('\\', '/');

const NO_EXIT = [{ object: 'process', property: 'exit', message: 'Return an exit code from main.' }];

const OF_EACH_FILE = [
  'eslint/no-array-constructor',
  'eslint/no-unused-expressions',
  'eslint/no-useless-constructor',
  'typescript/ban-ts-comment',
  'typescript/no-duplicate-enum-values',
  'typescript/no-empty-object-type',
  'typescript/no-explicit-any',
  'typescript/no-extra-non-null-assertion',
  'typescript/no-extraneous-class',
  'typescript/no-invalid-void-type',
  'typescript/no-misused-new',
  'typescript/no-namespace',
  'typescript/no-non-null-asserted-nullish-coalescing',
  'typescript/no-non-null-asserted-optional-chain',
  'typescript/no-require-imports',
  'typescript/no-this-alias',
  'typescript/no-unnecessary-type-constraint',
  'typescript/no-unsafe-declaration-merging',
  'typescript/no-unsafe-function-type',
  'typescript/no-wrapper-object-types',
  'typescript/prefer-as-const',
  'typescript/prefer-literal-enum-member',
  'typescript/prefer-namespace-keyword',
  'typescript/triple-slash-reference',
  'typescript/unified-signatures',
];

const OF_TYPESCRIPT = [
  'eslint/no-var',
  'eslint/prefer-const',
  'eslint/prefer-rest-params',
  'eslint/prefer-spread',
  'typescript/await-thenable',
  'typescript/no-array-delete',
  'typescript/no-base-to-string',
  'typescript/no-deprecated',
  'typescript/no-duplicate-type-constituents',
  'typescript/no-floating-promises',
  'typescript/no-for-in-array',
  'typescript/no-generated-empty-object-type',
  'typescript/no-implied-eval',
  'typescript/no-meaningless-void-operator',
  'typescript/no-misused-promises',
  'typescript/no-misused-spread',
  'typescript/no-mixed-enums',
  'typescript/no-redundant-type-constituents',
  'typescript/no-unnecessary-boolean-literal-compare',
  'typescript/no-unnecessary-condition',
  'typescript/no-unnecessary-template-expression',
  'typescript/no-unnecessary-type-arguments',
  'typescript/no-unnecessary-type-assertion',
  'typescript/no-unnecessary-type-conversion',
  'typescript/no-unnecessary-type-parameters',
  'typescript/no-unsafe-argument',
  'typescript/no-unsafe-assignment',
  'typescript/no-unsafe-call',
  'typescript/no-unsafe-enum-assignment',
  'typescript/no-unsafe-enum-comparison',
  'typescript/no-unsafe-member-access',
  'typescript/no-unsafe-return',
  'typescript/no-unsafe-unary-minus',
  'typescript/no-useless-default-assignment',
  'typescript/only-throw-error',
  'typescript/prefer-promise-reject-errors',
  'typescript/prefer-reduce-type-parameter',
  'typescript/prefer-return-this-type',
  'typescript/related-getter-setter-pairs',
  'typescript/require-await',
  'typescript/switch-exhaustiveness-check',
  'typescript/unbound-method',
  'typescript/use-unknown-in-catch-callback-variable',
];

export default {
  plugins: ['typescript'],
  jsPlugins: ['./layers.js'],
  categories: { correctness: 'off' },
  options: { reportUnusedDisableDirectives: 'error' },
  rules: {
    ...on(OF_EACH_FILE),
    'no-restricted-properties': ['error', ...NO_EXIT],
    // With any choice at all, a name that begins with _ is no excuse.
    'no-unused-vars': ['error', { caughtErrors: 'all' }],
  },
  overrides: [
    {
      files: ['**/*.ts'],
      rules: {
        ...on(OF_TYPESCRIPT),
        'typescript/restrict-plus-operands': [
          'error',
          {
            allowAny: false,
            allowBoolean: false,
            allowNullish: false,
            allowNumberAndString: false,
            allowRegExp: false,
          },
        ],
        'typescript/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
        'typescript/return-await': ['error', 'error-handling-correctness-only'],
      },
    },
    { files: [`${root}src/**`], rules: { 'no-console': 'error' } },
    ...layers(root, NO_EXIT),
    {
      // In the syntax of old Nodes, which have no other way to import and to catch.
      files: [`${root}bin/**`],
      rules: {
        'typescript/no-require-imports': 'off',
        'no-unused-vars': ['error', { caughtErrors: 'none' }],
        'no-restricted-properties': 'off',
      },
    },
  ],
};

function on(rules) {
  return Object.fromEntries(rules.map((rule) => [rule, 'error']));
}
