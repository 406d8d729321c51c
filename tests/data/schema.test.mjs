import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { describe, test } from 'node:test';
import { dataFiles, filesIn, readJson } from './files.mjs';
import { compile, schemaOf } from './schema.mjs';

const schemaFiles = filesIn('data/schema', '.json');

describe('the schemas', () => {
  test('are twelve, and each compiles in strict mode', () => {
    assert.deepEqual(
      schemaFiles.map((path) => basename(path)),
      [
        'china-index-rules.schema.json',
        'crosswalk.schema.json',
        'editions.schema.json',
        'index.schema.json',
        'index2.schema.json',
        'method.schema.json',
        'published.schema.json',
        'raw-files.schema.json',
        'responses.schema.json',
        'scenario.schema.json',
        'sheet.schema.json',
        'standings.schema.json',
      ],
    );
    for (const path of schemaFiles) assert.equal(typeof compile(path), 'function', path);
  });

  test('describe every property, and allow no other', () => {
    for (const path of schemaFiles) {
      for (const [place, object] of objects(readJson(path), basename(path))) {
        assert.equal(object.additionalProperties, false, place);
        for (const [name, property] of Object.entries(object.properties)) {
          assert.ok(property.description?.length > 15, `${place}/${name} has no description`);
        }
      }
    }
  });
});

describe('a method', () => {
  const { $schema, title, description, $defs, ...own } = readJson('data/schema/method.schema.json');
  const index = readJson('data/schema/index.schema.json');

  test('in a file of its own has the form of one in an index', () => {
    const { $schema: _, ...properties } = own.properties;
    assert.deepEqual({ ...own, properties }, index.$defs.method);
    for (const [name, part] of Object.entries($defs))
      assert.deepEqual(part, index.$defs[name], name);
  });

  test('of the index is accepted in a file of its own', () => {
    const validate = compile('data/schema/method.schema.json');
    for (const method of readJson('data/china-index-2024/index.json').methods) {
      assert.ok(
        validate({ $schema: 'method.schema.json', ...method }),
        JSON.stringify(validate.errors),
      );
    }
    assert.equal(validate({ id: 'mine' }), false);
  });
});

describe('the rules of the China Index', () => {
  const { $defs } = readJson('data/schema/china-index-rules.schema.json');
  const index = readJson('data/schema/index.schema.json');

  test('have parts, scales and methods in the form of those of an index, without weights', () => {
    const { year, method, ...same } = $defs;
    for (const [name, part] of Object.entries(same))
      assert.deepEqual(part, index.$defs[name], name);
    const { aggregate, domain_weights, layer_weights, dropped, ...properties } =
      index.$defs.method.properties;
    assert.deepEqual(method, { ...index.$defs.method, properties });
  });

  test('have the names and the first methods of the editions', () => {
    const rules = readJson('data/china-index-rules.json');
    for (const [folder, layer] of [
      ['china-index-2022', 'effect'],
      ['china-index-2024', 'alignment'],
    ]) {
      const edition = readJson(`data/${folder}/index.json`);
      assert.deepEqual(rules.domains, edition.domains, folder);
      for (const part of edition.layers)
        assert.deepEqual(
          rules.layers.find(({ id }) => id === part.id),
          part,
        );
      for (const scale of edition.scales)
        assert.deepEqual(
          rules.scales.find(({ id }) => id === scale.id),
          scale,
        );
      const year = rules.years.find((entry) => entry.layer === layer);
      assert.deepEqual(year.methods[0], edition.methods[0], folder);
    }
  });
});

/** The object schemas in a schema, with their places. */
function* objects(schema, place) {
  if (typeof schema !== 'object' || schema === null) return;
  if (schema.type === 'object') yield [place, schema];
  for (const [key, value] of Object.entries(schema)) yield* objects(value, `${place}/${key}`);
}

describe('the data files', () => {
  for (const path of dataFiles()) {
    test(`${path} fits the schema that it names`, () => {
      const validate = compile(schemaOf(path));
      assert.ok(validate(readJson(path)), JSON.stringify(validate.errors, null, 2));
    });
  }
});
