import { frameworksIn, treeOf } from '../../domain/lab/framework.js';
import { referenceAfter } from '../../domain/lab/laid-out.js';
import { faultIf, type Fault } from '../faults.js';
import type { LabSource } from '../lab.js';

/** What a lab's own files for a framework say, beside those that the track has by then; the last of these labs is judged. */
export function frameworkFaults(labs: LabSource[]): Fault[] {
  const { folder, reference } = labs.at(-1)!;
  return frameworksIn(Object.keys(reference)).flatMap((framework) => {
    const tree = treeOf(framework);
    const plain = referenceAfter(labs, framework.track);
    const before = labs.slice(0, -1).map((lab) => lab.reference[tree] ?? {});
    return Object.entries(reference[tree]!).flatMap(([name, text]) => {
      // What an earlier lab has given another form may become the track's own again, or go.
      const isOwnAlready = before.some((files) => name in files);
      const same = text === '' ? !(name in plain) : plain[name] === text;
      const what = text === '' ? 'takes away what is not there' : 'is as the track has it';
      return faultIf(
        same && !isOwnAlready,
        'framework-changes',
        { file: `${folder}/reference/${tree}/${name}`, line: 1, col: 1 },
        `this file ${what}`,
      );
    });
  });
}
