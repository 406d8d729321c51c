/**
 * The importer's WebAssembly module as wasm/import_bindings.cpp makes it. Only importer.js uses it.
 */
import type { ImportedEdition, ImportRequest, Problem } from './types.d.ts';

interface Outcome<T> {
  value: T | null;
  errors: Problem[];
}

export interface Importer {
  /** Takes a file's text or its bytes; the number of faults so far. */
  add(path: string, text: string | Uint8Array): number;
  finish(): Outcome<ImportedEdition>;
  delete(): void;
}

export interface ImportModule {
  Importer: new (request: ImportRequest) => Importer;
  readPage(
    index: string,
    file: string,
    text: string,
  ): Outcome<{ country: string; sheet: string; read: number }>;
  maxFileBytes: number;
}

declare const createImport: (options?: {
  wasmBinary?: ArrayBuffer | Uint8Array;
}) => Promise<ImportModule>;
export default createImport;
