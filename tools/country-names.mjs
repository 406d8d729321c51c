/**
 * Writes core/src/base/country_names.inc: English country names and their variants with ISO
 * 3166-1 codes, from the i18n-iso-countries package. Run it after an update of the package; a test
 * compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { root } from './steps.mjs';

/** Spellings in the publisher's files, and names in common use, that the package does not have. */
const EXTRA = [
  ['BN', 'Brunei'],
  ['BS', 'Bahamas, The'],
  ['CD', 'Congo, Democratic Republic of the'],
  ['CD', 'Congo (Kinshasa)'],
  ['CD', 'Democratic Republic of Congo'],
  ['CD', 'Democratic Republic of the Congo'],
  ['CD', 'DR Congo'],
  ['CG', 'Congo (Brazzaville)'],
  ['CG', 'Congo, Republic of the'],
  ['CV', 'Cabo Verde'],
  ['FM', 'Micronesia'],
  ['GM', 'Gambia, The'],
  ['IR', 'Iran, Islamic Republic of'],
  ['KG', 'Kyrgyz Republic'],
  ['KP', 'Korea, North'],
  ['KR', 'Korea, South'],
  ['LA', 'Lao PDR'],
  ['LA', 'Laos'],
  ['MD', 'Moldova'],
  ['MK', 'Macedonia'],
  ['MM', 'Burma'],
  ['MO', 'Macau'],
  ['RU', 'Russian Federation'],
  ['SK', 'Slovak Republic'],
  ['SY', 'Syria'],
  ['SZ', 'Swaziland'],
  ['TL', 'East Timor'],
  ['TL', 'Timor Leste'],
  ['VA', 'Vatican City'],
  ['VN', 'Viet Nam'],
];

/** @returns {string} the file's text */
export function countryNames() {
  const path = createRequire(import.meta.url).resolve('i18n-iso-countries/langs/en.json');
  /** @type {Record<string, string | string[]>} */
  const countries = JSON.parse(readFileSync(path, 'utf8')).countries;
  const pairs = Object.entries(countries).flatMap(([code, names]) =>
    [names].flat().map((name) => [code, name]),
  );
  for (const [code, name] of EXTRA) {
    if (!pairs.some(([c, n]) => c === code && n === name)) pairs.push([code, name]);
  }
  const lines = pairs.map(([code, name]) => `{"${code}", ${JSON.stringify(name)}},`).sort();
  return `// Made by tools/country-names.mjs; do not edit.\n${lines.join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, 'core/src/base/country_names.inc'), countryNames());
}
