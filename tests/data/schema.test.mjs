import assert from 'node:assert/strict';
import { basename, dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { dataFiles, filesIn, readJson } from './files.mjs';

const schemaFiles = filesIn('data/schema', '.json');

/** The validator of a schema file; strict mode refuses whatever in a schema has no effect. */
const compile = (path) => new Ajv2020({ strict: true, allErrors: true }).compile(readJson(path));

/** The schema that a data file names itself. */
const schemaOf = (path) => join(dirname(path), readJson(path).$schema);

describe('the schemas', () => {
  test('are seven, and each compiles in strict mode', () => {
    assert.deepEqual(
      schemaFiles.map((path) => basename(path)),
      ['editions.schema.json', 'index.schema.json', 'method.schema.json', 'raw-files.schema.json', 'scenario.schema.json', 'sheet.schema.json', 'standings.schema.json'],
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
    for (const [name, part] of Object.entries($defs)) assert.deepEqual(part, index.$defs[name], name);
  });

  test('of the index is accepted in a file of its own', () => {
    const validate = compile('data/schema/method.schema.json');
    for (const method of readJson('data/china-index-2024/index.json').methods) {
      assert.ok(validate({ $schema: 'method.schema.json', ...method }), JSON.stringify(validate.errors));
    }
    assert.equal(validate({ id: 'mine' }), false);
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

/** What is done to a file, and where the schema must find fault. An empty place is the root. */
const broken = {
  'data/china-index-2024/index.json': [
    ['a key that nobody knows', (x) => (x.weights = []), ''],
    ['no methods', (x) => delete x.methods, ''],
    ['an id with a capital letter', (x) => (x.layers[0].id = 'Exposure'), '/layers/0/id'],
    ['a place of one digit', (x) => (x.indicators[0].id = 'media-1'), '/indicators/0/id'],
    ['a title of 61 characters', (x) => (x.indicators[0].title = 'é'.repeat(61)), '/indicators/0/title'],
    ['a question on two lines', (x) => (x.indicators[0].question = 'Is it\nso?'), '/indicators/0/question'],
    ['a count as text', (x) => (x.indicators[0].chosen[0] = '62'), '/indicators/0/chosen/0'],
    ['fewer than no skips', (x) => (x.indicators[0].skipped = -1), '/indicators/0/skipped'],
    ['a scale of one option', (x) => x.scales[1].options.pop(), '/scales/1/options'],
    ['an unknown denominator', (x) => (x.methods[0].layer.denominator = 'some'), '/methods/0/layer/denominator'],
    ['four decimals', (x) => (x.methods[0].overall.rounding = [4]), '/methods/0/overall/rounding/0'],
    ['a script for a link', (x) => (x.source.website = 'javascript:alert(1)'), '/source/website'],
    ['a median', (x) => (x.methods[1].aggregate = 'median'), '/methods/1/aggregate'],
    ['a weight below nothing', (x) => (x.methods[1].domain_weights = { media: -1 }), '/methods/1/domain_weights/media'],
    ['half a weight', (x) => (x.methods[1].layer_weights = { exposure: 0.5 }), '/methods/1/layer_weights/exposure'],
    ['a weight of more than 1000', (x) => (x.methods[1].layer_weights = { exposure: 1001 }), '/methods/1/layer_weights/exposure'],
    ['weights in a list', (x) => (x.methods[1].domain_weights = [1, 2]), '/methods/1/domain_weights'],
    ['a domain dropped as an indicator', (x) => (x.methods[1].dropped = ['media']), '/methods/1/dropped/0'],
  ],
  'data/china-index-2022/index.json': [
    ['halves downwards', (x) => (x.methods[0].overall.halves = 'down'), '/methods/0/overall/halves'],
  ],
  'data/editions.json': [
    ['a fingerprint of seven digits', (x) => (x.editions[0].fingerprint = '75260f6'), '/editions/0/fingerprint'],
    ['no number of countries', (x) => delete x.editions[1].countries, '/editions/1'],
    ['a pattern elsewhere', (x) => (x.editions[2].pattern = '../china-index-2022'), '/editions/2/pattern'],
  ],
  'data/raw-files.json': [
    ['a file elsewhere', (x) => (x.editions['china-index-2022'].files[0][0] = '../a.json'), '/editions/china-index-2022/files/0/0'],
    ['a short hash', (x) => (x.editions['china-index-2022'].files[0][2] = 'abc'), '/editions/china-index-2022/files/0/2'],
  ],
  'data/china-index-2024/standings.json': [
    ['columns in another order', (x) => x.columns.reverse(), '/columns'],
    ['a code of three letters', (x) => (x.countries[0].code = 'AFG'), '/countries/0/code'],
    ['no overall row', (x) => delete x.countries[0].scopes.overall, '/countries/0/scopes'],
    ['a scope of no kind', (x) => (x.countries[0].scopes.media = [6, 44, 13.6, 73]), '/countries/0/scopes'],
    ['a row of three cells', (x) => x.countries[0].scopes.overall.pop(), '/countries/0/scopes/overall'],
    ['a percentage above 100', (x) => (x.countries[0].scopes.overall[2] = 100.1), '/countries/0/scopes/overall/2'],
    ['rank 0', (x) => (x.countries[0].scopes.overall[3] = 0), '/countries/0/scopes/overall/3'],
    ['no total', (x) => (x.countries[0].scopes.overall[0] = null), '/countries/0/scopes/overall/0'],
  ],
  'data/china-index-2024/countries/AZ.json': [
    ['no answers', (x) => delete x.answers, ''],
    ['an answer of half a point', (x) => (x.answers[0].answer = 0.5), '/answers/0/answer'],
    ['a skip in words', (x) => (x.answers[0].answer = 'skip'), '/answers/0/answer'],
    ['an answer left out', (x) => delete x.answers[0].answer, '/answers/0'],
    ['empty evidence', (x) => (x.answers[0].evidence = ''), '/answers/0/evidence'],
    ['a link that is null', (x) => (x.answers[0].links[0].url = null), '/answers/0/links/0/url'],
    ['a link without a host', (x) => (x.answers[0].links[0].url = 'https:///a'), '/answers/0/links/0/url'],
    ['a month 13', (x) => (x.timeline[0].date = '1991-13'), '/timeline/0/date'],
    ['an event without a source', (x) => (x.timeline[0].sources = []), '/timeline/0/sources'],
    ['a year as a number', (x) => (x.profile.relations_since = 1992), '/profile/relations_since'],
    ['51 takeaways', (x) => (x.takeaways = Array(51).fill('One.')), '/takeaways'],
  ],
};

const harmless = {
  'data/china-index-2024/index.json': [
    ['no source', (x) => delete x.source],
    ['a mean with weights', (x) => Object.assign(x.methods[1], { aggregate: 'mean', domain_weights: { media: 0, economy: 1000 } })],
    ['weights of layers', (x) => Object.assign(x.methods[1], { aggregate: 'pooled', layer_weights: { exposure: 2 } })],
    ['dropped indicators', (x) => (x.methods[1].dropped = ['media-01', 'foreign-policy-11'])],
    ['a title of 60 characters that are no letters', (x) => (x.indicators[0].title = '😀'.repeat(60))],
  ],
  'data/china-index-2024/standings.json': [
    ['a country without a region', (x) => delete x.countries[0].region],
    ['results that were not printed', (x) => x.countries[0].scopes.overall.splice(2, 2, null, null)],
  ],
  'data/china-index-2024/countries/AZ.json': [
    ['a skip', (x) => (x.answers[0].answer = null)],
    ['answers alone', (x) => Object.keys(x).forEach((key) => ['edition', 'country', 'answers'].includes(key) || delete x[key])],
    ['an answer alone', (x) => (x.answers[0] = { indicator: 'media-01', answer: 0 })],
    ['an event without an end', (x) => (x.timeline[0].until = null)],
  ],
};

for (const [path, changes] of Object.entries(broken)) {
  describe(`${basename(path)} is refused with`, () => {
    const validate = compile(schemaOf(path));
    for (const [name, change, place] of changes) {
      test(name, () => {
        const value = readJson(path);
        change(value);
        assert.equal(validate(value), false, 'the schema found no fault');
        const places = validate.errors.map((error) => error.instancePath);
        assert.ok(places.every((found) => found === place), `found at ${places.join(', ')}`);
      });
    }
  });
}

for (const [path, changes] of Object.entries(harmless)) {
  describe(`${basename(path)} is accepted with`, () => {
    const validate = compile(schemaOf(path));
    for (const [name, change] of changes) {
      test(name, () => {
        const value = readJson(path);
        change(value);
        assert.ok(validate(value), JSON.stringify(validate.errors, null, 2));
      });
    }
  });
}
