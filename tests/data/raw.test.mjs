import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test as nodeTest } from 'node:test';
import { rawData, readJson } from './files.mjs';
import { ADDED_LINKS } from './page.mjs';

const edition = readJson('data/china-index-2024/index.json');
const standings = readJson('data/china-index-2024/standings.json');
const sheet = readJson('data/china-index-2024/countries/AZ.json');

const { path, skip } = rawData("Agreement of data/ with the publisher's raw data");
const site = join(path, '2024-98/website_json_file');
const raw = (name) => readJson(join(site, name));

// Each test skips on its own, so that the summary counts them all.
const test = (name, run) => nodeTest(name, { skip }, run);

/** The raw data's name of a scale, and which of its five lists have an option, as scores. */
const gradings = {
  graded: { grading: '1', scores: [0, 1, 2, 3, 4] },
  'yes-no': { grading: '0', scores: [0, 4] },
  stance: { grading: '2', scores: [0, 2, 4] },
};

const slug = (name) => name.toLowerCase().replaceAll(' ', '-');
const twoDigits = (number) => String(number).padStart(2, '0');
const sum = (numbers) => numbers.reduce((total, n) => total + n, 0);

/**
 * The raw data's answer sheet of every country: code -> number of the indicator -> points or null.
 */
function allAnswers() {
  const sheets = new Map(standings.countries.map(({ code }) => [code, new Map()]));
  for (const [number, { counties, skip: skipped }] of Object.entries(raw('indicators.json'))) {
    const put = (code, points) => {
      assert.ok(!sheets.get(code).has(number), `${code} stands in two lists of ${number}`);
      sheets.get(code).set(number, points);
    };
    counties.forEach((codes, points) => codes.forEach((code) => put(code, points)));
    skipped.forEach((code) => put(code, null));
  }
  return sheets;
}

describe('the raw data agrees with', () => {
  test('domain, layer, scale and counts of every indicator', () => {
    const theirs = raw('indicators.json');
    assert.equal(Object.keys(theirs).length, edition.indicators.length);
    for (const { id, number, domain, layer, scale, chosen, skipped } of edition.indicators) {
      const their = theirs[twoDigits(number)];
      const { grading, scores } = gradings[scale];
      assert.deepEqual(
        [domain, layer, grading],
        [slug(their.domain), slug(their.layer), String(their.grading)],
        id,
      );
      assert.deepEqual(
        chosen,
        scores.map((score) => their.counties[score].length),
        id,
      );
      assert.equal(
        sum(chosen),
        sum(their.counties.map((codes) => codes.length)),
        `${id}: a score without an option`,
      );
      assert.equal(skipped, their.skip.length, id);
    }
  });

  test('name, region, overall and domain results of every country', () => {
    const scores = raw('country_score.json');
    const regions = Object.entries(raw('country_list.json'));
    assert.deepEqual(
      Object.keys(scores).sort(),
      standings.countries.map(({ code }) => code).sort(),
    );
    for (const { code, name, region, scopes } of standings.countries) {
      const [listed] = regions.filter(([, countries]) => code in countries);
      assert.deepEqual([name, region], [listed[1][code].country, listed[0]], code);
      const { percentage, original, ranking } = scores[code];
      const printed = (total, percent, rank) => [
        ...total.split('/').map(Number),
        parseFloat(percent),
        Number(rank),
      ];
      assert.deepEqual(
        scopes.overall,
        printed(original.overall, percentage.overall, ranking.overall),
        code,
      );
      edition.domains.forEach(({ id }, place) => {
        const row = printed(
          original.domain[place],
          percentage.domain[place],
          ranking.domain[place],
        );
        assert.deepEqual(scopes[`domain:${id}`], row, `${code}, ${id}`);
      });
    }
  });

  test('the median as what the site calls the average of a domain', () => {
    const { countries } = standings;
    for (const { id } of edition.domains) {
      const percents = countries
        .map(({ scopes }) => scopes[`domain:${id}`][2])
        .sort((a, b) => a - b);
      const half = countries.length / 2;
      const median = (percents[half - 1] + percents[half]) / 2;
      const { normal } = raw(`domain/${id}.json`);
      assert.deepEqual(
        normal.map((percent) => percent.toFixed(2)),
        [median, percents.at(-1), percents[0]].map((percent) => percent.toFixed(2)),
        id,
      );
    }
  });

  test('layer percentages and ranks of every country', () => {
    for (const { code, scopes } of standings.countries) {
      const country = raw(`country/${code}.json`);
      for (const { id } of edition.layers) {
        const [, , percent, rank] = scopes[`layer:${id}`];
        assert.deepEqual(
          [percent, rank],
          [parseFloat(country[id]), Number(country[`${id}_rank`])],
          `${code}, ${id}`,
        );
      }
    }
  });

  test("totals that every country's answers add up to, layers included", () => {
    const sheets = allAnswers();
    const inScope = {
      overall: () => true,
      ...Object.fromEntries(
        edition.domains.map(({ id }) => [`domain:${id}`, (i) => i.domain === id]),
      ),
      ...Object.fromEntries(edition.layers.map(({ id }) => [`layer:${id}`, (i) => i.layer === id])),
    };
    for (const { code, scopes } of standings.countries) {
      assert.equal(sheets.get(code).size, edition.indicators.length, code);
      for (const [scope, has] of Object.entries(inScope)) {
        const answers = edition.indicators
          .filter(has)
          .map((i) => sheets.get(code).get(twoDigits(i.number)));
        // A skip leaves the maximum, except in a layer.
        const counted = scope.startsWith('layer:')
          ? answers
          : answers.filter((points) => points !== null);
        assert.deepEqual(
          scopes[scope].slice(0, 2),
          [sum(answers), 4 * counted.length],
          `${code}, ${scope}`,
        );
      }
    }
  });

  test('the answers and links of Azerbaijan, and who gave them', () => {
    const theirs = Object.values(raw('country/AZ.json').answer).flat();
    assert.equal(theirs.length, sheet.answers.length);
    for (const { indicator, answer, links, answered_by: answeredBy } of sheet.answers) {
      const { number } = edition.indicators.find((i) => i.id === indicator);
      const their = theirs.find((entry) => Number(entry.number) === number);
      const added = ADDED_LINKS[indicator] ?? [];
      const ours = (part) =>
        links.filter((link) => link.part === part && !added.includes(link.url)).map((l) => l.url);
      assert.equal(answer, Number(their.score), indicator);
      assert.deepEqual(
        ours('evidence'),
        their.evidence_urls.map((url) => url.trim()),
        indicator,
      );
      for (const url of added) assert.ok(`${their.evidence} ${their.note}`.includes(url), url);
      const noted = [...their.note.matchAll(/https?:\/\//g)].length;
      const fromNote = added.filter((url) => their.note.includes(url)).length;
      assert.equal(ours('note').length + fromNote, noted, indicator);
      const [, experts] = their.answerer.match(
        /^Answered by (.+?), and has been reviewed by [^,]+$/,
      );
      assert.equal(answeredBy, `${experts}, 1 reviewer`, indicator);
    }
  });

  test('the profile of Azerbaijan', () => {
    const their = raw('country/AZ.json');
    const { profile } = sheet;
    assert.equal(profile.population_millions, their.population);
    assert.equal(profile.gdp_per_head_usd, Number(their.GDP.replaceAll(',', '')));
    assert.equal(profile.press_freedom_rank, their.freedom_index);
    assert.equal(profile.partner, their.partner);
    assert.deepEqual(
      [profile.freedom_score, profile.freedom_status],
      [their.freemap, their.freemap_status],
    );
  });
});
