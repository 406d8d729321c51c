/** What the schemas of the China Index's files must refuse, and what they must accept. */
import { basename } from 'node:path';

import { readJson } from './files.mjs';
import { holds, schemaOf } from './schema.mjs';

/** By the file that is changed. */
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

for (const [path, changes] of Object.entries(broken))
  holds(basename(path), schemaOf(path), () => readJson(path), changes, harmless[path] ?? []);
