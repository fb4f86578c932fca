import fc from 'fast-check';
import { wrapAnsi } from 'fast-wrap-ansi';
import { afterEach, expect, test } from 'vitest';
import { learnCommandName } from '../../src/terminal/command-name.js';
import { truncated, width, wrap } from '../../src/terminal/wrap.js';

const E = '\u001b';

test.each([
  ['short', 10, 'short'],
  ['exactly ten', 11, 'exactly ten'],
  ['one word more', 9, 'one word…'],
  ['日本語の本', 6, '日本…'],
  [`plain ${E}[1mstrong words${E}[22m after`, 10, `plain ${E}[1mstr…${E}[22m`],
  [`${E}[36mcode${E}[39m and more`, 6, `${E}[36mcode${E}[39m…`],
  [`${E}[1m${E}[36mboth of them${E}[39m${E}[22m`, 5, `${E}[1m${E}[36mboth…${E}[39m${E}[22m`],
  [`${E}[38;2;1;2;3mred as can be${E}[39m`, 4, `${E}[38;2;1;2;3mred…${E}[39m`],
  [
    `${E}]8;;https://example.org${E}\\a long link${E}]8;;${E}\\`,
    5,
    `${E}]8;;https://example.org${E}\\a lo…${E}]8;;\u0007`,
  ],
])('%j cut to %i columns', (text, columns, expected) => {
  expect(truncated(text, columns, '…')).toBe(expected);
  expect(width(expected)).toBeLessThanOrEqual(columns);
});

// The library that cuts divides by the width of a style, which is none, where a cut stands right before one.
test.each([1, 2, 3])('a style is cut like its text, wherever the cut falls, with an ellipsis of %i columns', (dots) => {
  const text = `a ${E}[1mstrong${E}[22m word, ${E}]8;;https://example.org${E}\\a link${E}]8;;${E}\\, ${E}[36mcode${E}[39m.`;
  for (let columns = 4; columns <= 30; columns++)
    expect(visible(truncated(text, columns, '.'.repeat(dots)))).toBe(
      truncated(visible(text), columns, '.'.repeat(dots)),
    );
});

test('an ellipsis of several columns is counted', () => {
  expect(truncated('one word more', 9, '...')).toBe('one wo...');
});

afterEach(() => learnCommandName({}));

test.each([
  ['A list is shown by `roadmap list`.', 28, 'A list is shown by\n`roadmap list`.'],
  ['To go on: `roadmap next`.', 16, 'To go on:\n`roadmap next`.'],
  // Longer than any line: it is broken, as every text.
  ['Try `roadmap config set minutes 20`.', 20, 'Try `roadmap config\nset minutes 20`.'],
  ['Go there (`cd ~/shelf`), and stay.', 20, 'Go there\n(`cd ~/shelf`), and\nstay.'],
  ['Either `wsl --install` or `apt install`.', 24, 'Either `wsl --install`\nor `apt install`.'],
  ['Other `code that is long` breaks.', 18, 'Other `code that\nis long` breaks.'],
  ['5\u00a0€ for `a b` `and c`', 11, '5\u00a0€ for\n`a b`\n`and c`'],
])('code is not broken where it fits on a line: %j', (text, columns, expected) => {
  expect(wrap(text, columns)).toBe(expected);
});

test('words of plain letters break where the library would break them', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '-', '/', '.', '\u00a0'), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.integer({ min: 8, max: 30 }), (words, columns) => {
      const text = words.join(' ');
      expect(wrap(text, columns)).toBe(wrapAnsi(text, columns, { hard: true, trim: true }));
    }),
    { numRuns: 2000, seed: 20261130 },
  );
});

test('nor is one as it is typed in a clone', () => {
  learnCommandName({ npm_lifecycle_event: 'start', npm_package_name: 'roadmap-tutor' });
  expect(wrap('The road as a list: `roadmap list`', 36, 2)).toBe('The road as a list:\n  `npm start -- list`');
});

function visible(text: string): string {
  return text.replace(/\u001b(?:\[[\d;]*m|\]8;;[^\u0007\u001b]*(?:\u0007|\u001b\\))/g, '');
}

test('a command that does not fit beside a label is not broken, but stands further left', () => {
  const text = '5 hours (`roadmap config set weekly-hours 5` adds a date)';
  expect(wrap(text, 38, 16)).toBe('5 hours\n  (`roadmap config set weekly-hours 5`\n                adds a date)');
  expect(wrap('`roadmap config set weekly-hours 5` adds a date', 36, 16)).toBe(
    '\n `roadmap config set weekly-hours 5`\n                adds a date',
  );
});
