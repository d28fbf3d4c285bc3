/** The names that the host's scripts share. Types only: nothing here reaches a browser. */

interface Window { lms: Lms }

interface DataType {
  says: string; words?: string[]; pattern?: string; longest?: number; lowest?: number; highest?: number;
  blank?: boolean; localized?: boolean; response?: string;
}
interface ResponseRule {
  says: string; pattern?: string; longest?: number; part?: string; second?: string; most?: number;
  unique?: boolean; blank?: boolean; patterns?: number; range?: boolean;
}
interface ElementRule {
  name: string; access: "r" | "w" | "rw" | "keyword" | "count"; type?: string; default?: string; value?: string;
  needs?: string[]; unique?: boolean; once?: boolean; appends?: boolean; optional?: boolean; clause: string;
}
interface Table {
  standard: string; errors: Record<string, string>; codes: Record<string, number>; types: Record<string, DataType>;
  responses: Record<string, ResponseRule>; elements: ElementRule[];
}
interface Misfit { kind: "type" | "range"; why: string }
type Check = (table: Table, name: string, value: string) => Misfit | null;
type ResponseCheck = (table: Table, form: string, type: string, value: string) => Misfit | null;

interface Answer { value: string; code: number; why: string }
interface Model {
  get(name: string): Answer;
  set(name: string, value: string): Answer;
  values: Map<string, string>;
  count(list: string): number;
}
interface Made { name: string; args: unknown[]; value: string; code: number; why: string }
interface CallReport { number: number; name: string; args: string[]; value: string; code: number; why: string }
interface Line {
  called(call: Made): void;
  send(news: { values: Record<string, string>; finished: boolean }): boolean;
  report(): Promise<void>;
  leave(): void;
  die(): void;
  dead(): boolean;
}
interface Session {
  call(name: string, args: unknown[], body: () => Answer): string;
  ask(name: string, args: unknown[], value: string): string;
  send(finished: boolean): boolean;
  code(): number;
  why(): string;
}
type MakeApi = (table: Table, model: Model, line: Line) => Record<string, (...args: any[]) => string>;

interface Launched { attempt: number; visit: number; kind: string; id: string; href: string; mode: string; learner: string; values: Record<string, string> }
interface Entry {
  told: string; level: string; more: string; attempt: number; number: number; at: number;
  call: { name: string; args: string[]; value: string; code: string } | null;
}
interface Problem { code: string; path: string; line?: number; message: string; fix?: string }
interface News {
  generation: number; fault: string; budget: { used: number; stored: number; limit: number };
  problems: Problem[]; entries?: Entry[];
}

interface Lms {
  check: Check;
  checkResponse: ResponseCheck;
  createModel(table: Table, start: Record<string, string>, unsupported?: string[]): Model;
  createSession(model: Model, line: Line): Session;
  createApi12: MakeApi;
  createApi2004: MakeApi;
  createLine(attempt: number): Line;
  journal: {
    write(entries: Entry[]): void;
    showBudget(budget: News["budget"]): void;
    showProblems(problems: Problem[]): void;
    showFault(fault: string): void;
  };
  stage: {
    start(id: string, how: string): Promise<void>;
    leave(): Promise<void>;
    lockUp(): Promise<void>;
    post(path: string, body: object): Promise<any>;
  };
}
