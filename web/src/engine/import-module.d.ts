/** The importer's WebAssembly module as wasm/import_bindings.cpp makes it, for features/import. */
import type { FileText, ImportedEdition, ImportRequest, Problem } from './types.d.ts';

interface Outcome<T> {
  value: T | null;
  errors: Problem[];
}

export interface Importer {
  /** Takes a file's text or its bytes; the number of faults so far. */
  add(path: string, text: FileText): number;
  finish(): Outcome<ImportedEdition>;
  delete(): void;
}

/** A table as CSV, with the name that errors give it. */
export interface TableText {
  path: string;
  text: string;
}

export interface TableRequest {
  data: TableText;
  meta: TableText | null;
  published: TableText | null;
  about: TableText | null;
  /** Id; empty for one made of the title. */
  edition: string;
  findRule: boolean;
}

/** How many published figures of one kind a rule reproduces. */
export interface Tally {
  what: string;
  agree: number;
  of: number;
}

export interface RuleFit {
  rule: string;
  scores: Tally;
  ranks: Tally;
  partScores: Tally;
  partRanks: Tally;
}

export interface TableEdition {
  id: string;
  /** Text of the column Time; empty without one. */
  time: string;
  index: string;
  responses: string;
  /** Empty if nothing is printed. */
  published: string;
  fingerprint: string;
  units: number;
  indicators: number;
  tallies: Tally[];
  /** Printed figures that the rule does not give. */
  differences: Problem[];
  /** Rules tried; 0 if none was searched for. */
  tried: number;
  /** The best rules, best first; the edition has the first. */
  fits: RuleFit[];
}

export interface TableImport {
  editions: TableEdition[];
  /** What was left out, or read as missing. */
  notes: Problem[];
}

export interface ImportModule {
  Importer: {
    new (request: ImportRequest): Importer;
    /** Whether a file of this name can be one of the publisher's; of another only the name counts. */
    reads(path: string): boolean;
  };
  readPage(
    index: string,
    file: string,
    text: FileText,
  ): Outcome<{ country: string; sheet: string; read: number }>;
  /** Makes an index of spreadsheets; `core/include/rescore/tables/import.h` describes it. */
  importTables(request: TableRequest): Outcome<TableImport>;
  maxFileBytes: number;
}

declare const createImport: (options?: {
  wasmBinary?: ArrayBuffer | Uint8Array;
}) => Promise<ImportModule>;
export default createImport;
