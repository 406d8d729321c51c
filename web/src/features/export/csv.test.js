/** Comma-separated values: RFC 4180, and nothing that a spreadsheet would run. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { csv } from './csv.js';

/** A plain reader of RFC 4180. @param {string} text */
export function read(text) {
  const rows = [['']];
  let quoted = false;
  for (let i = 0; i < text.length; ++i) {
    const row = /** @type {string[]} */ (rows.at(-1));
    if (text[i] === '"') {
      if (quoted && text[i + 1] === '"') row[row.length - 1] += text[++i];
      else quoted = !quoted;
    } else if (!quoted && text[i] === ',') row.push('');
    else if (!quoted && text.startsWith('\r\n', i)) {
      rows.push(['']);
      ++i;
    } else row[row.length - 1] += text[i];
  }
  assert.equal(quoted, false);
  assert.deepEqual(rows.pop(), ['']);
  return rows;
}

const lines = (/** @type {import('./csv.js').Cell[][]} */ ...rows) =>
  csv(rows.map(([a, b]) => ({ a, b })));

describe('CSV', () => {
  test('begins with the byte order mark and a header, and ends every line with CRLF', () => {
    assert.equal(lines([1, 2]), '\ufeffa,b\r\n1,2\r\n');
  });

  test('quotes what has a comma, a quote or a line break, and only that', () => {
    assert.equal(
      lines(['x,y', 'plain text'], ['a "b"', 'c\nd']),
      '\ufeffa,b\r\n"x,y",plain text\r\n"a ""b""","c\nd"\r\n',
    );
  });

  test('is read again as it was written', () => {
    const rows = [
      ['', 'a,b'],
      ['"', '""'],
      ['a\r\nb', 'ü – “x”'],
      ["it's", ' spaced '],
    ];
    assert.deepEqual(read(lines(...rows)).slice(1), rows);
  });

  test('writes null as an empty field, numbers and truth as they are', () => {
    assert.equal(lines([null, -2.5], [true, 0]), '\ufeffa,b\r\n,-2.5\r\ntrue,0\r\n');
  });

  test('leaves no text that a spreadsheet would take for a formula', () => {
    for (const text of [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\ta',
      '=HYPERLINK("http://example.org","x")',
      "=cmd|' /C calc'!A0",
      ' =1',
      '\u00a0=1',
      '\u200b=1',
      '\u200b \ufeff+1',
      '\u202e@SUM(A1)',
      '\uff1d1+1',
      '\uff0b1',
      '\uff0d1',
      '\uff20SUM(A1)',
      ' \ufe661',
    ]) {
      const [, [cell]] = read(csv([{ a: text }]));
      assert.equal(cell, `'${text}`);
    }
    for (const text of ['a=1', '1-2', ' 1 = 1', 'a\tb', 'a; b', 'a\n1-2', '–1', '\u200bA', ''])
      assert.equal(read(csv([{ a: text, b: 'x' }]))[1][0], text);
  });

  test('leaves none in the middle either, for a spreadsheet that separates otherwise', () => {
    const columns = [
      'x\t=1',
      'x;=1;y',
      'x\n=1',
      'x\r\n @SUM(A1)',
      'x;\u200b\uff1d1',
      '\t=1',
      '\r=1',
    ];
    for (const text of columns) {
      const line = csv([{ a: 'x', b: text }])
        .split('\r\n')
        .slice(1)
        .join('\r\n');
      assert.match(line, /^x,"/);
      for (const separator of ['\t', ';', ','])
        for (const cell of line.split(/[\r\n]/).flatMap((one) => one.split(separator)))
          assert.doesNotMatch(
            cell.normalize('NFKC'),
            /^"?[\s\p{Cf}]*[=+@-]/u,
            JSON.stringify(line),
          );
    }
    assert.equal(read(csv([{ a: 'x', b: 'x\t=1' }]))[1][1], "x\t'=1");
  });
});
