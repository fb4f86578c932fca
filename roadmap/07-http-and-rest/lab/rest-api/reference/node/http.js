// What strangers' programs rely on: tags of versions, pages, keys, redirects.
import { createHash } from 'node:crypto';
import { Problem } from './errors.js';

// Names this version of a bookmark, and no other.
export function etagOf({ version }) {
  return `"v${version}"`;
}

// Whether If-None-Match or If-Match holds the tag. Both may have a list, or a *.
// W/ says that a tag is weak: good enough to read by, and never for If-Match.
export function holds(header, tag, { weak = true } = {}) {
  if (header === undefined) return false;
  const tags = header.split(',').map((one) => one.trim());
  return tags.includes('*') || tags.includes(tag) || (weak && tags.includes(`W/${tag}`));
}

// The version that a change is meant for, or null where any will do.
export function wantedVersion(headers, bookmark) {
  if (headers['if-match'] === undefined) return null;
  if (!holds(headers['if-match'], etagOf(bookmark), { weak: false })) throw changed();
  return bookmark.version;
}

export function changed() {
  return new Problem(412, 'The bookmark has changed since you read it');
}

// Which page of a list is asked for.
export function readPage(query) {
  const sort = query.get('sort') ?? 'created';
  if (!['created', 'title'].includes(sort)) throw broken('sort', 'created or title');
  const limit = query.get('limit') ?? '20';
  if (!/^[1-9]\d{0,5}$/.test(limit)) throw broken('limit', 'a number from 1 to 100');
  const after = query.has('cursor') ? readCursor(query.get('cursor'), sort) : undefined;
  return { tag: query.get('tag') ?? undefined, sort, limit: Math.min(Number(limit), 100), after };
}

// The path of the page behind this bookmark.
export function pathAfter({ id, title }, sort, query) {
  const cursor = JSON.stringify({ key: sort === 'title' ? (title ?? '') : id, id });
  const next = new URLSearchParams(query);
  next.set('cursor', Buffer.from(cursor).toString('base64url'));
  return `/bookmarks?${next}`;
}

// The cursor is text that a client passes back, and could have made up.
function readCursor(text, sort) {
  try {
    const { key, id } = JSON.parse(Buffer.from(text, 'base64url').toString());
    const fits = sort === 'title' ? typeof key === 'string' && key.isWellFormed() : Number.isSafeInteger(key);
    if (fits && Number.isSafeInteger(id)) return { key, id };
  } catch {
    // told below
  }
  throw broken('cursor', 'the one that stands in next');
}

function broken(field, rule) {
  return new Problem(422, 'The query breaks a rule', { errors: [{ field, rule }] });
}

// The same fields have the same hash.
export function hashOf(fields) {
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

export function isForm({ headers }) {
  return /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
}

// A page's form as the fields of a bookmark: what was left empty is missing, tags have commas between.
export function readForm(text) {
  const form = new URLSearchParams(text);
  const tags = (form.get('tags') ?? '').split(',').filter((tag) => tag.trim() !== '');
  return { url: form.get('url'), title: form.get('title') || null, tags };
}

// 303: go and GET that, so that reloading the page sends no form again.
export function seeOther(path) {
  return { status: 303, headers: { Location: path } };
}
