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
interface ScreenFact {
  id: string;
  key: string;
  title: string;
  required: boolean;
  minutes: number;
  type: string;
  /** What is answered here is saved, but never reported. */
  private: boolean;
}
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
  /** Only behind doors that send statements. */
  statements?: Statements;
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
/** `time` is the clock's, `at` in milliseconds since 1970, `seconds` since the screen was opened. */
interface Interaction extends Answered { id: string; time: string; at: number; seconds: number }

/**
 * What an adapter may report besides answers: a screen opened; a film played, paused, moved in or seen to its end,
 * with seconds; a document made of answers.
 */
type Happening =
  | { what: "opened" }
  | { what: "made" }
  | { what: "played" | "paused" | "watched"; time: number; length: number }
  | { what: "seeked"; from: number; to: number; length: number };

interface SaveRecord {
  state: string;
  place: string;
  seconds: number;
  completed: boolean;
  interactions: Interaction[];
  objectives: string[];
  /** The share of the required screens that were opened, 0 to 1. */
  progress: number;
}

interface Start {
  connected: boolean;
  mode: Mode;
  state: string;
  place: string;
  completed: boolean;
  /** Why it is not connected, when that is not a platform missing: there is none, or it wants a new launch. */
  why?: "standalone" | "reopen";
  /** The learner's own wish, kept by the platform, that sound be off. */
  muted?: boolean;
}

interface Adapter {
  start(): Promise<Start>;
  write(record: SaveRecord): boolean;
  commit(): Promise<boolean>;
  /** On "hide" it must do all it can before it returns; on "exit" it may promise its answer. */
  finish(record: SaveRecord, reason: "exit" | "hide"): boolean | Promise<boolean>;
  lastError(): { code: string; text: string };
  /** Returns whether there is something to send. SCORM has no place for it. */
  happened?(screen: ScreenFact, event: Happening): boolean;
  /** Returns whether another page has taken over, so that this one must stop. */
  superseded?(): boolean;
}

interface Lists { write(record: SaveRecord): void }
interface ScormAnswer { value: unknown; code: string }
/** `pages` tells other pages of this one, hears of newer ones, and returns the end of that. */
interface ScormOptions { find(): any; profile(): Profile; pages(newer: () => void): () => void }

interface ScormCalls {
  get: Getter;
  set: Setter;
  read(element: string): string | null;
  initialize(): boolean;
  terminate(): boolean;
  commit(state: string): boolean;
  lastError(): { code: string; text: string };
}

/** How a version of SCORM writes the lists: the parts of an interaction in their order, and ids. */
interface ScormLists {
  needed: string[];
  status: string;
  objective(id: string): string;
  interaction(entry: Interaction): [string, string][];
}

/** The words of a version of SCORM. */
interface ScormDialect {
  calls: Record<"initialize" | "terminate" | "get" | "set" | "commit" | "error", string>;
  elements: Record<"state" | "place" | "mode" | "status" | "time" | "exit", string>;
  /** Error codes that only say that there is no value yet. */
  unset: string[];
  longestPlace: number;
  progress?: string;
  duration(seconds: number): string;
  exit(record: SaveRecord, profile: Profile): string;
  /** `commit` is given after a commit that failed, to bring the completion out again. */
  complete(set: Setter, commit: (() => void) | null): boolean;
  lists: ScormLists;
}

interface XapiObject { id: string; objectType?: string; definition?: object }

/** The objects of a screen, and the ids behind the letters of its answer. */
interface ScreenObjects {
  experienced: XapiObject;
  answered?: XapiObject;
  items?: string[];
  targets?: string[];
  /** The id of the document that is shown here. */
  output?: string;
}

/** What the build knows of statements. */
interface Statements {
  course: XapiObject;
  module: XapiObject;
  film: XapiObject;
  outputs: Record<string, XapiObject>;
  screens: Record<string, ScreenObjects>;
  verbs: Record<string, XapiObject>;
  categories: Record<string, XapiObject>;
  extensions: Record<string, string>;
}

interface Statement { id: string; actor: object; verb: XapiObject; object: XapiObject; result?: object; context: object; timestamp: string }

/** What the parts of a statement are made of. */
interface XapiParts {
  verb: string;
  object: XapiObject;
  result?: any;
  category?: XapiObject[];
  parent?: XapiObject[];
  extensions?: object;
  /** When it happened, if not now. */
  at?: number;
}

interface XapiMaker {
  initialized(): Statement;
  completed(seconds: number): Statement;
  terminated(seconds: number): Statement;
  answered(given: Interaction): Statement | null;
  happened(screen: ScreenFact, event: Happening): Statement | null;
}

/** What all statements of a session have in common. */
interface XapiFrame {
  facts: Statements;
  actor: object;
  context: any;
  activityId: string;
  cmi5: boolean;
  device: XapiDevice;
}

interface XapiDevice {
  fetch(url: string, init: any): Promise<Response>;
  uuid(): string;
  go(url: string): void;
  clock: Clock;
}

