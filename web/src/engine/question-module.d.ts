/** The WebAssembly module as wasm/question_bindings.cpp makes it. Only questions.js uses it. */
import type { Outcome, RescoreModule, Session } from './module.d.ts';
import type { DrawOptions, Problem, Tally } from './types.d.ts';

/** Answers of type string are JSON text. */
export interface QuestionSession extends Session {
  addMethod(file: string, text: string): Problem[];
  decimals(method: string): Outcome<number[]>;
  check(): Outcome<Tally[]>;
  impact(country: string, scope: string, method: string): Outcome<Float64Array>;
  pivots(
    scope: string,
    method: string,
  ): Outcome<{ up: Int16Array; down: Int16Array; upTo: Float64Array; downTo: Float64Array }>;
  goal(request: Record<string, unknown>): Outcome<string>;
  explain(country: string, scope: string, method: string, from: string): Outcome<string>;
  bounds(scope: string, method: string): Outcome<string>;
  compare(scope: string, method: string, against: string): Outcome<string>;
  weights(country: string, method: string, atLeast: string): Outcome<string>;
  weightShift(country: string, rank: number, method: string): Outcome<string>;
  pair(a: string, b: string, method: string): Outcome<string>;
  claim(text: string, method: string, others: QuestionSession[]): Outcome<string>;
  /** `from` is a session of the same module; `crosswalk` is a file's text, or empty. */
  changesFrom(from: QuestionSession, country: string, crosswalk: string): Outcome<string>;
  startRobustness(options: Required<DrawOptions>, method: string): Problem[];
  /** [draws made, draws in all] */
  advanceRobustness(draws: number): [number, number];
  robustness(): string;
  startSensitivity(options: Required<DrawOptions>, method: string): Problem[];
  advanceSensitivity(draws: number): [number, number];
  sensitivity(): string;
  stop(): void;
}

export interface QuestionModule extends Omit<RescoreModule, 'Session'> {
  Session: new () => QuestionSession;
}

declare const createQuestions: (options?: {
  wasmBinary?: ArrayBuffer | Uint8Array;
}) => Promise<QuestionModule>;
export default createQuestions;
