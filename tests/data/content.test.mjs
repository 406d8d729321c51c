import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { country } from '../../web/src/i18n/en/country.js';
import { dataFiles, filesIn, readJson, readText, seeds, strings } from './files.mjs';

const edition = readJson('data/china-index-2024/index.json');
const standings = readJson('data/china-index-2024/standings.json');
const sheet = readJson('data/china-index-2024/countries/AZ.json');

/** The domains in the order of the publisher's site, and where their numbers start. */
const domains = {
  media: 1,
  academia: 23,
  economy: 45,
  society: 67,
  military: 78,
  'law-enforcement': 89,
  technology: 56,
  'domestic-politics': 34,
  'foreign-policy': 12,
};

const sum = (numbers) => numbers.reduce((total, n) => total + n, 0);
const unique = (list) =>
  assert.equal(new Set(list).size, list.length, 'one of them stands there twice');

/** How many items there are of each kind. */
function countBy(items, kind) {
  const counts = {};
  for (const item of items) counts[kind(item)] = (counts[kind(item)] ?? 0) + 1;
  return counts;
}

describe('the indicators', () => {
  const { indicators } = edition;

  test('are 99: 11 of each domain, in the order of the site', () => {
    assert.equal(indicators.length, 99);
    assert.deepEqual(
      edition.domains.map((domain) => domain.id),
      Object.keys(domains),
    );
    assert.deepEqual(
      indicators.map((indicator) => indicator.domain),
      Object.keys(domains).flatMap((domain) => Array(11).fill(domain)),
    );
  });

  test('are 64, 10 and 25 of the three layers', () => {
    assert.deepEqual(
      countBy(indicators, (i) => i.layer),
      { exposure: 64, pressure: 10, alignment: 25 },
    );
  });

  test('are 48 graded, 47 yes or no, and 4 stances: Foreign Policy 8 to 11', () => {
    assert.deepEqual(
      countBy(indicators, (i) => i.scale),
      { graded: 48, 'yes-no': 47, stance: 4 },
    );
    const stances = indicators.filter((i) => i.scale === 'stance').map((i) => i.id);
    assert.deepEqual(
      stances,
      [8, 9, 10, 11].map((n) => `foreign-policy-${String(n).padStart(2, '0')}`),
    );
  });

  test("have the numbers 1 to 99 once each, in their domains' ranges", () => {
    const numbers = Object.values(domains).flatMap((first) =>
      Array.from({ length: 11 }, (_, n) => first + n),
    );
    assert.deepEqual(
      indicators.map((i) => i.number),
      numbers,
    );
    assert.deepEqual(
      numbers.toSorted((a, b) => a - b),
      Array.from({ length: 99 }, (_, n) => n + 1),
    );
  });

  test('have short titles that differ, and ask one short question each', () => {
    unique(indicators.map((i) => i.title));
    unique(indicators.map((i) => i.question));
    for (const { id, title, question } of indicators) {
      assert.ok([...title].length <= 60, `${id}: ${title}`);
      assert.ok([...question].length <= 180, `${id}: ${question}`);
      assert.match(question, /^[A-Z][^?]*\?$/, id);
      assert.doesNotMatch(question, /[.!;]\s+[A-Z]/, `${id} asks in more than one sentence`);
    }
  });

  test('say in a sentence or two what their question leaves out, where it leaves something out', () => {
    const detailed = indicators.filter(({ detail }) => detail !== undefined);
    assert.ok(detailed.length >= 20);
    for (const { id, detail } of detailed) {
      assert.ok([...detail].length <= 300, id);
      assert.match(detail, /^[A-Z].*\.$/, id);
    }
  });

  test('use the words that the glossary explains, and no looser one', () => {
    const asked = indicators.map(({ title, question }) => `${title} ${question}`);
    assert.deepEqual(
      edition.glossary.map(({ term, original }) => [term, original]),
      [
        ['China-linked', 'PRC-connected'],
        ['Layer', undefined],
      ],
    );
    assert.ok(asked.filter((text) => text.includes('China-linked')).length > 30);
    for (const text of asked) assert.doesNotMatch(text, /state-linked|linked to the Chinese state/);
  });

  test('were answered or skipped by each of the 98 countries, 158 times skipped', () => {
    for (const { id, chosen, skipped } of indicators) assert.equal(sum(chosen) + skipped, 98, id);
    assert.equal(sum(indicators.map((i) => i.skipped)), 158);
  });
});

