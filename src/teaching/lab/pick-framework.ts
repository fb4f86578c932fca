import { frameworksAt, type Framework } from '../../domain/lab/framework.js';
import type { Lab } from '../../domain/lab/lab.js';
import type { Roadmap } from '../../domain/road/roadmap.js';
import { usageError } from '../../errors.js';
import { labsBefore, labsOf } from './pick-lab.js';

/** The frameworks with which there is a solution of a lab. */
export function frameworksOf(roadmap: Roadmap, lab: Lab): Framework[] {
  if (lab.isRung) return lab.frameworks;
  const before = [...labsBefore(roadmap, lab), lab];
  const after = labsOf(roadmap).map((one) => one.lab);
  return frameworksAt(
    before,
    after.slice(after.indexOf(lab) + 1).filter(({ isRung }) => !isRung),
  );
}

/** The framework that the learner named, whatever their track is. */
export function pickFramework(roadmap: Roadmap, lab: Lab, name: string): Framework {
  const all = frameworksOf(roadmap, lab);
  const named = all.find(({ id }) => id === name.toLowerCase());
  if (named) return named;
  throw usageError(
    `There is no solution of "${lab.title}" with "${name}".`,
    all.length === 0
      ? `\`roadmap lab solution ${lab.id}\` shows the one without a framework.`
      : `There is one with ${all.map(({ id }) => id).join(', ')}; without \`--with\`, one without a framework.`,
  );
}
