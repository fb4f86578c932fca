import type { Who } from '../../domain/lab/ask.js';
import { send, type Answered } from './http.js';
import type { Program } from './program.js';

/** How one gets an account and logs in: a method and a path each. */
export interface AccountsWay {
  register: string;
  logIn: string;
}

/** The people who send requests; each registers and logs in once for each set of data. */
export interface Accounts {
  /** Headers that say who asks; or why there are none. */
  as(who: Who, program: Program, signal?: AbortSignal): Promise<Login>;
}

export function accountsBy(way: AccountsWay, run: string): Accounts {
  const known = new Map<string, Login>();
  const registered = new Set<string>();
  return {
    async as(who, program, signal) {
      if (who === 'nobody') return { headers: {}, problem: null };
      const key = `${program.data} ${who}`;
      const before = known.get(key);
      if (before) return before;
      const body = JSON.stringify({ email: `${who}-${run}@shelf.example`, password: PASSWORD });
      const post = (line: string) => sendPost(line, body, program, signal);
      if (!registered.has(key)) {
        const answered = await post(way.register);
        if (!isGood(answered))
          return refused(way.register, who, answered, answered.status === 404 ? NO_ACCOUNTS_YET : undefined);
        registered.add(key);
      }
      const entered = await post(way.logIn);
      if (!isGood(entered)) return refused(way.logIn, who, entered);
      const login =
        headersFrom(entered) ?? refused(way.logIn, who, entered, 'gave neither a field "token" nor a cookie');
      // What failed is tried again: the program may have been down.
      if (login.problem === null) known.set(key, login);
      return login;
    },
  };
}

interface Login {
  headers: Record<string, string>;
  problem: string | null;
}

/** Who looks into the lab of accounts too early meets this in the labs before it. */
const NO_ACCOUNTS_YET = 'gave 404, and since the lab of accounts was begun all labs ask as somebody';
const PASSWORD = 'correct horse battery 7 staple';

function sendPost(line: string, body: string, { host, port }: Program, signal?: AbortSignal): Promise<Answered> {
  const [method, path] = line.split(' ') as [string, string];
  return send({ host, port, method, path, headers: { 'content-type': 'application/json' }, body, signal });
}

function headersFrom({ headers, text }: Answered): Login | null {
  const cookies = headers['set-cookie']?.map((cookie) => cookie.split(';')[0]!) ?? [];
  const token = tokenIn(text);
  if (token !== null) return { headers: { authorization: `Bearer ${token}` }, problem: null };
  return cookies.length > 0 ? { headers: { cookie: cookies.join('; ') }, problem: null } : null;
}

function tokenIn(text: string): string | null {
  try {
    const body = JSON.parse(text) as { token?: unknown } | null;
    return typeof body?.token === 'string' ? body.token : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isGood({ status, error }: Answered): boolean {
  return error === null && status >= 200 && status < 300;
}

function refused(line: string, who: Who, { status, error }: Answered, why?: string): Login {
  return { headers: {}, problem: `${who} could not log in: ${line} ${why ?? `gave ${error ?? status}`}` };
}
