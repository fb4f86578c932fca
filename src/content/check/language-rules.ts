import { trackedFences, trackedIn, type Tracked } from '../../domain/road/track-blocks.js';
import { fault, faultIf, type Fault, type Place } from '../faults.js';
import { scanOf } from '../lesson.js';
import type { Road } from '../sources.js';
import { TRACK_LANGUAGES, trackOfLanguage } from './languages.js';
import { markdownOf } from './texts.js';

/** What is for every track has code in the language of each, or of none. */
export function languageFaults({ roadmap, steps }: Road): Fault[] {
  const tracks = roadmap.value.tracks.map(({ id }) => id).filter((id) => id in TRACK_LANGUAGES);
  if (tracks.length < 2) return [];
  return steps.flatMap(({ lessons, quiz }) => [
    ...lessons
      .filter(({ front }) => front.value.track === undefined)
      .flatMap((lesson) =>
        textFaults(lesson.text, trackedIn(scanOf(lesson)), tracks, (line) => ({
          file: lesson.name,
          line: lesson.linesBefore + line + 1,
          col: 1,
        })),
      ),
    ...quiz.value.flatMap((question, index) => {
      if (question.track !== undefined) return [];
      const isCode = question.kind === 'write' || question.kind === 'predict';
      const language = isCode && question.browser !== true ? question.language : '';
      return [
        ...faultIf(
          trackOfLanguage(language) !== null,
          'one-language',
          quiz.at(index, 'language'),
          `this is asked in ${language} on every track: give it a track, and the others one of their own`,
        ),
        ...markdownOf(question).flatMap(({ text, path }) =>
          text.includes('```') ? textFaults(text, trackedFences(text), tracks, () => quiz.at(index, ...path)) : [],
        ),
      ];
    }),
  ]);
}

/** Judges each part of a text by itself, as it is read. */
function textFaults(text: string, tracked: Tracked[], tracks: string[], at: (line: number) => Place): Fault[] {
  const ofTracks = tracked.filter(({ fence }) => trackOfLanguage(fence.language) !== null && !fence.words.isOfBrowser);
  if (ofTracks.length === 0) return [];
  const lines = text.split('\n');
  const partOf = ({ fence }: Tracked) => lines.slice(0, fence.line).filter((line) => line.startsWith('## ')).length;
  return [...new Set(ofTracks.map(partOf))].flatMap((part) => {
    const fences = ofTracks.filter((one) => partOf(one) === part);
    const open = fences.filter(({ fence }) => fence.words.track === null);
    const missing = tracks.filter((track) => !fences.some(({ fence }) => fence.words.track === track));
    if (open.length > 0)
      return open.map(({ fence: { language, line } }) =>
        fault(
          'one-language',
          at(line),
          `this ${language} is shown on every track: track=${trackOfLanguage(language)!}, with the same for the others beside it`,
        ),
      );
    return faultIf(
      missing.length > 0,
      'one-language',
      at(fences[0]!.fence.line),
      `this part has code of a track, and none for ${missing.join(', ')}`,
    );
  });
}
