import { fault, type Fault } from '../../content/faults.js';
import type { WrongFile } from '../../content/lab-shape.js';
import type { Files } from '../../domain/lab/laid-out.js';
import { wordsOf } from './result-words.js';
import { preparedBy, tryOut, type Proven } from './try-lab.js';

/** A solution that is wrong on purpose: the reference of a lab with one fault in it. */
interface WrongOne {
  proven: Proven;
  wrong: WrongFile;
  index: number;
  reference: Files;
  /** The wrong solutions of this lab by what has been said of each. */
  told: Map<string, string>;
  /** What its check needs is asked first, and must pass. */
  every: boolean;
}

/** The check that a wrong solution names must fail, with a sentence that no other of its lab gets. */
export async function wrongFaults(
  { proven, wrong, index, reference, told, every }: WrongOne,
  stop: AbortSignal,
): Promise<Fault[]> {
  const tell = (message: string) => [fault('lab-wrong', proven.at('wrong', index), message)];
  const files: Record<string, string | null> = { ...reference, ...wrong.files };
  for (const { file, from, to } of wrong.change) {
    const text = files[file] ?? '';
    if (text.split(from).length !== 2)
      return tell(`${wrong.id}: \`from\` stands ${text.split(from).length - 1} times in ${file}, not once`);
    files[file] = text.replace(from, () => to);
  }
  const kept = Object.fromEntries(
    Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== null),
  );
  const results = await tryOut({
    ...{ lab: proven, files: kept, wanted: [wrong.fails], alone: !every },
    ...{ prepared: preparedBy(proven.row), lines: wrong.run, accounts: proven.accounts, signal: stop },
  });
  const found = results.find(({ check }) => check.id === wrong.fails);
  if (found?.result.kind !== 'failed') {
    const broken = results.find(({ result }) => result.kind === 'failed');
    const why = found ? wordsOf(found.result) : broken ? `is not reached: ${broken.check.id} fails` : 'is not reached';
    return tell(`${wrong.id}: ${wrong.fails} ${why}`);
  }
  const { likely } = found.result;
  if (likely === null) return tell(`${wrong.id}: ${wrong.fails} fails without a sentence: ${wordsOf(found.result)}`);
  const twin = told.get(`${wrong.fails} ${likely}`);
  if (twin !== undefined && twin !== wrong.id)
    return tell(`${wrong.id}: ${wrong.fails} fails with the sentence of ${twin}`);
  told.set(`${wrong.fails} ${likely}`, wrong.id);
  return [];
}
