import { Lexer, type Token, type Tokens } from 'marked';
import type { LessonBody, LessonPart, Track } from '../domain/road/roadmap.js';
import { outsideFences, scanFences } from '../domain/road/fences.js';
import { slug } from '../domain/road/place.js';
import { proseFor } from '../domain/road/track-blocks.js';
import { trackProseIn } from '../domain/road/track-prose.js';
import { headingsOf, type LessonDocument, type Section } from './lesson.js';

type Read = Pick<LessonDocument, 'text' | 'inOther' | 'goal'>;
type Links = Lexer['tokens']['links'];

/** A lesson's text in the parts that it is read in, as marked's tokens; `tracks` are those of the roadmap. */
export function lessonBody(
  { text, inOther = (section) => section, goal: other = null }: Read,
  tracks: Track[],
): LessonBody {
  const [lead, ...originals] = splitSections(text);
  const rest = originals.map(inOther);
  const own = /^Goal:\s*(.+(?:\n.+)*)/m.exec(lead?.markdown ?? '')?.[1]?.replaceAll('\n', ' ') ?? '';
  const goal = other ?? own;
  const before = (lead?.markdown ?? '').replace(/^Goal:.*(?:\n.+)*/m, '').trim();
  const parts = before === '' ? rest : [{ title: null, markdown: before, isRecap: false }, ...rest];
  const recap = rest.find((part) => part.isRecap)?.markdown ?? null;
  const links = linksOf([before, ...rest.map(({ markdown }) => markdown)]);
  return {
    goal,
    goalTokens: lean(lexerWith(links).inlineTokens(goal)),
    parts: joinShortTail(parts).map((part) => lexed(part, links, tracks)),
    recap,
    headings: headingsOf(scanFences(text)),
  };
}

export function splitSections(text: string): Section[] {
  const sections: Section[] = [{ title: null, markdown: '', isRecap: false }];
  const headings = new Map(
    outsideFences(text)
      .filter(({ line }) => line.startsWith('## '))
      .map(({ line, index }) => [index, line.slice(3).trim()]),
  );
  text.split('\n').forEach((line, index) => {
    const title = headings.get(index);
    if (title !== undefined) sections.push({ title, markdown: '', isRecap: title === 'Recap' });
    else sections[sections.length - 1]!.markdown += `${line}\n`;
  });
  return sections.map((section) => ({ ...section, markdown: section.markdown.replace(/^(?:[ \t]*\n)+|\s+$/g, '') }));
}

// The mistake and the recap are read together: one screen, not two.
function joinShortTail(parts: Section[]): Section[] {
  const recap = parts.at(-1);
  const mistake = parts.at(-2);
  if (!recap?.isRecap || !mistake || parts.length < 3) return parts;
  return [...parts.slice(0, -2), joined(mistake, recap)];
}

function joined(mistake: Section, recap: Section): Section {
  const anchors = [mistake, recap].flatMap(({ title, anchors: known }) => known ?? slug(title ?? ''));
  return {
    title: mistake.title,
    markdown: `${mistake.markdown}\n\n## ${recap.title ?? ''}\n\n${recap.markdown}`,
    isRecap: false,
    ...(mistake.anchors || recap.anchors ? { anchors } : {}),
  };
}

/** What `[label]: address` says anywhere in the lesson: it holds in all of its parts. */
function linksOf(parts: string[]): Links {
  const links: Links = {};
  for (const part of parts) {
    if (!/^[ \t>*+\d.)-]*\[[^\]]+\]:/m.test(part)) continue;
    const { tokens } = lexerOf(part);
    for (const [label, link] of Object.entries(tokens.links)) links[label] ??= link;
  }
  return links;
}

function lexerOf(markdown: string): Lexer {
  const lexer = new Lexer();
  lexer.blockTokens(markdown, lexer.tokens);
  return lexer;
}

function lexerWith(links: Links): Lexer {
  const lexer = new Lexer();
  Object.assign(lexer.tokens.links, links);
  return lexer;
}

function lexed({ title, markdown, anchors }: Section, links: Links, tracks: Track[]): LessonPart {
  const tokensFor = (track: string | null) => {
    const text = proseFor(markdown, { track, tracks });
    return lean(lexerWith(links).lex(title === null ? text : `## ${title}\n\n${text}`));
  };
  const isOfTracks = trackProseIn(scanFences(markdown)).blocks.length > 0;
  return {
    ...{ title, markdown, tokens: tokensFor(null) },
    ...(isOfTracks ? { own: Object.fromEntries(tracks.map(({ id }) => [id, tokensFor(id)])) } : {}),
    ...(anchors ? { anchors } : {}),
  };
}

/** Tokens as they are kept: without what nothing reads, and without texts that their own tokens hold. */
function lean(tokens: Token[]): object[] {
  const kept = function (this: Partial<Tokens.Text>, key: string, value: unknown) {
    const isTwice =
      key === 'text' && Array.isArray(this.tokens) && !['heading', 'image', 'link'].includes(String(this.type));
    return isTwice || key === 'raw' || key === 'escaped' ? undefined : value;
  };
  return JSON.parse(JSON.stringify(tokens, kept)) as object[];
}
