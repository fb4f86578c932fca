import chalk, { type ChalkInstance } from 'chalk';
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import http from 'highlight.js/lib/languages/http';
import ini from 'highlight.js/lib/languages/ini';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import nginx from 'highlight.js/lib/languages/nginx';
import python from 'highlight.js/lib/languages/python';
import sql from 'highlight.js/lib/languages/sql';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { STYLE } from './style.js';

const LANGUAGES = { css, diff, dockerfile, http, ini, json, nginx, python, sql, xml, yaml, js: javascript, sh: bash };
const ALIASES: Record<string, string> = {
  ts: 'js',
  html: 'xml',
  toml: 'ini',
  console: 'sh',
  bash: 'sh',
  javascript: 'js',
};

for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

/** As books print programs: what the language says stands out, what people say to each other leans. */
const STYLES: Record<string, ChalkInstance> = {
  keyword: STYLE.strong,
  'selector-tag': STYLE.strong,
  name: STYLE.strong,
  section: STYLE.strong,
  tag: STYLE.strong,
  built_in: STYLE.strong,
  comment: STYLE.emphasis,
  meta: STYLE.emphasis,
  title: STYLE.strong,
  attr: STYLE.strong,
  attribute: STYLE.strong,
};

/** Code with terminal styles; languages that we do not know stay as they are. */
export function highlight(code: string, language: string): string {
  const name = ALIASES[language] ?? language;
  if (chalk.level === 0 || !(name in LANGUAGES)) return code;
  return styled(hljs.highlight(code, { language: name }).value);
}

// highlight.js gives HTML: spans with a class `hljs-…`, and text with five entities.
function styled(html: string): string {
  const open: (ChalkInstance | null)[] = [];
  return html.replace(/<span class="([^"]*)">|<\/span>|[^<]+/g, (piece, classes: string | undefined) => {
    if (piece === '</span>') open.pop();
    else if (classes !== undefined) open.push(STYLES[classes.split(' ')[0]!.replace('hljs-', '')] ?? null);
    else
      return painted(
        unescapeHtml(piece),
        open.findLast((style) => style !== null),
      );
    return '';
  });
}

function painted(text: string, style: ChalkInstance | null | undefined): string {
  return style
    ? text
        .split('\n')
        .map((line) => style(line))
        .join('\n')
    : text;
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" };

function unescapeHtml(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity]!);
}
