import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { elementOf } from './attributes-from-url.js';

const SITE = 'https://example.org/rescore/';
const LINK = '#v=1&d=china-index-2024-98.6c764bd5&c=AZ&e=AZ.media-03:3';

/** @param {string} end of the address */
function read(end) {
  const { attributes, warning } = elementOf(new URL(`${SITE}embed.html${end}`));
  return { asked: attributes && Object.fromEntries(attributes), warning };
}

/** @param {string} end @param {Record<string, string>} asked */
const reads = (end, asked) => assert.deepEqual(read(end), { asked, warning: '' }, end);

const CANNOT = 'embed.html: It shows all published results, because it cannot read';

describe('the address of a frame', () => {
  test('is read where it is clear what was meant', () => {
    for (const end of [
      '?country=DE&readonly',
      '?country=DE&readonly=1',
      '?country=DE&readonly?utm_source=x',
      '?country=DE&readonly?utm_source=x&utm_medium=y',
      '?country=DE?fbclid=x&readonly',
      '?country=DE&readonly.',
      '?country=DE&readonly/',
      '?country=DE&readonly/).',
      '?readonly&country=DE.',
      '?readonly&country=DE”',
      '?readonly/&country=DE/',
      '?country=DE&#x26;readonly',
      '?country=DE&#X26;readonly',
      '?country=DE&AMP;readonly',
      '?country=DE&#x26;#x26;readonly',
      '?country=DE&amp;#x26;readonly',
      '?country=DE&ReadOnly',
      '?Country=DE&READONLY',
      '?country=DE&%72eadonly',
      '??country=DE&readonly',
      '?country=DE&country=DE&readonly&readonly=1',
      '?country=DE&readonly&utm_source=https://paper.example/?utm_medium=2',
      '?country=DE&readonly&ref=https%3A%2F%2Fpaper.example%2F%3Fview%3Dfull%26country%3DFR',
      '?country=DE&readonly&utm_campaign=readonly-cards',
    ])
      reads(end, { country: 'DE', readonly: '' });
    reads(`?country=DE&readonly${LINK}`, { country: 'DE', readonly: '', scenario: LINK });
    reads('?readonly#country=DE&set=DE.media-03:3', {
      readonly: '',
      scenario: '#country=DE&set=DE.media-03:3',
    });
    reads('?src=imported/x/', { src: `${SITE}imported/x/` });
  });

  test('makes no element where a name of ours is within something else', () => {
    for (const end of [
      '&readonly%3D1',
      '&readonly%253D1',
      '&readonly%26theme=dark',
      '&theme=dark%26readonly',
      '&lang=en%26readonly',
      '&lang=en;readonly',
      '&lang=en%20readonly',
      '&scenario=v%3D1%26c%3DDE%26readonly',
      '&utm_source=x?readonly',
      '&utm_source=x%26readonly',
      '&data-readonly',
      '&ampreadonly',
      '&amptheme=dark',
      '&#readonly',
      '&re%2561donly',
      '&read-only',
      '&readonly_',
      '&readonly=1,theme=dark',
      '&amp%3Breadonly',
      '&country_code=FR',
      '&country=',
      '&country&amp=FR',
      '&theme.=dark',
      '&[view]=full',
      '#readonly',
      '#amp=1&readonly',
      '#xtor=RSS-1?view=full',
      '#/country=FR',
      `${LINK}&readonly`,
      `${LINK}&Theme=dark`,
      `${LINK}%26readonly`,
      `?x=y${LINK}&amp%3Breadonly`,
    ]) {
      const { asked, warning } = read(`?country=DE${end}`);
      assert.equal(asked, null, end);
      assert.match(
        warning,
        /^embed\.html: It shows all published results, because it cannot read “/,
        end,
      );
    }
    assert.equal(
      read('?country=DE&readonly%3D1').warning,
      `${CANNOT} “readonly%3D1” in its address.`,
    );
  });

  test('names on the console what nobody knows, but not what counts readers', () => {
    const { asked, warning } = read('?contry=DE&readonly&them=dark&contry=FR');
    assert.deepEqual(asked, { readonly: '' });
    assert.equal(warning, 'embed.html: It does not know “contry”, “them” in its address.');
    for (const key of [
      'utm_source',
      'utm_id',
      'fbclid',
      'gclid',
      'gbraid',
      'msclkid',
      'mc_cid',
      'mtm_campaign',
      '_ga',
      '_gl',
      'igshid',
      'ref',
      'xtor',
    ])
      reads(`?country=DE&${key}=x`, { country: 'DE' });
  });

  test('shows no other data than what it names', () => {
    for (const src of ['https://example.com/', '//example.com/', '../', 'imported/%78/', 'a/ b/'])
      assert.deepEqual(
        read(`?country=AZ&src=${encodeURIComponent(src)}`),
        {
          asked: null,
          warning: `${CANNOT} “src=${src}” in its address.`,
        },
        src,
      );
  });

  test('has the view, however it is escaped', () => {
    for (const sign of ['&', '&amp;', '&#x26;', '&amp;amp;'])
      reads(`?country=DE${sign}view=full`, { country: 'DE', view: 'full' });
  });
});
