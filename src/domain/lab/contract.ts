/** What Shelf answers, as its contract has it; `since` is the number of the step from which it holds. */
export interface Contract {
  settings: { name: string; since: number; knob: boolean; says: string; default?: string | undefined }[];
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