describe('the standings', () => {
  const { countries } = standings;

  test('are of 98 countries with ISO codes in 10 regions', () => {
    assert.equal(edition.countries, 98);
    assert.equal(countries.length, 98);
    unique(countries.map((country) => country.code));
    unique(countries.map((country) => country.name));
    const known = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    for (const { code, name } of countries) assert.ok(known.of(code), `${code}, ${name}`);
    assert.equal(Object.keys(countBy(countries, (country) => country.region)).length, 10);
  });

  // As the publisher rounds: half up to tenths, then half up again to whole per cent. In whole
  // numbers, since a binary fraction would decide some halves wrongly.
  const printed = (achieved, maximum) => {
    const tenths = Math.floor((2000 * achieved + maximum) / (2 * maximum));
    return Math.floor((tenths + 5) / 10);
  };
  const fitting = (maximum, percent) =>
    Array.from({ length: maximum + 1 }, (_, n) => n).filter((n) => printed(n, maximum) === percent);

  test('have layer totals that follow from what is printed, without any answers', () => {
    for (const { code, scopes } of countries) {
      const [pressure, pressureOf, pressurePercent] = scopes['layer:pressure'];
      const [alignment, alignmentOf, alignmentPercent] = scopes['layer:alignment'];
      const [exposure, exposureOf, exposurePercent] = scopes['layer:exposure'];
      assert.deepEqual([exposureOf, pressureOf, alignmentOf], [256, 40, 100], code);
      assert.deepEqual(fitting(40, pressurePercent), [pressure], code);
      assert.deepEqual(fitting(100, alignmentPercent), [alignment], code);
      assert.equal(scopes.overall[0] - pressure - alignment, exposure, code);
      assert.equal(printed(exposure, 256), exposurePercent, code);
    }
  });
});

describe('the sheet of Azerbaijan', () => {
  const answer = new Map(sheet.answers.map((a) => [a.indicator, a.answer]));

  test('answers all 99 indicators, and skips none', () => {
    assert.deepEqual(
      sheet.answers.map((a) => a.indicator),
      edition.indicators.map((i) => i.id),
    );
    assert.ok(sheet.answers.every((a) => Number.isInteger(a.answer)));
  });

  test('adds up to the published totals', () => {
    const total = (test) => sum(edition.indicators.filter(test).map((i) => answer.get(i.id)));
    assert.equal(
      total(() => true),
      112,
    );
    assert.deepEqual(
      Object.keys(domains).map((id) => total((i) => i.domain === id)),
      [10, 13, 16, 8, 4, 4, 28, 7, 22],
    );
    assert.deepEqual(
      edition.layers.map(({ id }) => total((i) => i.layer === id)),
      [83, 0, 29],
    );
  });

  test('has five takeaways', () => assert.equal(sheet.takeaways.length, 5));

  test('has a timeline in order, of which no event ends before it begins', () => {
    const dates = sheet.timeline.map((event) => event.date);
    assert.deepEqual(dates, dates.toSorted());
    for (const { date, until } of sheet.timeline)
      assert.ok(!until || until >= date, `${date} until ${until}`);
    unique([...sheet.timeline, ...sheet.undated].map((event) => event.text));
  });

  test('tells events of kinds that the page has a word for', () => {
    const told = new Set([...sheet.timeline, ...sheet.undated].map(({ kind }) => kind));
    assert.deepEqual([...told].sort(), Object.keys(country.kinds));
  });

  test('calls the sources by the names that they are listed with, and lists all that it names', () => {
    const entries = [...sheet.contradictions, ...sheet.timeline, ...sheet.undated];
    for (const { id, name } of sheet.sources) {
      const named = entries.filter(({ text }) => text.toLowerCase().includes(name.toLowerCase()));
      assert.ok(named.length > 0, name);
      for (const { text, sources } of named) assert.ok(sources.includes(id), `${name}: ${text}`);
    }
  });

  test('speaks of no indicator that there is not', () => {
    for (const id of [...sheet.timeline, ...sheet.undated].flatMap((e) => e.indicators ?? []))
      assert.ok(answer.has(id), id);
    for (const { text } of sheet.contradictions) {
      for (const [id] of text.matchAll(/\b[a-z]+(-[a-z]+)*-\d\d\b/g)) assert.ok(answer.has(id), id);
    }
  });
});

