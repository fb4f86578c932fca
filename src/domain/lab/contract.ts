/** What Shelf answers, as its contract has it; `since` is the number of the step from which it holds. */
export interface Contract {
  settings: { name: string; since: number; knob: boolean; says: string; default?: string | undefined }[];
  /** The ids of a lab and of two operations. */
  accounts?: { lab: string; register: string; 'log-in': string } | undefined;
  shapes: Record<string, Record<string, unknown>>;
  commands: ContractCommand[];
  operations: ContractOperation[];
}

export interface ContractCommand {
  id: string;
  since: number;
  run: string;
  says?: string | undefined;
  [more: string]: unknown;
}

export interface ContractOperation {
  id: string;
  since: number;
  request: string;
  as?: 'nobody' | 'user' | 'owner' | undefined;
  answers: ContractAnswer[];
  says?: string | undefined;
  [more: string]: unknown;
}

export interface ContractAnswer {
  status?: number | number[] | string | undefined;
  since?: number | undefined;
  when?: string | undefined;
  [more: string]: unknown;
}

/** From which lab on requests are sent by somebody, and the requests by which one gets an account and logs in. */
export function accountsIn({
  accounts,
  operations,
}: Contract): { lab: string; register: string; logIn: string } | null {
  if (!accounts) return null;
  const line = (id: string) => operations.find((operation) => operation.id === id)?.request;
  const [register, logIn] = [line(accounts.register), line(accounts['log-in'])];
  return register === undefined || logIn === undefined ? null : { lab: accounts.lab, register, logIn };
}
