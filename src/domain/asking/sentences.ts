import { promptWords, standsIn } from './prompt-words.js';
import { AUXILIARY, VERBS } from './small-words.js';

/** Whether a reason doubts the answer before it. */
const IN_DOUBT = /(?<![\p{L}\p{N}])(?:or|either|maybe|perhaps|but|unless|except)(?![\p{L}\p{N}])/iu;
const REASON =
  /^([^]*?\S)(?:\s*[,;]\s*(?:which|as|for|given)|\s*[,;]?\s+(?:because|since|given that|so that|so (?:it|the|that|this|there|nothing|nobody)|as (?:it|the|that|this|there)))\s+([^]+)$/iu;

export function isInDoubt(text: string): boolean {
  return IN_DOUBT.test(text);
}

/** Beginnings of a clause that goes on with another answer, or takes one back. */
const GOES_ON = new Set(
  'and then plus next after afterwards finally also or but followed wait no actually sorry'.split(' '),
);
const FINITE =
  /(?<![\p{L}\p{N}])(?:is|are|was|were|has|have|had|does|do|did|can|could|would|will|gets?|goes|comes?|stays?|keeps?|lives?|belongs?|exists?|counts?|becomes?|needs?|saves?|stops?|starts?|makes?|takes?|gives?|says?|means?|points?|works?|runs?|sends?|reads?|wants?|looks?|ends?|leaves?|lets?|knows?|checks?|uses?|adds?|finds?|plays?|fills?|fails?|chooses|picks?|comes?|sees?|lists?|holds?|returns?|prints?|matters?|begins?|turns?|throws?|skips?|moves?|changes?|stands?)(?![\p{L}\p{N}])|n['’]t(?!\p{L})|(?<!\p{L})(?:it|that|there|this|he|she)['’]s(?!\p{L})/iu;

/** Whether words behind an answer are a sentence of their own that says more of it: `the list is shared`, `not an object`. */
export function isClause(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_'’-]+/gu) ?? [];
  if (words.length === 0 || GOES_ON.has(words[0]!) || isInDoubt(text) || /^\s*[-\d]/.test(text)) return false;
  if (words[0] === 'not') return words.length > 1;
  return words.length > 2 && (FINITE.test(text) || /^\s*(?:the|an?|more) /i.test(text));
}

/** `black, not gray`, `300 ms not 500`: without what it is not, where that is told by a sign, or is of the kind that is asked. */
export function withoutContrast(text: string, isOfKind: (other: string) => boolean): string | null {
  const [, main, joint, other] =
    /^([^]+?)(,? (?:and |but )?(?:not|instead of|rather than)) (?:the |an? )?(\S+)$/i.exec(text) ?? [];
  if (main === undefined || /\b(?:is|are|was|were|has|have|do|does|did|can|could)$/i.test(main)) return null;
  return joint!.toLowerCase() !== ' not' || isOfKind(other!) ? main : null;
}

/** Nobody types more around an answer; what is pasted would be read again for each of its words. */
export const MOST_READ = 1000;

/** A text without each of the clauses that may end it: `290 ms, you save only 10`. */
export function withoutClauses(text: string): string[] {
  if (text.length > MOST_READ) return [];
  return [...text.matchAll(/\s*(?:[,;:]|\s-+)\s+/g)].flatMap(({ index, 0: sign }) =>
    index > 0 && isClause(text.slice(index + sign.length)) ? [text.slice(0, index)] : [],
  );
}

/** An answer without each of the clauses that may end it and name nothing else that a prompt lets choose. */
export function withoutPlainClauses(prompt: string, given: string): string[] {
  const { options } = promptWords(prompt);
  const text = given.replace(/\s+/g, ' ').trim();
  const isInPrompt = (other: string) => prompt.includes(other);
  const contrast = withoutContrast(text, isInPrompt) ?? withoutContrast(withoutReason(text), isInPrompt);
  const mains = withoutClauses(text).filter((main) => {
    const words =
      text
        .slice(main.length)
        .toLowerCase()
        .match(/[\p{L}\p{N}_-]+/gu) ?? [];
    return words.every((word, at) => !options.has(word) || words[at - 1] === 'not');
  });
  return contrast === null ? mains : [...mains, contrast];
}

