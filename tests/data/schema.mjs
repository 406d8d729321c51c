/** What tests of the schemas share: how one is compiled, and what it must refuse and accept. */
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';

import { readJson } from './files.mjs';

/** @typedef {(value: any) => unknown} Change */

/**
 * The validator for a schema file; strict mode rejects anything in a schema that has no effect.
 * @param {string} path
 */
export const compile = (path) =>
  new Ajv2020({ strict: true, allErrors: true }).compile(readJson(path));

/** The schema that a data file names itself. @param {string} path */
export const schemaOf = (path) => join(dirname(path), readJson(path).$schema);

/**
 * Tests a schema with a file that fits it, and with changes to that file.
 * @param {string} name of the file
 * @param {string} schema its path
 * @param {() => any} read the file anew
 * @param {[name: string, change: Change, place: string][]} broken with the place where the schema
 *   must find a fault, and no other; an empty place is the root
 * @param {[name: string, change: Change][]} harmless
 */
export function holds(name, schema, read, broken, harmless) {
  const validate = compile(schema);
  const changed = (/** @type {Change} */ change) => {
    const value = read();
    change(value);
    return value;
  };
  describe(`${name} is refused with`, () => {
    for (const [what, change, place] of broken)
      test(what, () => {
        assert.equal(validate(changed(change)), false, 'the schema found no fault');
        const places = (validate.errors ?? []).map((error) => error.instancePath);
        assert.ok(
          places.every((found) => found === place),
          `found at ${places.join(', ')}`,
        );
      });
  });
  describe(`${name} is accepted with`, () => {
    test('no change', () => assert.ok(validate(read()), JSON.stringify(validate.errors, null, 2)));
    for (const [what, change] of harmless)
      test(what, () =>
        assert.ok(validate(changed(change)), JSON.stringify(validate.errors, null, 2)),
      );
  });
}
