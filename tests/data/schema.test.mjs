import assert from 'node:assert/strict';
import { basename, dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { dataFiles, filesIn, readJson, readText } from './files.mjs';

const schemaFiles = filesIn('data/schema', '.json');

/** The validator for a schema file; strict mode rejects anything in a schema that has no effect. */
const compile = (path) => new Ajv2020({ strict: true, allErrors: true }).compile(readJson(path));

/** The schema that a data file names itself. */
const schemaOf = (path) => join(dirname(path), readJson(path).$schema);

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

/**
 * Changes to a file, and the places where the schema must find a fault. An empty place is the root.
 */
const broken = {
  'data/china-index-2024/index.json': [
    ['a key that nobody knows', (x) => (x.weights = []), ''],
    ['no methods', (x) => delete x.methods, ''],
    ['an id with a capital letter', (x) => (x.layers[0].id = 'Exposure'), '/layers/0/id'],
    ['a place of one digit', (x) => (x.indicators[0].id = 'media-1'), '/indicators/0/id'],
    [
      'an option of -1001 points',
      (x) => (x.scales[0].options[0].score = -1001),
      '/scales/0/options/0/score',
    ],
    [
      'the middle first',
      (x) => (x.methods[0].overall.first = 'middle'),
      '/methods/0/overall/first',
    ],
    [
      'a title of 61 characters',
      (x) => (x.indicators[0].title = 'é'.repeat(61)),
      '/indicators/0/title',
    ],
    [
      'a question on two lines',
      (x) => (x.indicators[0].question = 'Is it\nso?'),
      '/indicators/0/question',
    ],
    ['a count as text', (x) => (x.indicators[0].chosen[0] = '62'), '/indicators/0/chosen/0'],
    ['fewer than no skips', (x) => (x.indicators[0].skipped = -1), '/indicators/0/skipped'],
    ['a scale of one option', (x) => x.scales[1].options.pop(), '/scales/1/options'],
    [
      'an unknown denominator',
      (x) => (x.methods[0].layer.denominator = 'some'),
      '/methods/0/layer/denominator',
    ],
    [
      'four decimals',
      (x) => (x.methods[0].overall.rounding = [4]),
      '/methods/0/overall/rounding/0',
    ],
    ['a script for a link', (x) => (x.source.website = 'javascript:alert(1)'), '/source/website'],
    ['a median', (x) => (x.methods[1].aggregate = 'median'), '/methods/1/aggregate'],
    [
      'a weight below nothing',
      (x) => (x.methods[1].domain_weights = { media: -1 }),
      '/methods/1/domain_weights/media',
    ],
    [
      'half a weight',
      (x) => (x.methods[1].layer_weights = { exposure: 0.5 }),
      '/methods/1/layer_weights/exposure',
    ],
    [
      'a weight of more than 1000',
      (x) => (x.methods[1].layer_weights = { exposure: 1001 }),
      '/methods/1/layer_weights/exposure',
    ],
    [
      'weights in a list',
      (x) => (x.methods[1].domain_weights = [1, 2]),
      '/methods/1/domain_weights',
    ],
    [
      'a domain dropped as an indicator',
      (x) => (x.methods[1].dropped = ['media']),
      '/methods/1/dropped/0',
    ],
  ],
  'data/china-index-2022/index.json': [
    [
      'halves downwards',
      (x) => (x.methods[0].overall.halves = 'down'),
      '/methods/0/overall/halves',
    ],
  ],
  'data/china-index-crosswalk.json': [
    ['an unknown relation', (x) => (x.pairs[0].relation = 'kept'), '/pairs/0/relation'],
    ['a place of one digit', (x) => (x.pairs[0].from = ['media-1']), '/pairs/0/from/0'],
    ['one place twice', (x) => x.pairs[0].from.push('media-01'), '/pairs/0/from'],
    ['another kind of file', (x) => (x.rescore = 'scenario'), '/rescore'],
    ['a question text', (x) => (x.pairs[0].question = 'Is it so?'), '/pairs/0'],
  ],
  'data/editions.json': [
    [
      'a fingerprint of seven digits',
      (x) => (x.editions[0].fingerprint = '75260f6'),
      '/editions/0/fingerprint',
    ],
    ['no number of countries', (x) => delete x.editions[1].countries, '/editions/1'],
    [
      'a pattern elsewhere',
      (x) => (x.editions[2].pattern = '../china-index-2022'),
      '/editions/2/pattern',
    ],
  ],
  'data/china-index-rules.json': [
    ['no years', (x) => (x.years = []), '/years'],
    ['a year without a layer', (x) => delete x.years[0].layer, '/years/0'],
    ['weights', (x) => (x.years[1].methods[0].domain_weights = { media: 2 }), '/years/1/methods/0'],
    ['a scale of one option', (x) => x.scales[1].options.pop(), '/scales/1/options'],
    [
      'halves that go down',
      (x) => (x.years[0].methods[0].overall.halves = 'down'),
      '/years/0/methods/0/overall/halves',
    ],
  ],
  'data/raw-files.json': [
    [
      'a file elsewhere',
      (x) => (x.editions['china-index-2022'].files[0][0] = '../a.json'),
      '/editions/china-index-2022/files/0/0',
    ],
    [
      'a short hash',
      (x) => (x.editions['china-index-2022'].files[0][2] = 'abc'),
      '/editions/china-index-2022/files/0/2',
    ],
  ],
  'data/china-index-2024/standings.json': [
    ['columns in another order', (x) => x.columns.reverse(), '/columns'],
    ['a code of 65 letters', (x) => (x.countries[0].code = 'A'.repeat(65)), '/countries/0/code'],
    ['no code', (x) => (x.countries[0].code = ''), '/countries/0/code'],
    ['no overall row', (x) => delete x.countries[0].scopes.overall, '/countries/0/scopes'],
    [
      'a scope of no kind',
      (x) => (x.countries[0].scopes.media = [6, 44, 13.6, 73]),
      '/countries/0/scopes',
    ],
    [
      'a row of three cells',
      (x) => x.countries[0].scopes.overall.pop(),
      '/countries/0/scopes/overall',
    ],
    [
      'a percentage above 100',
      (x) => (x.countries[0].scopes.overall[2] = 100.1),
      '/countries/0/scopes/overall/2',
    ],
    ['rank 0', (x) => (x.countries[0].scopes.overall[3] = 0), '/countries/0/scopes/overall/3'],
    ['no total', (x) => (x.countries[0].scopes.overall[0] = null), '/countries/0/scopes/overall/0'],
  ],
  'data/china-index-2024/countries/AZ.json': [
    ['no answers', (x) => delete x.answers, ''],
    ['an answer beyond any number', (x) => (x.answers[0].answer = 1e16), '/answers/0/answer'],
    ['a skip in words', (x) => (x.answers[0].answer = 'skip'), '/answers/0/answer'],
    ['an answer left out', (x) => delete x.answers[0].answer, '/answers/0'],
    ['empty evidence', (x) => (x.answers[0].evidence = ''), '/answers/0/evidence'],
    ['a link that is null', (x) => (x.answers[0].links[0].url = null), '/answers/0/links/0/url'],
    [
      'a link without a host',
      (x) => (x.answers[0].links[0].url = 'https:///a'),
      '/answers/0/links/0/url',
    ],
    ['a month 13', (x) => (x.timeline[0].date = '1991-13'), '/timeline/0/date'],
    ['an event without a source', (x) => (x.timeline[0].sources = []), '/timeline/0/sources'],
    ['a year as a number', (x) => (x.profile.relations_since = 1992), '/profile/relations_since'],
    ['51 takeaways', (x) => (x.takeaways = Array(51).fill('One.')), '/takeaways'],
  ],
};

const harmless = {
  'data/china-index-2024/index.json': [
    ['no source', (x) => delete x.source],
    [
      'a mean with weights',
      (x) =>
        Object.assign(x.methods[1], {
          aggregate: 'mean',
          domain_weights: { media: 0, economy: 1000 },
        }),
    ],
    [
      'weights of layers',
      (x) => Object.assign(x.methods[1], { aggregate: 'pooled', layer_weights: { exposure: 2 } }),
    ],
    ['dropped indicators', (x) => (x.methods[1].dropped = ['media-01', 'foreign-policy-11'])],
    ['points below 0', (x) => (x.scales[0].options[0].score = -2)],
    [
      'a geometric mean, the lowest first',
      (x) => (Object.assign(x.methods[1], { aggregate: 'geometric' }).overall.first = 'lowest'),
    ],
    [
      'a title of 60 characters that are no letters',
      (x) => (x.indicators[0].title = '😀'.repeat(60)),
    ],
  ],
  'data/china-index-2024/standings.json': [
    ['a unit that is no country', (x) => (x.countries[0].code = 'DE21')],
    ['points below 0', (x) => (x.countries[0].scopes.overall = [-2, 4, -50, 98])],
    ['a country without a region', (x) => delete x.countries[0].region],
    [
      'results that were not printed',
      (x) => x.countries[0].scopes.overall.splice(2, 2, null, null),
    ],
  ],
  'data/china-index-2024/countries/AZ.json': [
    ['a skip', (x) => (x.answers[0].answer = null)],
    [
      'answers alone',
      (x) =>
        Object.keys(x).forEach(
          (key) => ['edition', 'country', 'answers'].includes(key) || delete x[key],
        ),
    ],
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
        assert.ok(
          places.every((found) => found === place),
          `found at ${places.join(', ')}`,
        );
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

/**
 * The example of format 2 in docs/data-format.md, by the schema of each file.
 * @returns {Record<string, any>}
 */
function example() {
  const blocks = [...readText('docs/data-format.md').matchAll(/```json\n([\s\S]*?)```/g)].map((m) =>
    JSON.parse(m[1]),
  );
  const [index2, responses, published] = blocks;
  assert.deepEqual(
    [index2.format, 'indicators' in responses, 'nodes' in published],
    [2, true, true],
  );
  return { index2, responses, published };
}

/** The same for an index of format 2, by schema, because data/ has no such index. */
const broken2 = {
  index2: [
    ['a key that nobody knows', (x) => (x.layers = []), ''],
    ['another format', (x) => (x.format = 3), '/format'],
    ['no units', (x) => (x.units = []), '/units'],
    ['a unit without an id', (x) => (x.units[0].id = ''), '/units/0/id'],
    ['an id of 65 characters', (x) => (x.units[0].id = 'é'.repeat(65)), '/units/0/id'],
    ['a name on two lines', (x) => (x.units[0].name = 'Lis\nbon'), '/units/0/name'],
    ['a group that is empty', (x) => (x.units[0].group = ''), '/units/0/group'],
    ['a scale of nothing', (x) => delete x.scales[0].options, '/scales/0'],
    ['a scale of both kinds', (x) => (x.scales[0].number = {}), '/scales/0'],
    ['one option', (x) => x.scales[0].options.pop(), '/scales/0/options'],
    ['half a point', (x) => (x.scales[0].options[1].score = 0.5), '/scales/0/options/1/score'],
    [
      'an option of 1001 points',
      (x) => (x.scales[0].options[1].score = 1001),
      '/scales/0/options/1/score',
    ],
    ['a goalpost as text', (x) => (x.scales[1].number.lower = '0'), '/scales/1/number/lower'],
    [
      'a root of numbers',
      (x) => (x.scales[2].number.transform = 'sqrt'),
      '/scales/2/number/transform',
    ],
    [
      'a direction as a number',
      (x) => (x.scales[2].number.reversed = -1),
      '/scales/2/number/reversed',
    ],
    ['an id with a blank', (x) => (x.nodes[1].id = 'my habit'), '/nodes/1/id'],
    ['an id that begins with a hyphen', (x) => (x.indicators[0].id = '-1'), '/indicators/0/id'],
    ['a weight below 0', (x) => (x.nodes[1].weight = -1), '/nodes/1/weight'],
    ['no parent but null', (x) => (x.nodes[1].parent = null), '/nodes/1/parent'],
    ['an indicator in no node', (x) => (x.indicators[0].nodes = []), '/indicators/0/nodes'],
    ['an indicator without a scale', (x) => delete x.indicators[0].scale, '/indicators/0'],
    [
      'a title of 121 characters',
      (x) => (x.indicators[0].title = 'x'.repeat(121)),
      '/indicators/0/title',
    ],
    ['no methods', (x) => (x.methods = []), '/methods'],
    ['a method that says nothing', (x) => delete x.methods[0].about, '/methods/0'],
    [
      'a median',
      (x) => (x.methods[0].rule = { aggregation: 'median' }),
      '/methods/0/rule/aggregation',
    ],
    [
      'a missing answer that is a mean',
      (x) => (x.methods[0].rule = { missing: 'mean' }),
      '/methods/0/rule/missing',
    ],
    ['a coverage of 2', (x) => (x.methods[0].rule = { coverage: 2 }), '/methods/0/rule/coverage'],
    ['a scale of 0', (x) => (x.methods[0].rule = { scale: 0 }), '/methods/0/rule/scale'],
    ['a worst scale', (x) => (x.methods[0].rule = { scale: 'worst' }), '/methods/0/rule/scale'],
    [
      'seven decimals',
      (x) => (x.methods[0].rule = { rounding: [7] }),
      '/methods/0/rule/rounding/0',
    ],
    [
      'decimals without a list',
      (x) => (x.methods[0].rule = { rounding: 1 }),
      '/methods/0/rule/rounding',
    ],
    ['a denominator', (x) => (x.methods[0].rule = { denominator: 'all' }), '/methods/0/rule'],
    [
      'an unknown key of a node',
      (x) => (x.methods[0].nodes = { habit: { weight: 2 } }),
      '/methods/0/nodes/habit',
    ],
    [
      'a rule for what is no id',
      (x) => (x.methods[0].nodes = { 'node:habit': {} }),
      '/methods/0/nodes',
    ],
    [
      'a weight as text',
      (x) => (x.methods[0].weights = { habit: '2' }),
      '/methods/0/weights/habit',
    ],
    [
      'a tolerance below 0',
      (x) => (x.methods[0].rule = { tolerance: -0.1 }),
      '/methods/0/rule/tolerance',
    ],
  ],
  responses: [
    ['no edition', (x) => delete x.edition, ''],
    ['an indicator twice', (x) => x.indicators.push('cups'), '/indicators'],
    ['an answer as text', (x) => (x.units[0].answers[1] = '3'), '/units/0/answers/1'],
    ['a missing answer as text', (x) => (x.units[1].answers[0] = 'NA'), '/units/1/answers/0'],
    ['a row without a unit', (x) => delete x.units[0].unit, '/units/0'],
    ['a number beyond any', (x) => (x.units[0].answers[2] = 1e16), '/units/0/answers/2'],
  ],
  published: [
    ['a domain', (x) => (x.nodes[1] = 'domain:habit'), '/nodes/1'],
    ['a node twice', (x) => (x.nodes[1] = 'overall'), '/nodes'],
    ['a score alone', (x) => x.units[0].figures[0].pop(), '/units/0/figures/0'],
    ['rank 0', (x) => (x.units[0].figures[0][1] = 0), '/units/0/figures/0/1'],
    ['half a rank', (x) => (x.units[0].figures[0][1] = 1.5), '/units/0/figures/0/1'],
    ['a score as text', (x) => (x.units[0].figures[0][0] = '70'), '/units/0/figures/0/0'],
  ],
};

const harmless2 = {
  index2: [
    ['a schema', (x) => (x.$schema = '../../data/schema/index2.schema.json')],
    ['a source', (x) => (x.source = readJson('data/china-index-2024/index.json').source)],
    [
      'ids of other kinds',
      (x) => Object.assign(x.units[0], { id: "Côte d'Ivoire", group: 'Africa' }),
    ],
    ['points below 0', (x) => (x.scales[0].options[0].score = -4)],
    ['a number of any kind', (x) => (x.scales[1].number = {})],
    [
      'another tree',
      (x) =>
        x.nodes.push({ id: 'P&C.2+1_x', name: 'Another', about: 'The same again.' }) &&
        x.indicators[0].nodes.push('P&C.2+1_x'),
    ],
    [
      'a method of every key',
      (x) =>
        x.methods.push({
          id: 'other',
          name: 'Other',
          about: 'All keys.',
          weights: { habit: 0.5 },
          dropped: ['cups'],
          nodes: { overall: { scale: 'best' } },
          rule: {
            aggregation: 'geometric',
            missing: 'none',
            coverage: 0.75,
            scale: 10,
            rounding: [2, 1],
            halves: 'even',
            key: 'rounded',
            ties: 'dense',
            first: 'lowest',
            tolerance: 0.05,
          },
        }),
    ],
  ],
  responses: [
    ['no units', (x) => (x.units = [])],
    ['decimals', (x) => (x.units[0].answers[1] = 2.71776214701388e-7)],
  ],
  published: [
    ['nothing printed', (x) => (x.units[0].figures[0] = [null, null])],
    ['scores below 0', (x) => (x.units[0].figures[0][0] = -2)],
  ],
};

for (const [schema, changes] of Object.entries(broken2)) {
  const validate = compile(`data/schema/${schema}.schema.json`);

  test(`the example of format 2 fits ${schema}.schema.json`, () => {
    assert.ok(validate(example()[schema]), JSON.stringify(validate.errors, null, 2));
  });

  describe(`a file of ${schema}.schema.json is refused with`, () => {
    for (const [name, change, place] of changes) {
      test(name, () => {
        const value = example()[schema];
        change(value);
        assert.equal(validate(value), false, 'the schema found no fault');
        const places = validate.errors.map((error) => error.instancePath);
        assert.ok(
          places.every((found) => found === place),
          `found at ${places.join(', ')}`,
        );
      });
    }
  });

  describe(`a file of ${schema}.schema.json is accepted with`, () => {
    for (const [name, change] of harmless2[schema]) {
      test(name, () => {
        const value = example()[schema];
        change(value);
        assert.ok(validate(value), JSON.stringify(validate.errors, null, 2));
      });
    }
  });
}
