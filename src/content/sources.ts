import type { Fault } from './faults.js';
import type { Contract } from '../domain/lab/contract.js';
import type { LabSource } from './lab.js';
import type { LessonDocument } from './lesson.js';
import type { QuestionFile, RoadmapFile, StepFile } from './schema.js';
import type { YamlFile } from './yaml.js';

/** The files of one step, parsed, with the places of everything in them. */
export interface StepSource {
  folder: string;
  step: YamlFile<StepFile>;
  quiz: YamlFile<QuestionFile[]>;
  lessons: LessonDocument[];
  labs: LabSource[];
}

/** A roadmap with those of its steps that could be read. */
export interface Road {
  roadmap: YamlFile<RoadmapFile>;
  steps: StepSource[];
}

/** What could be read of a roadmap folder. `faults` is empty only if all of it can be used. */
export interface Sources {
  roadmap: YamlFile<RoadmapFile> | null;
  /** What the program that labs are about answers; null for a roadmap without one. */
  contract: YamlFile<Contract> | null;
  steps: StepSource[];
  files: string[];
  /** Each of these that could be read, as it is. */
  texts: ReadonlyMap<string, string>;
  faults: Fault[];
}