describe('the folder', () => {
  // The publisher's raw data has no licence: a file of it must not get in unnoticed.
  test('holds six editions, sheets of one country, lists, rules and schemas, and nothing else', () => {
    assert.deepEqual(filesIn('data'), [
      'data/README.md',
      'data/china-index-2021/index.json',
      'data/china-index-2021/standings.json',
      'data/china-index-2022/index.json',
      'data/china-index-2022/standings.json',
      'data/china-index-2024-101/index.json',
      'data/china-index-2024-101/standings.json',
      'data/china-index-2024/countries/AZ.json',
      'data/china-index-2024/index.json',
      'data/china-index-2024/standings.json',
      'data/china-index-crosswalk.json',
      'data/china-index-rules.json',
      'data/editions.json',
      'data/global-open-data-index-2015/index.json',
      'data/global-open-data-index-2015/published.json',
      'data/global-open-data-index-2015/responses.json',
      'data/human-development-index-2021/index.json',
      'data/human-development-index-2021/published.json',
      'data/human-development-index-2021/responses.json',
      'data/raw-files.json',
      'data/schema/china-index-rules.schema.json',
      'data/schema/crosswalk.schema.json',
      'data/schema/editions.schema.json',
      'data/schema/index.schema.json',
      'data/schema/index2.schema.json',
      'data/schema/method.schema.json',
      'data/schema/published.schema.json',
      'data/schema/raw-files.schema.json',
      'data/schema/responses.schema.json',
      'data/schema/scenario.schema.json',
      'data/schema/sheet.schema.json',
      'data/schema/standings.schema.json',
    ]);
  });
});

describe('every text', () => {
  test('that is an address is one of the web', () => {
    for (const path of dataFiles()) {
      for (const [pointer, text] of strings(readJson(path))) {
        // A text that starts with a scheme is a link; the edition's data never does, and of its
        // scopes only those of nodes.
        if (!/^(?!node:)[a-z][a-z0-9+.-]*:\S/i.test(text) && !pointer.endsWith('/url')) continue;
        assert.match(text, /^https?:\/\/[^\s/]/, `${path}${pointer}`);
      }
    }
  });

  test('is trimmed, plain, and free of markup', () => {
    for (const path of dataFiles()) {
      for (const [pointer, text] of strings(readJson(path))) {
        assert.equal(text, text.trim().normalize('NFC'), `${path}${pointer}`);
        assert.doesNotMatch(text, / {2}|<\/?[a-z]|&[a-z]+;/i, `${path}${pointer}`);
      }
    }
  });

  const { path, skip } = seeds('Names of private persons in data/');
  test('leaves out the reviewer whom the country page names', { skip }, () => {
    const pages = readdirSync(path).filter((name) => name.endsWith('.txt'));
    const reviewers = pages
      .flatMap((page) => [...readText(join(path, page)).matchAll(/has been reviewed by (.+)/g)])
      .map(([, name]) => name.trim());
    assert.ok(reviewers.length > 0, 'no document names a reviewer: there is nothing to look for');
    // The family name alone would reveal as much.
    const names = [...new Set(reviewers.flatMap((name) => [name, name.split(' ').at(-1)]))];
    for (const file of filesIn('data')) {
      const text = readText(file).toLowerCase();
      for (const name of names)
        assert.ok(!text.includes(name.toLowerCase()), `${file} has a reviewer's name`);
    }
  });
});
