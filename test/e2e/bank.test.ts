import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratch } from '../scratch.js';
import { ENTER, historyOf, run } from './cli.js';
import { atQuestions, lab } from './lab.js';

const CARD = { kind: 'card', prompt: 'Question 1: which port has HTTPS?', back: 'It is `443`.', hint: 'Above 80.' };
const FAILS = { kind: 'predict', language: 'js', code: 'let a;\nlet a;', 'error-line': 2 };

const answers = (own: string) =>
  historyOf(own).flatMap((event) => (event.type === 'answer' ? [[event.question, event.given, event.outcome]] : []));

describe('a card', () => {
  test('is turned with an empty line and graded with a number, in lines', async () => {
    const home = scratch();
    const input = 'nonsense\nh\n\n9\n2\nerror\nerror in line 2\n';
    const { stdout } = await run(['next', '--roadmap', lab([CARD, FAILS])], { home, input });
    expect(stdout).toContain('Recall the other side and show it with an empty line, then say with a number how\n');
    expect(stdout).toContain('Hint: Above 80.');
    expect(stdout).toContain('The other side:\n\nIt is `443`.');
    expect(stdout).toContain('1: I did not know it; 2: I knew\nit, and it was hard; 3: I knew it.');
    expect(stdout).toContain('Known.\n');
    expect(stdout).toContain('1 let a;\n2 let a;');
    expect(stdout).toContain('In which line is the error?');
    expect(answers(join(home, 'roadmaps', 'lab'))).toEqual([
      ['q1', 'hard', 'right'],
      ['q2', 'error in line 2', 'right'],
    ]);
  });

  test('has the keys of all prompts, at a terminal', async () => {
    const { terminal, own } = await atQuestions([CARD, { ...CARD, prompt: 'Question 2' }]);
    await terminal.until('Enter: the other side');
    terminal.type('h');
    await terminal.until('Above 80.');
    await terminal.until('Enter: the other side');
    terminal.type(ENTER);
    await terminal.until('443');
    await terminal.until('3. I knew it');
    terminal.type(`3${ENTER}`);
    await terminal.until('Known.');
    terminal.type(ENTER);
    await terminal.until('Question 2');
    await terminal.until('Enter: the other side');
    terminal.type('?');
    await terminal.until('Not known yet.');
    await terminal.until('443');
    expect(answers(own)).toEqual([
      ['q1', 'good', 'right'],
      ['q2', null, 'unknown'],
    ]);
    expect(terminal.broken()).toEqual([]);
  });
});
