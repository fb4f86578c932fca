/** Subcommands of git that change nothing in a repository. */
const READING = new Set(
  'cat-file check-ignore describe diff for-each-ref grep log ls-files ls-tree merge-base rev-list rev-parse shortlog show status symbolic-ref branch tag remote'.split(
    ' ',
  ),
);

/** They list, unless a name says what to make of it. */
const LISTING = new Set(['branch', 'tag', 'remote']);

/** Options by which one that reads writes a file, or starts a program. */
const ACTING =
  /^(?:--output(?:=|$)|--ext-diff$|--textconv$|--filters$|-O|--open-files-in-pager|--edit-description$|-d$|--delete$)/;

/** Whether git, asked so, only reads. */
export function isReading([name = '', ...rest]: string[]): boolean {
  const options = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : rest.length);
  if (!READING.has(name) || options.some((word) => ACTING.test(word))) return false;
  const named = rest.filter((word) => !word.startsWith('-'));
  if (name === 'symbolic-ref') return named.length <= 1;
  return !LISTING.has(name) || named.length === 0 || rest[0] === '--list';
}
