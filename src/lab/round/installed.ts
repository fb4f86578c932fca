/** What is installed beside a program, and rightly in no commit. */
export const INSTALLED = ['node_modules', '.venv', 'venv', 'vendor'];
