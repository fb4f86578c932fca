import tseslint from 'typescript-eslint';
import { layers } from './layers.js';

const NO_EXIT = [{ object: 'process', property: 'exit', message: 'Return an exit code from main.' }];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'test/fixtures/', 'roadmap/', '.config/eslint.config.js'] },
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
      'no-restricted-properties': ['error', ...NO_EXIT],
    },
  },
  ...layers(NO_EXIT),
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
      'no-restricted-properties': 'off',
    },
  },
);
