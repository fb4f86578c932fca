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

export function emailIn(body) {
  const email = textIn(body, 'email').toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Refused(422, 'email must be an email address');
  return email;
}

export function passwordIn(body) {
  const password = body?.password;
  if (typeof password === 'string' && password.length >= 15 && password.length <= 128) return password;
  throw new Refused(422, 'password must be a text of 15 to 128 characters');
}

// Whoever logs in may have any email and password: only an account is held to the rules.
export function logInOf(body) {
  const { email, password } = body ?? {};
  if (typeof email === 'string' && typeof password === 'string') return [email.trim().toLowerCase(), password];
  throw new Refused(422, 'email and password must be texts');
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
