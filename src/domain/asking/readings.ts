import type { ShortQuestion } from '../road/question.js';
import { foldText, withoutQuotes } from './folding.js';
import { asksAfter, promptWords, standsIn, wordStem } from './prompt-words.js';
import { CODE_PEELS } from './code-peels.js';
import { cut, type Peel, type Peeled } from './peeled.js';
import { inFull, withoutCall, withoutReason, withoutSubject } from './sentences.js';
import { CLASSES, LEADS } from './small-words.js';

/** What is peeled off at most: `the client credentials grant type, please` is a long way to say it. */
const MOST_PEELED = 6;
const MOST_READINGS = 60;

/** The ways to read a typed answer: as it stands, and with what adds nothing to it taken off, piece by piece. */
export function* readingsOf({ prompt, accept }: ShortQuestion, given: string): Generator<string> {
  const question: Peeled = {
    prompt: prompt.toLowerCase(),
    ...promptWords(prompt),
    asksForHeader: /\b(?:which|what)\s+(?:[\w-]+\s+){0,3}header\b|\bname of the header\b/i.test(prompt),
    hasValue: accept.some((key) => /^[\w-]+: ?\S/.test(key)),
    before: asksAfter(prompt),
    isAsked: standsIn(prompt),
  };
  const said = inFull(withoutReason(foldText(given)));
  const found = new Set([foldText(given), said, withoutQuotes(said)].map(foldText));
  yield* found;
  let fresh = [...found];
  for (let round = 0; round < MOST_PEELED && found.size < MOST_READINGS; round += 1) {
    fresh = fresh
      .flatMap((text) => PEELS.map((peel) => peel(text, question)))
      .flatMap((text) => (text === null ? [] : [foldText(text)]))
      .filter((text) => text !== '' && !found.has(text));
    yield* fresh;
    fresh.forEach((text) => found.add(text));
  }
}

const PEELS: Peel[] = [
  withoutAside,
  withoutExample,
  withoutCalling,
  withoutStatement,
  withoutManners,
  withoutLead,
  withoutSentence,
  withoutPredicate,
  withoutLack,
  withoutStart,
  withoutLeadingNoun,
  withoutLeadingName,
  withoutTrailingNoun,
  withoutPlace,
  ...CODE_PEELS,
];

/** `MR (merge request)` without its remark. */
function withoutAside(text: string): string | null {
  return cut(text, /^(.*\S)\s+\([^()]*\)$/);
}

/** `If-Match, e.g. If-Match: "v3"`. */
function withoutExample(text: string): string | null {
  return cut(text, /^(.+?),? (?:e\.g\.?|for example|such as|for instance) .+$/);
}

/** `the last one, 203.0.113.9`. */
function withoutCalling(text: string, { options }: Peeled): string | null {
  const rest = withoutCall(text);
  const words = rest === null ? [] : (text.slice(0, -rest.length).match(/[\p{L}\p{N}_-]+/gu) ?? []);
  return words.some((word) => options.has(word)) ? null : rest;
}

/** `SELECT * FROM seats WHERE id = 7 FOR UPDATE`: the words at the end of a statement. */
function withoutStatement(text: string): string | null {
  return cut(text, /^(?:select|create|update|delete|alter|insert)\b.* (\S+ \S+)$/);
}

/** Without `please` or a doubt behind it. */
function withoutManners(text: string): string | null {
  return cut(text, /^(.+?),? (?:please|thanks|thank you|i think|i guess|i believe|probably|of course)$/);
}

/** Without `the`, `about`, `version`, `v` and the like. */
function withoutLead(text: string, { before }: Peeled): string | null {
  const [, word, rest] = /^([~≈$]|[^\s~≈$]+)\s*(?<=\s|[~≈$])(.+)$/u.exec(text) ?? [];
  if (word !== undefined && (LEADS.has(word) || before.has(word))) return rest!;
  return cut(text, /^v(\d.*)$/) ?? cut(text, /^(?:=+|:)\s*(.+)$/);
}

