import { createHash } from 'node:crypto';
import { STYLE } from './html-style.js';
import { markup, type Markup } from './markup.js';

export interface Section {
  id: string;
  name: string;
  /** Whether it takes the whole width, below what stands side by side. */
  wide?: boolean;
  /** Null where there is nothing to say. */
  body: Markup | null;
}

/** A page that needs nothing but itself: its policy lets nothing run and nothing be loaded. */
export function htmlPage(title: string, header: Markup, all: Section[]): string {
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;
  const sections = all.filter(({ body }) => body !== null);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<header>
<h1>${title}</h1>
${header}</header>
<nav aria-label="On this page"><ul>${sections.map(({ id, name }) => markup`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main>
${sections.map(sectionOf)}</main>
</body>
</html>
`.markup;
}

function sectionOf({ id, name, wide, body }: Section): Markup {
  return markup`<section id="${id}"${wide ? markup` class="wide"` : NOTHING} aria-labelledby="${id}-name">
<h2 id="${id}-name">${name}</h2>
${body ?? NOTHING}</section>
`;
}

const NOTHING = markup``;
