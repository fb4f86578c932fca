/** How the page looks; it is the only style that the page's own policy lets through. */
export const STYLE = `
:root { color-scheme: light dark; --page: #fff; --text: #1c1c21; --dim: #55555f; --accent: #0a656c; --line: #8b8b96; --box: #f2f2f5; }
@media (prefers-color-scheme: dark) { :root { --page: #16161a; --text: #ececf1; --dim: #b0b0bd; --accent: #6ad7df; --line: #77777f; --box: #25252b; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.3rem; margin: 0 0 .5rem; }
h3 { font-size: 1.05rem; margin: 0; display: inline; }
h4 { font-size: 1rem; margin: 1rem 0 0; }
p { margin: .25rem 0; }
.dim { color: var(--dim); }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }
nav a { display: inline-block; padding: .15rem 0; }
section { margin: 2rem 0 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .75rem; margin: .5rem 0; }
dt { color: var(--dim); }
dd { margin: 0; }
ul { padding-left: 1.25rem; margin: .5rem 0; }
code { font-family: ui-monospace, monospace; font-size: .92em; background: var(--box); padding: 0 .2em; border-radius: 3px; }
pre { background: var(--box); padding: .5rem; border-radius: 4px; white-space: pre-wrap; }
pre code { padding: 0; }
table { border-collapse: collapse; }
th, td { text-align: left; padding: .15rem .75rem .15rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.scrolled { overflow-x: auto; }
details { border-top: 1px solid var(--line); padding: .5rem 0; }
summary { cursor: pointer; min-height: 1.75rem; }
summary .dim { margin-left: .5rem; }
.checks { list-style: none; padding: 0; }
.checks li { display: grid; grid-template-columns: 6.5rem 1fr; }
.checks b { font-weight: 600; }
.map { display: block; width: 100%; max-width: 27rem; }
.map .title { font-size: 14px; font-weight: 600; fill: var(--text); }
.map .facts { font-size: 11.5px; fill: var(--dim); }
.map a { text-decoration: none; }
.map a rect { fill: transparent; }
.map a:hover .title, .map a:focus-visible .title { text-decoration: underline; }
.map a:focus-visible { outline: none; }
.map a:focus-visible rect { stroke: var(--accent); stroke-width: 2; }
.lines path { fill: none; stroke: var(--line); stroke-width: 1.5; stroke-linecap: round; }
.lines circle { fill: var(--line); }
.sign circle, .sign path { fill: var(--page); stroke: var(--accent); stroke-width: 1.75; }
.sign.full circle, .sign .half { fill: var(--accent); }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; color: var(--dim); }
.legend svg { width: .9rem; height: .9rem; vertical-align: -.1rem; }
.years { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
.year { width: 100%; max-width: 27rem; flex: 1 1 18rem; }
.year text { font-size: 11px; fill: var(--dim); }
.day0 { fill: var(--line); }
.day1, .day2, .day3, .day4 { fill: var(--accent); }
@media (min-width: 62rem) {
  body { padding: 2rem; }
  main { display: grid; grid-template-columns: 27rem 1fr; gap: 0 3rem; align-items: start; }
  #road { grid-row: span 4; }
  .wide { grid-column: 1 / -1; }
}
@media print {
  :root { color-scheme: light; --page: #fff; --text: #000; --dim: #333; --accent: #000; --line: #777; --box: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; opacity: 1; }
  li, tr, dl, h2, h3, h4, svg { break-inside: avoid; }
  h2, h3, h4, summary { break-after: avoid; }
}
`;
