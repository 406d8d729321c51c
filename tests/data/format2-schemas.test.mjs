/** What the schemas of format 2 must refuse and accept: changes to the example in docs/data-format.md. */
import assert from 'node:assert/strict';

import { readJson, readText } from './files.mjs';
import { holds } from './schema.mjs';

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

/** By schema. */
const broken = {
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

const harmless = {
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

for (const [schema, changes] of Object.entries(broken))
  holds(
    `the example of ${schema}.schema.json`,
    `data/schema/${schema}.schema.json`,
    () => example()[schema],
    changes,
    harmless[schema],
  );
