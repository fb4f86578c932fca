import { spawn } from 'node:child_process';
import type { Question } from '../../src/domain/road/question.js';
import { VALID } from '../scratch.js';
import { answerLine, questionsIn } from './answers.js';
import { BIN } from './cli.js';

const questions = questionsIn(VALID);

/** Talks with a plain run of the valid road: answers each question as `decide` says, and every other prompt with yes. */
export function talk(
  args: string[],
  home: string,
  decide: (question: Question) => boolean | null,
  env: Record<string, string> = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args, '--plain', '--roadmap', VALID], {
      cwd: home,
      env: { ...process.env, ROADMAP_HOME: home, HOME: home, ...env },
    });
    let all = '';
    let from = 0;
    const asked: Question[] = [];
    child.stdout.on('data', (chunk: Buffer) => {
      all += chunk.toString();
      const open = all.slice(from);
      if (/\[Y\/n\]\n$/.test(open)) return send('y');
      if (/Answer with a number from 1 to [23]\.\n$/.test(open)) return send('1');
      if (!/^(Answer with|Type) [^\0]*\.\n$/m.test(open)) return;
      const question = questionAsked(open);
      asked.push(question);
      const right = decide(question);
      if (right === null) return void child.stdin.end();
      send(answerLine(question, open, right));
    });
    const send = (line: string) => {
      from = all.length;
      child.stdin.write(`${line}\n`);
    };
    child.stdin.on('error', () => undefined);
    child.on('close', (code) => (code === 0 ? resolve(all) : reject(new Error(`exit ${code}\n${all}`))));
  });
}

// The fixture asks alike in many places; the heading says where, the options say what.
function questionAsked(printed: string): Question {
  const fits = questions.filter((question) => {
    const texts =
      question.kind === 'choice' || question.kind === 'multi'
        ? question.options.map(({ text }) => text)
        : question.kind === 'order'
          ? question.items
          : question.kind === 'match'
            ? question.pairs.flat()
            : [];
    return printed.includes(question.prompt) && texts.every((text) => printed.includes(text));
  });
  if (fits.length === 0) throw new Error(`No question fits:\n${printed}`);
  return fits.at(-1)!;
}
