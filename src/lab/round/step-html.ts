import { selectAll } from 'css-select';
import { DomUtils, parseDocument } from 'htmlparser2';
import type { HtmlAsk } from '../../domain/lab/ask.js';
import type { Facts } from '../../domain/lab/want.js';
import type { Bench, Seen } from './bench.js';
import { withEnd } from './http-facts.js';
import { send } from './http.js';
import { textAt } from './step-files.js';

type Page = ReturnType<typeof parseDocument>;
type Element = Extract<Page['children'][number], { attribs: Record<string, string> }>;

/** What stands in a page, of a file or as the program sends it, read as a browser does: whatever is wrong in it. */
export async function lookAtHtml(ask: HtmlAsk, bench: Bench): Promise<Seen> {
  const { of, find, css } = ask;
  const asked = find === null ? of : `${of}, ${find}`;
  const { text, more } = await pageText(ask, bench);
  if (text === null) return { facts: { exists: false, count: 0, ...more }, asked };
  const page = parseDocument(text);
  const styled = css === null ? {} : { styled: styledClasses(page, textAt(css, bench) ?? '') };
  return {
    facts: {
      exists: true,
      body: text,
      ...(find === null ? {} : foundFacts(page, find)),
      ...pageFacts(page),
      ...styled,
      ...more,
    },
    asked,
  };
}

async function pageText({ of, as, on }: HtmlAsk, bench: Bench): Promise<{ text: string | null; more: Facts }> {
  const path = /^GET (\S+)$/.exec(of)?.[1];
  if (path === undefined) return { text: textAt(of, bench), more: {} };
  const program = on === 'second' ? bench.second : bench.program;
  if (!program) return { text: null, more: { error: 'refused' } };
  const who = (await bench.accounts?.as(as, program, bench.signal)) ?? { headers: {}, problem: null };
  if (who.problem !== null) return { text: null, more: { error: who.problem } };
  const { host, port } = program;
  const headers = { accept: 'text/html', ...who.headers };
  const answered = await send({ host, port, method: 'GET', path, headers, signal: bench.signal });
  const { status, text, error } = answered;
  if (error !== null) return { text: null, more: await withEnd({ error }, program) };
  return { text, more: { status, headers: answered.headers } };
}

function foundFacts(page: Page, selector: string): Facts {
  const found = elementsIn(page, selector);
  const names = new Set(found.flatMap(({ attribs }) => Object.keys(attribs)));
  return {
    count: found.length,
    texts: found.map((element) => DomUtils.textContent(element).replace(/\s+/g, ' ').trim()),
    attributes: Object.fromEntries([...names].map((name) => [name, found.map(({ attribs }) => attribs[name] ?? null)])),
  };
}

function pageFacts(page: Page): Facts {
  const fields = elementsIn(page, 'input, select, textarea').filter(
    ({ attribs }) => !['hidden', 'submit', 'button', 'image', 'reset'].includes(attribs['type']?.toLowerCase() ?? ''),
  );
  return {
    fields: fields.length,
    labelled: fields.filter((field) => isLabelled(page, field)).length,
    classes: classesOf(page),
  };
}

function isLabelled(page: Page, { attribs, parent }: Element): boolean {
  const id = attribs['id'];
  if (id !== undefined && elementsIn(page, 'label').some((label) => label.attribs['for'] === id)) return true;
  for (let around = parent; around !== null; around = around.parent)
    if ('name' in around && around.name === 'label') return true;
  return attribs['aria-label'] !== undefined;
}

function classesOf(page: Page): string[] {
  const classes = elementsIn(page, '[class]').flatMap(({ attribs }) => attribs['class']!.split(/\s+/));
  return [...new Set(classes.filter((name) => name !== ''))];
}

function styledClasses(page: Page, css: string): string[] {
  const selectors = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\{[^{}]*\}/g, ' {} ');
  return classesOf(page).filter((name) =>
    new RegExp(`\\.${name.replace(/[^\w-]/g, '\\$&')}(?![\\w-])`).test(selectors),
  );
}

function elementsIn(page: Page, selector: string): Element[] {
  return selectAll<Page['children'][number], Element>(selector, page.children);
}
