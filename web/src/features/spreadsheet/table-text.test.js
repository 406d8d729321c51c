import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { isTable } from './find-tables.js';
import { rolesOf } from './table-roles.js';
import { csvOf, rowsOf, separatorOf } from './table-text.js';

describe('a table as text', () => {
  test('has cells in quotes, any separator, and no empty lines', () => {
    assert.deepEqual(rowsOf('\ufeffa,"b, ""c"""\r\n\r\n1,"2\n3"\n,\n'), [
      ['a', 'b, "c"'],
      ['1', '2\n3'],
    ]);
    assert.deepEqual(rowsOf('a;b\n1,5;2\n'), [
      ['a', 'b'],
      ['1,5', '2'],
    ]);
    assert.deepEqual(rowsOf('a\tb\n1\t'), [
      ['a', 'b'],
      ['1', ''],
    ]);
    assert.deepEqual(rowsOf('a,b\n1,2\n3,4\n', 2).length, 2);
    assert.deepEqual(rowsOf(''), []);
    assert.deepEqual(rowsOf('a,"b\n').length, 1);
  });

  test('goes there and back', () => {
    const rows = [
      ['a', 'b "c"', ' d'],
      ['1;2', '', 'x\ny'],
    ];
    assert.deepEqual(rowsOf(csvOf(rows)), rows);
    assert.equal(csvOf([[1.5, null, undefined]]), '1.5,,\n');
  });

  test('is known by its first line', () => {
    assert.equal(separatorOf('"a;b;c",d,e\n1;2;3;4'), ',');
    assert.ok(isTable('uCode,a\nx,1\n'));
    for (const other of ['a\nb\n', 'a,b', 'indicator no.,a\n', '"Indicator No.",a\n', '\0,\0\n'])
      assert.equal(isTable(other), false, other);
    assert.equal(isTable('country,name,indicator,title,x\nAZ,b,c,d,e\n'), false);
  });
});

test('each table has the role of its name, or else of its columns', () => {
  const roles = (/** @type {[string, string][]} */ ...tables) =>
    rolesOf(tables.map(([path, header]) => ({ path, rows: [header.split(',')] })));
  assert.deepEqual(
    roles(
      ['My index.xlsx, Data', 'x,y'],
      ['My index.xlsx, iMeta', 'x'],
      ['a.csv', 'uCode,node,score,rank'],
      ['b.csv', 'Key,Value'],
    ),
    ['data', 'meta', 'published', 'about'],
  );
  assert.deepEqual(roles(['a.csv', 'iCode,Parent'], ['b.csv', 'uCode,a,b']), ['meta', 'data']);
  assert.deepEqual(roles(['a.csv', 'Name,Score']), ['data']);
  assert.deepEqual(roles(['a.csv', 'Name,x,y,z,w'], ['b.csv', 'Name,x,y,z,w']), ['data', '']);
  assert.deepEqual(roles(['a.csv', 'City,Score,Rank'], ['b.csv', 'City,x,y']), [
    'published',
    'data',
  ]);
});