/** `the last one, 203.0.113.9`: without what the answer is called first. */
export function withoutCall(text: string): string | null {
  const [, called, rest] =
    /^((?:only )?(?:(?:on|in|at|by) )?(?:the|an?|its|their|two|three|four|five)(?: [\p{L}\p{N}-]+){1,3})[,:] (?:(?:i\.?e\.?|namely|that is|called|so),? )?(.+)$/u.exec(
      text,
    ) ?? [];
  return called === undefined || isInDoubt(called) || GONE.test(called) ? null : rest!;
}

const GONE = /(?<!\p{L})(?:not|no|never|without|other|wrong|missing|opposite|instead)(?!\p{L})/u;

/** Whether what stands in brackets explains an answer, so that a `not` in it is about something else. */
export function isRemark(aside: string): boolean {
  return /\p{L}.*\s.*\p{L}/u.test(aside) && !isInDoubt(aside);
}

/** `POST, because it has a body`: without the reason. */
export function withoutReason(text: string): string {
  const [, main, reason] = REASON.exec(text) ?? [];
  return reason === undefined || isInDoubt(reason) ? text : main!;
}

/** The answer alone, without its reason and without a remark in brackets: these may speak of what is not so. */
export function withoutRemarks(text: string): string {
  const main = withoutReason(text);
  const [, answer, aside] = /^([^]*\S)\s+\(([^()]*)\)[.!]?\s*$/.exec(main) ?? [];
  return aside !== undefined && isRemark(aside) ? answer! : main;
}

/** `it's` as `it is`. */
export function inFull(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}])(it|that|this|there|they|you|we|i)['’](?:s|re|d|ll|m)(?![\p{L}\p{N}])/giu,
    '$1 is',
  );
}

/** `it sends POST`, `the parser needs Content-Type`: without the subject and the verb, where both are the question's own. */
export function withoutSubject(text: string, isAsked: (word: string) => boolean): string | null {
  const words = text.split(' ');
  for (let at = 1; at < Math.min(words.length - 1, MOST_OF_A_SUBJECT); at += 1) {
    const isPlural = at === 1 && PLURAL.has(words[0]!);
    if (!isVerb(words[at]!, isAsked) && !(isPlural && isAsked(words[at]!))) continue;
    const subject = words.slice(0, at);
    if (!subject.every((word) => SUBJECTS.has(word) || isAsked(word))) return null;
    let next = at + 1;
    while (next < words.length - 1 && mayFollow(words[next]!, isAsked)) next += 1;
    return words.slice(next).join(' ').replace(/^: /, '');
  }
  return null;
}

function mayFollow(word: string, isAsked: (word: string) => boolean): boolean {
  return isVerb(word, isAsked) || AFTER_VERB.has(word) || (/n$/.test(word) && isAsked(word));
}

const MOST_OF_A_SUBJECT = 6;

/** Whether a prompt has this verb, in any of its forms, and it turns nothing. */
export function isVerbOf(prompt: string, word: string): boolean {
  return word.length > 3 && !TURNED.test(word) && standsIn(prompt)(word);
}

function isVerb(word: string, isAsked: (word: string) => boolean): boolean {
  if (AUXILIARY.has(word) || VERBS.has(word)) return true;
  return /(?:ed|s)$/.test(word) && !TURNED.test(word) && isAsked(word) && word.length > 3;
}

/** Verbs that say the opposite of what is asked, as often as not. */
const TURNED =
  /^(?:lack|drop|delet|remov|refus|reject|forg|miss|omit|ignor|exclud|prevent|block|leave|skip|fail|stop|den|forbid)/;
export const SUBJECTS = new Set(
  'it this that they these you we he she one there i the a an my your its our'.split(' '),
);
const PLURAL = new Set(['they', 'you', 'we', 'i']);
const AFTER_VERB = new Set(
  'to with on at by in as for back out of now then only just always also up called'.split(' '),
);
