/** The WebAssembly module as wasm/bindings.cpp makes it. Only engine.js and open-engine.js use it. */
import type { Edit, FileText, Ids, Problem, Ranking, Row, Suggestion } from './types.d.ts';

export interface Outcome<T> {
  value: T | null;
  errors: Problem[];
}

export interface Session {
  loadEdition(file: string, text: FileText): Problem[];
  loadStandings(file: string, text: FileText): Problem[];
  loadSheet(file: string, text: FileText): Problem[];
  replaceSheet(file: string, text: string): Problem[];
  /** Not a number is skipped; null is no problem. */
  set(country: string, indicator: string, score: number, joined: boolean): Problem[] | null;
  /**
   * The same by positions in the lists of ids(); false when it was refused, and set() tells why.
   */
  setAt(country: number, indicator: number, score: number, joined: boolean): boolean;
  /** All or none; the pointer of a problem is the place of its change in the list: "/3". */
  setAll(edits: { country: string; indicator: string; to: number }[]): Problem[] | null;
  reset(country: string, indicator: string): Problem[] | null;
  resetAll(): void;
  rankBy(method: string, joined: boolean): Problem[] | null;
  rankedBy(): string;
  undo(): boolean;
  redo(): boolean;
  canUndo(): boolean;
  canRedo(): boolean;
  edits(): Edit[];
  link(country: string, method: string, scope: string, others: [string, string][]): Outcome<string>;
  openLink(
    text: string,
  ): Outcome<{ country: string; method: string; scope: string; others: [string, string][] }>;
  publishedScore(country: string, method: string): Outcome<Row[]>;
  score(country: string, method: string): Outcome<Row[]>;
  publishedRanking(scope: string, method: string): Outcome<Ranking>;
  ranking(scope: string, method: string): Outcome<Ranking>;
  pointsToReach(country: string, scope: string, method: string): Outcome<(number | null)[]>;
  /**
   * The address of seven 32-bit numbers: countries, scopes, and the addresses of the columns
   * points, maxima, scores, ranks and numbers of equals; good until the next call. 0 when they are
   * refused.
   */
  results(method: string): number;
  /** Of the method that was asked for last. */
  sameResults(): number;
  /** Why they were refused. */
  resultErrors(): Problem[];
  ids(): Ids;
  suggestions(country: string, scope: string, method: string, most: number): Outcome<Suggestion[]>;
  fingerprint(): string;
  delete(): void;
}

export interface RescoreModule {
  Session: new () => Session;
  maxFileBytes: number;
  HEAP32: Int32Array;
  HEAPU32: Uint32Array;
  HEAPF64: Float64Array;
}

/** What a module may be given; without it, it fetches the .wasm file beside it. */
export interface ModuleOptions {
  wasmBinary?: ArrayBuffer | Uint8Array;
  locateFile?: (name: string) => string;
  instantiateWasm?: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ) => object;
}

declare const createRescore: (options?: ModuleOptions) => Promise<RescoreModule>;
export default createRescore;