interface XapiAnswer { status: number; text: string; tag: string }
type XapiSend = (url: string, init: object, wait?: number) => Promise<XapiAnswer>;

interface XapiRequest {
  query?: Record<string, string>;
  body?: string;
  headers?: Record<string, string>;
  wait?: number;
}

interface XapiHttp {
  request(method: string, resource: string, options?: XapiRequest): Promise<XapiAnswer>;
  /** The bytes that a closing page may still send. */
  room(): number;
  /** Whether the LRS has just said that this launch may do no more. */
  ended(): boolean;
  lastError(): { code: string; text: string };
}

/** `completed` names the statement that says so, and whether the LRS is known to have it. */
interface XapiDocument { state: string; completed?: { id: string; told: boolean } }
interface XapiHeld extends XapiDocument { stamp: string }

interface XapiState {
  open(claim: boolean): Promise<XapiHeld | null>;
  save(one: XapiDocument): Promise<boolean>;
  hurry(one: XapiDocument): void;
  dirty(one: XapiDocument): boolean;
  overtaken(): boolean;
}

/** `part`: "frame" goes first when there is not room for all, "end" closes the session. */
interface XapiEntry { id: string; text: string; part: "" | "frame" | "end" }

interface XapiQueue {
  add(statement: Statement, part?: XapiEntry["part"]): void;
  flush(trusted?: boolean): Promise<boolean>;
  hurry(room: number, end: boolean): void;
  owes(id: string): boolean;
  readonly busy: boolean;
  readonly refused: XapiEntry[];
  readonly size: number;
}

interface XapiSessionOptions {
  http: XapiHttp;
  state: XapiState;
  queue: XapiQueue;
  make: XapiMaker;
  device: XapiDevice;
  mode: Mode;
  completed?: { id: string; told: boolean };
  /** Whether the platform refuses what arrives after the end. */
  ordered: boolean;
  leave(): void;
}

interface XapiSession {
  begin(held: XapiHeld): Start;
  write(record: SaveRecord): boolean;
  commit(): Promise<boolean>;
  finish(record: SaveRecord, reason: "exit" | "hide"): boolean | Promise<boolean>;
  happened(screen: ScreenFact, event: Happening): boolean;
  superseded(): boolean;
  lastError(): { code: string; text: string };
}

interface XapiLaunch {
  endpoint: string;
  auth: string;
  actor: object;
  registration: string;
  activityId: string;
  platform: string;
  grouping: XapiObject[];
}

interface Cmi5Launch { endpoint: string; tokenUrl: string; actor: object; registration: string; activityId: string }
interface XapiLaunched { session: XapiSession | null; start: Start }
interface XapiDoorOptions { search(): string; device: XapiDevice }

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
  superseded(): void;
}

interface Save {
  changed(): void;
  flush(): void;
  finish(reason: "exit" | "hide"): boolean | Promise<boolean>;
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
  /** Reports an event that is no answer. */
  happened(event: Happening): void;
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
  readonly(): boolean;
  /** The key of the words that say that it is finished. */
  message(): string;
  finish(): void;
}

interface OutputsOptions {
  lines(screen: string, part: string): Line[];
  words: Words;
  printed(section: HTMLElement): void;
}

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
  steady(page: Document): void;
  listen(options: ListenOptions): { screenChanged(): void; stop(): void };
  outputs(options: OutputsOptions): { fill(section: ParentNode): boolean };
  activities: Record<string, ActivityMaker>;
  findApi(win: Window, name?: string, wanted?: string): any;
  scormCalls(api: any, dialect: ScormDialect): ScormCalls;
  scormLists(get: Getter, set: Setter, words: ScormLists): Lists;
  scormPages(page: any, newer: () => void): () => void;
  scorm(dialect: ScormDialect, options: ScormOptions): Adapter;
  scorm12(options: ScormOptions): Adapter;
  scorm2004(options: ScormOptions): Adapter;
  xapiSend(device: XapiDevice): XapiSend;
  xapiHttp(options: { endpoint: string; auth: string; device: XapiDevice }): XapiHttp;
  xapiBytes(text: string): number;
  isWeb(url: unknown): boolean;
  xapiDuration(seconds: number): string;
  xapiDevice(page: Window): XapiDevice;
  xapiState(options: { http: XapiHttp; scope: Record<string, string>; device: XapiDevice }): XapiState;
  xapiQueue(http: XapiHttp): XapiQueue;
  xapiFilm(facts: Statements, session: string): (event: Happening) => XapiParts | null;
  xapiStatements(frame: XapiFrame): XapiMaker;
  xapiSession(options: XapiSessionOptions): XapiSession;
  xapiUnconnected(why?: "reopen"): XapiLaunched;
  xapiAdapter(launch: () => Promise<XapiLaunched>): Adapter;
  xapi(options: XapiDoorOptions): Adapter;
  cmi5(options: XapiDoorOptions): Adapter;
  adapter: Adapter;
  session: { state: State; save: Save };
}
