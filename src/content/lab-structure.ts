import { frameworksIn } from '../domain/lab/framework.js';
import { fault, faultIf, type Fault } from './faults.js';
import type { LabSource } from './lab.js';
import type { RoadmapFile } from './schema.js';
import type { StepSource } from './sources.js';
import type { YamlFile } from './yaml.js';

/** Faults in how the labs hang together with the road, and their checks with each other. */
export function labStructureFaults(roadmap: YamlFile<RoadmapFile>, steps: StepSource[]): Fault[] {
  const taken = namesOf(roadmap, steps);
  return steps.flatMap(({ labs }) =>
    labs.flatMap((source) => [
      ...idFaults(source, taken),
      ...offerFaults(roadmap, source),
      ...(source.lab.partial ? [] : checkFaults(source)),
      ...trackFaults(roadmap, source),
    ]),
  );
}

/** The ids by which steps and lessons are named, where a lab could be named too. */
function namesOf(roadmap: YamlFile<RoadmapFile>, steps: StepSource[]): Map<string, string> {
  return new Map([
    ...steps.flatMap(({ lessons }) => lessons.map(({ front }) => [front.value.id, 'lesson'] as const)),
    ...roadmap.value.steps.map(({ id }) => [id, 'step'] as const),
  ]);
}

function idFaults({ folder, lab }: LabSource, taken: Map<string, string>): Fault[] {
  const { id } = lab.value;
  const kind = taken.get(id);
  return [
    ...faultIf(
      !folder.endsWith(`/${id}`) && !lab.partial,
      'id-mismatch',
      lab.at('id'),
      `the id "${id}" is not the name of this folder`,
    ),
    ...faultIf(kind !== undefined, 'lab-name', lab.at('id'), `"${id}" names a ${kind} already`),
  ];
}

function offerFaults(roadmap: YamlFile<RoadmapFile>, { lab }: LabSource): Fault[] {
  const after = lab.value['offered-after'];
  if (after === undefined || roadmap.partial) return [];
  const unknown = after.filter((name) => !roadmap.value.steps.some(({ id }) => id === name));
  return unknown.map((name) =>
    fault('unknown-step', lab.at('offered-after'), `offered-after names "${name}", which is not a step`),
  );
}

/** Checks are asked in the order of the file: what one needs stands above it, so that no circle can be. */
function checkFaults({ lab }: LabSource): Fault[] {
  const { checks, wrong } = lab.value;
  const places = new Map(checks.map(({ id }, index) => [id, index]));
  const unknown = (name: string) => `"${name}" is not a check of this lab`;
  return [
    ...checks.flatMap(({ needs }, index) =>
      needs.flatMap((need, at) => {
        const place = places.get(need);
        if (place !== undefined && place < index) return [];
        const message = `"${need}" stands below, and is asked later: a check needs only those above it`;
        return place === undefined
          ? [fault('unknown-check', lab.at('checks', index, 'needs', at), unknown(need))]
          : [fault('needs-later', lab.at('checks', index, 'needs', at), message)];
      }),
    ),
    ...wrong.flatMap(({ fails }, index) =>
      faultIf(!places.has(fails), 'unknown-check', lab.at('wrong', index, 'fails'), unknown(fails)),
    ),
  ];
}

/** Files under `both` are for every track. */
function trackFaults(roadmap: YamlFile<RoadmapFile>, { folder, lab, starter, reference }: LabSource): Fault[] {
  if (roadmap.partial) return [];
  const tracks = new Set(roadmap.value.tracks.map(({ id }) => id));
  const message = (track: string) => `"${track}" is not a track of this roadmap`;
  const isKnown = (tree: string) => tree === 'both' || tracks.has(tree);
  const isOfFramework = (tree: string) => frameworksIn([tree]).some(({ track }) => tracks.has(track));
  return [
    ...lab.value.wrong.flatMap(({ track }, index) =>
      track === undefined || tracks.has(track)
        ? []
        : [fault('unknown-track', lab.at('wrong', index, 'track'), message(track))],
    ),
    ...Object.entries({ starter, reference }).flatMap(([name, trees]) =>
      Object.keys(trees)
        .filter((tree) => !isKnown(tree) && !(name === 'reference' && isOfFramework(tree)))
        .map((tree) => fault('unknown-track', { file: `${folder}/${name}/${tree}`, line: 1, col: 1 }, message(tree))),
    ),
  ];
}
