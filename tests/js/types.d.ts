/** The names that the player's scripts share. Types only: nothing here reaches a browser. */

interface Window {
  /** Begun by course.js, which every page loads first. */
  scormpack: Scormpack;
}

type Words = (key: string, values?: Record<string, string | number>) => string;
type Mode = "normal" | "review" | "browse";
type SaveStatus = "saved" | "saving" | "unsaved" | "unconnected" | "review";
type Getter = (element: string) => string;
type Setter = (element: string, value: string) => boolean;

interface Line { label: string; text: string }
interface ScreenFact { id: string; key: string; title: string; required: boolean; minutes: number; type: string }
interface Profile { after_completion: "" | "suspend"; print: "learner" | "none"; interactions: boolean }

interface Course {
  course: string;
  module: string;
  title: string;
  lang: string;
  limit: number;
  profile: Profile;
  state: { version: number };
  screens: ScreenFact[];
  objectives: string[];
  words: Record<string, string>;
}

interface State {
  seq: number;
  done: boolean;
  theme: number;
  size: number;
  here: string;
  seen: string[];
  answers: Map<string, string>;
}

interface Answered { type: string; response: string }
interface Interaction extends Answered { id: string; time: string }

interface SaveRecord {
  state: string;
  place: string;
  seconds: number;
  completed: boolean;
  interactions: Interaction[];
  objectives: string[];
}

interface Start { connected: boolean; mode: Mode; state: string; place: string; completed: boolean }

interface Adapter {
  start(): Promise<Start>;
  write(record: SaveRecord): boolean;
  commit(): Promise<boolean>;
  finish(record: SaveRecord, reason: "exit" | "hide"): boolean;
  lastError(): { code: string; text: string };
}

interface Lists { write(record: SaveRecord): void }

interface Clock {
  now(): number;
  set(task: () => void, ms: number): number;
  clear(id: number): void;
}

interface SaveOptions {
  adapter: Adapter;
  record(seq: number): SaveRecord;
  seq: number;
  mode: "live" | "review" | "unconnected";
  clock: Clock;
  show(status: SaveStatus, why: { failures: number; refused: boolean }): void;
}

interface Save {
  changed(): void;
  flush(): void;
  finish(reason: "exit" | "hide"): boolean;
  watch(page: Window, reopened: () => void): void;
  readonly dirty: boolean;
  readonly closed: boolean;
  readonly status: SaveStatus;
}

interface TextCodec {
  encode(text: string): string;
  decode(coded: string): string;
  cost(text: string): number;
}

interface Tools {
  changed(): void;
  say(text: string): void;
  words: Words;
  lines(screen: string, part: string): Line[];
  text: TextCodec;
  readonly(): boolean;
}

interface Activity {
  show(saved: string): void;
  answer(): string;
  lines(part: string): Line[];
  interaction(): Answered | null;
  /** The screen was opened. */
  opened?(): void;
  /** The screen was left. */
  closed?(): void;
}

type ActivityMaker = (root: HTMLElement, tools: Tools) => Activity;

interface TextField {
  input: HTMLInputElement;
  room: HTMLElement | null;
  refused: HTMLElement | null;
  limit: number;
  kept: string;
}

interface OwnWords {
  input: HTMLInputElement;
  get(): string;
  set(text: string): void;
  add(text: string): boolean;
}

interface ScreensOptions {
  screens: ScreenFact[];
  words: Words;
  say(text: string): void;
  seen(): string[];
  opened(screen: ScreenFact, before: ScreenFact): void;
}

interface Screens {
  begin(id: string): void;
  now(): ScreenFact;
  section(screen: ScreenFact): HTMLElement;
}

interface CompleteOptions {
  screens: ScreenFact[];
  words: Words;
  seen(): string[];
  done(): boolean;
  connected(): boolean;
  readonly(): boolean;
  finish(): void;
}

interface OutputsOptions { lines(screen: string, part: string): Line[]; words: Words }
interface ListenOptions { button: HTMLElement; words: Words; lang: string; section(): HTMLElement }

interface Scormpack {
  course: Course;
  text: TextCodec;
  fields: {
    ownWords(box: ParentNode, tools: Tools): OwnWords | null;
    feedback(root: ParentNode, keys: string[]): void;
    ticked(root: ParentNode): HTMLInputElement[];
    tick(root: ParentNode, values: string[]): void;
    items(root: ParentNode, selector?: string): HTMLElement[];
    says(item: HTMLElement): string;
  };
  state: {
    fresh(): State;
    format(state: State): string;
    fit(state: State, known: string[], limit: number): string;
    parse(saved: unknown): { state: State; damaged: boolean };
    keys(joined: string): string[];
    checksum(text: string): string;
  };
  createSave(options: SaveOptions): Save;
  missing(screens: ScreenFact[], seen: string[]): ScreenFact[];
  complete(options: CompleteOptions): { refresh(): void };
  panel(button: HTMLElement, box: HTMLElement, first: () => HTMLElement | null): { close(): void; hide(): void };
  createScreens(options: ScreensOptions): Screens;
  settings(state: State, changed: () => void): void;
  listen(options: ListenOptions): { screenChanged(): void; stop(): void };
  outputs(options: OutputsOptions): { fill(section: ParentNode): void };
  activities: Record<string, ActivityMaker>;
  findApi(win: Window): any;
  lists12(get: Getter, set: Setter, profile: Profile): Lists;
  scorm12(options: { find(): any; profile(): Profile }): Adapter;
  adapter: Adapter;
  session: { state: State; save: Save };
}
