import { scanFences } from '../../domain/road/fences.js';
import { markdownFor } from '../../domain/road/track-blocks.js';
import { faultIf, type Fault } from '../faults.js';
import type { LabSource } from '../lab.js';
import { trackProseFaults, type Nameable } from './block-rules.js';
import { markupFaults } from './markup-rules.js';

const BRIEF = { lines: 30, columns: 80 };
const SENTENCES = 3;

/** What a learner reads of a lab. */
export function labTextFaults({ folder, lab, brief }: LabSource, tracks: Nameable['tracks']): Fault[] {
  const each = tracks?.size ? [...tracks] : [null];
  const lines = Math.max(...each.map((track) => screenLines(markdownFor(brief, { track, tracks: [] }))));
  const at = (line: number, col: number) => ({ file: `${folder}/brief.md`, line, col });
  const most = `at most ${BRIEF.lines} lines of ${BRIEF.columns} columns`;
  return [
    ...faultIf(lines > BRIEF.lines, 'lab-brief', at(1, 1), `a brief is one screen, ${most}; this has ${lines}`),
    ...markupFaults(brief, at),
    ...trackProseFaults(scanFences(brief), (line) => at(line + 1, 1), { tracks }),
    ...lab.value.hints.flatMap((hint, index) =>
      hint.includes(':::') ? trackProseFaults(scanFences(hint), () => lab.at('hints', index), { tracks }) : [],
    ),
    ...lab.value.checks.flatMap(({ mistakes }, index) =>
      mistakes.flatMap(({ say }, place) => {
        const count = sentencesIn(say);
        const message = `at most ${SENTENCES} sentences are read when a check is red; these are ${count}`;
        return faultIf(count > SENTENCES, 'lab-say', lab.at('checks', index, 'mistakes', place, 'say'), message);
      }),
    ),
  ];
}

/** How many lines a text takes on a screen: paragraphs and items are filled, the rest stands as it is. */
function screenLines(text: string): number {
  const blocks: { text: string; filled: boolean }[] = [];
  let fenced = false;
  for (const line of text.trim().split('\n')) {
    if (line.startsWith('```')) fenced = !fenced;
    const last = blocks.at(-1);
    const stands = fenced || line.trim() === '' || /^(?:```|\||#|\s{4})/.test(line);
    if (!stands && last?.filled && !/^\s*(?:[-*]|\d+\.) /.test(line)) last.text += ` ${line.trim()}`;
    else blocks.push({ text: line, filled: !stands });
  }
  return blocks.reduce((lines, block) => lines + (block.filled ? filledLines(block.text) : 1), 0);
}

function filledLines(text: string): number {
  let lines = 1;
  let column = 0;
  for (const word of text.split(' ')) {
    if (column > 0 && column + 1 + word.length > BRIEF.columns) {
      lines += 1;
      column = 0;
    }
    column += (column > 0 ? 1 : 0) + word.length;
  }
  return lines;
}

/** A sign in code ends no sentence. */
function sentencesIn(text: string): number {
  const plain = text.trim().replace(/`[^`]*`/g, 'code');
  return plain.match(/[.!?](?=["'’”)]*(?:\s+["'(“]?[\p{Lu}\p{N}]|\s+code\b|$))/gu)?.length ?? 1;
}
