// What comes in, held to the rules.
export class Refused extends Error {
  constructor(status, message, headers = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

export function textIn(body, name) {
  const text = body?.[name];
  if (typeof text === 'string' && text.trim() !== '' && text.length <= 200) return text.trim();
  throw new Refused(422, `${name} must be a text of 1 to 200 characters`);
}

export function idIn(body, name) {
  if (Number.isSafeInteger(body?.[name])) return body[name];
  throw new Refused(422, `${name} must be the id of one that is there`);
}

// Which loans a query asks for.
export function pageIn(query) {
  const open = { true: 1, false: 0, none: null }[query.get('open') ?? 'none'];
  const limit = query.get('limit') ?? '20';
  const cursor = query.get('cursor');
  if (open === undefined) throw new Refused(400, 'open must be true or false');
  if (!/^[1-9]\d{0,5}$/.test(limit)) throw new Refused(400, 'limit must be a number from 1 to 30');
  return { open, limit: Math.min(Number(limit), 30), below: cursor === null ? undefined : idOfCursor(cursor) };
}

// Nobody but this program is to read it.
export function cursorAfter(loan) {
  return Buffer.from(`loan ${loan.id}`).toString('base64url');
}

function idOfCursor(cursor) {
  const id = /^loan (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url'))?.[1];
  if (id === undefined) throw new Refused(400, 'cursor must be the one that stands in next');
  return Number(id);
}