/** `it sends POST`, where the prompt speaks of sending. */
function withoutSentence(text: string, { isAsked }: Peeled): string | null {
  return withoutSubject(text, isAsked);
}

/** `the pair (7,2) is refused`. */
function withoutPredicate(text: string, question: Peeled): string | null {
  const [, rest, said] = /^(.+?) (?:is|are|was|were) (?:the )?(\p{L}+)$/u.exec(text) ?? [];
  return said !== undefined && isKind(said, question) ? rest! : null;
}

/** `it left out Content-Type`, where the prompt asks what is missing. */
function withoutLack(text: string, { prompt }: Peeled): string | null {
  if (!LACK_ASKED.test(prompt)) return null;
  return (
    cut(text, /^(?:it|they|he|she|(?:the|that) \p{L}+) (?:left out|forgot|omitted|lacks|lacked) (.+)$/u) ??
    cut(text, /^(.+) (?:is|was) (?:missing|forgotten|left out|omitted)$/)
  );
}

const LACK_ASKED =
  /\b(?:which|what)\b[^.?]*\b(?:leave out|left out|forget|forgotten|omit|omitted|missing|lacks?)\b[^.?]*\?/;

/** `1.4.2 -> 1.5.0`, `from 1.4.2 to 1.5.0`, where the prompt has the first. */
function withoutStart(text: string, { prompt }: Peeled): string | null {
  const [, start, end] = /^(?:from )?(\S+) ?(?:->|=>|→| to) ?(\S+)$/.exec(text) ?? [];
  return start !== undefined && /\d/.test(start) && prompt.includes(start) ? end! : null;
}

/** `the column product_name`, `method PATCH`: the kind of thing before its name. */
function withoutLeadingNoun(text: string, question: Peeled): string | null {
  const [, article, noun, rest] = /^(the )?(\p{L}+) (.+)$/u.exec(text) ?? [];
  if (noun === undefined) return null;
  // What begins with a sign is no noun: `the specifier %i`.
  if (article !== undefined && /^[^\p{L}\p{N}\s]\S*$/u.test(rest!)) return rest!;
  if (article !== undefined || /^[^\p{L}]+$/u.test(rest!)) return isKind(noun, question) ? rest! : null;
  return CLASSES.has(noun) && !question.options.has(noun) && !rest!.includes(' ') ? rest! : null;
}

function isKind(noun: string, { nouns, options }: Peeled): boolean {
  return !options.has(noun) && (CLASSES.has(noun) || nouns.has(wordStem(noun)));
}

/** `GitLab merge request`, where GitLab stands in the prompt. */
function withoutLeadingName(text: string, { names }: Peeled): string | null {
  const [, name, rest] = /^(\p{L}+) (.+)$/u.exec(text) ?? [];
  return name !== undefined && names.has(name) ? rest! : null;
}

/** `Sunset header`, `the unit level`: the kind of thing behind its name. */
function withoutTrailingNoun(text: string, question: Peeled): string | null {
  // Behind a hyphen it belongs to the name of a header: `Allow-Methods`.
  const [, rest, between, noun] = /^(.*[^\s,-])([\s-]+)([\p{L}]+)$/u.exec(text) ?? [];
  if (question.asksForHeader && between === '-') return null;
  return noun !== undefined && isKind(noun, question) ? rest! : null;
}

/** `a fork of the repository`: what it belongs to, where that stands in the prompt. */
function withoutPlace(text: string, question: Peeled): string | null {
  const [, rest, noun] = /^(.+) (?:of|in|on|for|inside|at|from) (?:the |an? |its |my |your )?(\S+)$/u.exec(text) ?? [];
  if (noun === undefined) return null;
  // A word with a sign in it is a name, such as that of a file.
  const isNamed = /\p{L}[._/]\p{L}/u.test(noun) && question.prompt.includes(noun);
  return isNamed || isKind(noun, question) ? rest! : null;
}
