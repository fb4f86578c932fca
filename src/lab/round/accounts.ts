import type { Who } from '../../domain/lab/lab.js';
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
  as(who: Who, program: Program): Promise<{ headers: Record<string, string>; problem: string | null }>;
}

export function accountsBy(way: AccountsWay, run: string): Accounts {
  const known = new Map<string, Promise<Login>>();
  return {
    as(who, program) {
      if (who === 'nobody') return Promise.resolve({ headers: {}, problem: null });
      const key = `${program.data} ${who}`;
      const login = known.get(key) ?? logIn(way, who, run, program);
      known.set(key, login);
      return login;
    },
  };
}

interface Login {
  headers: Record<string, string>;
  problem: string | null;
}

const PASSWORD = 'correct horse battery 7 staple';

async function logIn(way: AccountsWay, who: Who, run: string, program: Program): Promise<Login> {
  const body = JSON.stringify({ email: `${who}-${run}@shelf.example`, password: PASSWORD });
  const post = (line: string) => {
    const [method, path] = line.split(' ') as [string, string];
    const { host, port } = program;
    return send({ host, port, method, path, headers: { 'content-type': 'application/json' }, body });
  };
  const registered = await post(way.register);
  if (!isGood(registered)) return refused(way.register, who, registered);
  const entered = await post(way.logIn);
  if (!isGood(entered)) return refused(way.logIn, who, entered);
  return headersFrom(entered) ?? refused(way.logIn, who, entered, 'neither a field "token" nor a cookie came');
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
