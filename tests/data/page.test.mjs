import assert from 'node:assert/strict';
import { describe, test as nodeTest } from 'node:test';
import { readJson, seeds } from './files.mjs';
import { ADDED_LINKS, statements } from './page.mjs';
import { REVIEWED, ours, theirs } from './reviewed.mjs';

const { indicators, scales } = readJson('data/china-index-2024/index.json');
const sheet = readJson('data/china-index-2024/countries/AZ.json');
const reviewed = readJson(REVIEWED);

const { path, skip } = seeds('Agreement of data/ with the published country page');
const page = skip ? [] : statements(path);
const test = (name, run) => nodeTest(name, { skip }, run);

/** The answers as the page words them. */
const CHOSEN = {
  No: (points) => points === 0,
  Yes: (points) => points > 0,
  Silence: (points) => points === 2,
};

describe('the published page', () => {
  test('has a statement for each question, of the same layer and in the same order', () => {
    assert.deepEqual(
      page.map(({ id, layer }) => [id, layer]),
      indicators.map(({ id, layer }) => [id, layer]),
    );
    for (const { id, statement } of page) assert.ok(statement.length > 40, id);
  });

  test('has our answers', () => {
    page.forEach(({ id, chosen, points }, i) => {
      const { answer } = sheet.answers[i];
      const { scale } = indicators[i];
      assert.ok(CHOSEN[chosen](answer), `${id}: ${chosen} is not ${answer}`);
      // It prints no points for a stance.
      assert.equal(points, scale === 'stance' ? null : answer, id);
      assert.ok(
        scales.find((s) => s.id === scale).options.some((o) => o.score === answer),
        id,
      );
    });
  });

  test('has our tags, evidence where we have evidence, and notes where we have notes', () => {
    page.forEach(({ id, tag, evidence, note }, i) => {
      const our = sheet.answers[i];
      assert.equal(our.tag, tag, id);
      assert.equal(our.evidence !== null, evidence !== '', `${id}: evidence`);
      assert.equal(our.note !== null, note !== '', `${id}: note`);
      assert.equal(our.tag === 'supporting-evidence', our.evidence !== null, id);
      // “New” matters: the country was in the edition before.
      const found = /^No (new )?evidence was found/.exec(note);
      const said = found && `The page says that nothing ${found[1] ?? ''}was found.`;
      assert.equal(/^The page says that nothing/.test(our.note ?? ''), found !== null, id);
      if (said) assert.equal(our.note, said, id);
    });
  });

  test('has our links, in the same parts and order', () => {
    page.forEach(({ id, links }, i) => {
      const added = ADDED_LINKS[id] ?? [];
      const our = sheet.answers[i].links.filter(({ url }) => !added.includes(url));
      assert.deepEqual(our, links, id);
      assert.equal(sheet.answers[i].links.length, links.length + added.length, id);
    });
  });

  test('names as many of those who answered, and prints nothing under Academia 7', () => {
    for (const { id, answeredBy } of page) {
      const known = /^Answered by 2 anonymous experts, and has been reviewed by [^,]+$/;
      if (id === 'academia-07') assert.equal(answeredBy, '');
      else assert.match(answeredBy, known, id);
    }
  });

  test('has five takeaways, and so have we, all attributed to it', () => {
    assert.equal(sheet.takeaways.length, 5);
    for (const takeaway of sheet.takeaways) assert.match(takeaway, /^The page finds /);
  });
});

describe('every pair of their text and ours', () => {
  const again = (id, what) =>
    `${id}: ${what} changed since it was reviewed. Compare the two texts again, then run ` +
    `node tests/data/reviewed.mjs ${id}`;

  nodeTest('has our text as it was reviewed', () => {
    assert.deepEqual(Object.keys(reviewed), [...ours().keys()]);
    for (const [id, { question, summary }] of ours()) {
      assert.equal(question, reviewed[id][1], again(id, 'our question'));
      assert.equal(summary, reviewed[id][3], again(id, 'our summary'));
    }
  });

  test('has their text as it was reviewed', () => {
    for (const [id, { statement, evidence }] of theirs(path)) {
      assert.equal(statement, reviewed[id][0], again(id, 'their statement'));
      assert.equal(evidence, reviewed[id][2], again(id, 'their evidence or note'));
    }
  });
});

describe('our remarks', () => {
  nodeTest('stand apart from evidence and note', () => {
    const verdict =
      /uneasily|at odds|contrary|nonetheless|although the answer|is (not )?mentioned/i;
    for (const { indicator, evidence, note } of sheet.answers)
      assert.doesNotMatch(`${evidence ?? ''} ${note ?? ''}`, verdict, indicator);
  });
});
