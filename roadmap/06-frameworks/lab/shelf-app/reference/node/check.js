import { Problem } from './errors.js';

// Takes from a body what we have named, and nothing else; or tells all that is wrong.
export function readBookmark(body) {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Problem(422, 'The body must be an object');
  }
  const { url, title = null, tags = [] } = body;
  const errors = [];
  if (!isWebLink(url)) {
    errors.push({ field: 'url', rule: 'a text of at most 2000 characters that begins with http:// or https://' });
  }
  if (title !== null && !isText(title, 200)) {
    errors.push({ field: 'title', rule: 'a text of at most 200 characters, or null' });
  }
  if (!Array.isArray(tags) || tags.length > 50 || !tags.every((tag) => isText(tag, 30) && tag.trim() !== '')) {
    errors.push({ field: 'tags', rule: 'a list of at most 50 texts of 1 to 30 characters' });
  }
  if (errors.length > 0) throw new Problem(422, 'The bookmark breaks a rule', { errors });
  return { url, title, tags: [...new Set(tags.map((tag) => tag.trim()))] };
}

export function isWebLink(url) {
  return isText(url, 2000) && /^https?:\/\/\S+$/i.test(url) && URL.canParse(url);
}

// "\ud800" in JSON is half a letter: a text that holds it is not well formed.
function isText(value, most) {
  return typeof value === 'string' && value.length <= most && value.isWellFormed();
}
