/** How text breaks where nothing can be measured. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { balanced, shortened, widthOf, wrapped } from './text-width.js';

const box = { face: /** @type {const} */ ('serif'), size: 40, width: 600 };

const texts = [
  'Azerbaijan ranks 66th of 98, with 112 of 396 points (28.3%).',
  'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle',
  'ééé '.repeat(40),
  '亚美尼亚在中国影响力指数中得分一百一十二排名第六十六位'.repeat(3),
  'أذربيجان تسجل ١١٢ من ٣٩٦ وتحتل المرتبة السادسة والستين',
  '👩‍👩‍👧‍👦'.repeat(30),
  'Ｗ'.repeat(50),
  'a\u0301'.repeat(100),
];

describe('the width of text', () => {
  test('grows with every letter that is seen, and with the size', () => {
    assert.equal(widthOf('', 'sans', 20), 0);
    assert.ok(widthOf('ab', 'sans', 20) > widthOf('a', 'sans', 20));
    assert.equal(widthOf('abc', 'bold', 40), 2 * widthOf('abc', 'bold', 20));
    assert.ok(widthOf('W', 'serif', 10) > widthOf('i', 'serif', 10));
  });

  test('is that of the letter where there is a mark on it, and nothing for what is not seen', () => {
    assert.equal(widthOf('é', 'serif', 10), widthOf('e', 'serif', 10));
    assert.equal(widthOf('e\u0301', 'serif', 10), widthOf('e', 'serif', 10));
    assert.equal(widthOf('\u2068a\u2069', 'serif', 10), widthOf('a', 'serif', 10));
  });
});

describe('lines', () => {
  test('are never wider than they may be, and hold every character', () => {
    for (const text of texts) {
      for (const lines of [wrapped(text, box), balanced(text, box)]) {
        for (const line of lines) assert.ok(widthOf(line, box.face, box.size) <= box.width, line);
        assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
      }
    }
  });

  test('end between words, and never between a figure and its sign', () => {
    const lines = wrapped(texts[0], { ...box, width: 300 });
    assert.ok(lines.every((line) => !line.startsWith(' ') && !line.endsWith(' ')));
    assert.ok(lines.some((line) => line.includes('28.3%')));
  });

  test('cut a long word, but no mark from its letter', () => {
    for (const line of wrapped('a\u0301'.repeat(100), box)) assert.match(line, /^(a\u0301)+$/);
  });

  test('even a character that is wider than the line stands on one', () => {
    assert.deepEqual(wrapped('WW', { ...box, width: 5 }), ['W', 'W']);
  });

  test('of nothing are none', () => {
    assert.deepEqual(wrapped('  ', box), []);
    assert.deepEqual(balanced('', box), []);
  });

  test('balanced are as many, and no last one is much shorter', () => {
    const plain = wrapped(texts[0], box);
    const even = balanced(texts[0], box);
    assert.equal(even.length, plain.length);
    const widths = even.map((line) => widthOf(line, box.face, box.size));
    assert.ok(Math.max(...widths) - Math.min(...widths) < box.width / 3);
  });
});

test('one line is shortened at its end', () => {
  assert.equal(shortened('short', box), 'short');
  const cut = shortened('long '.repeat(40), box);
  assert.match(cut, /^(long )+\w*…$/);
  assert.ok(widthOf(cut, box.face, box.size) <= box.width);
});
