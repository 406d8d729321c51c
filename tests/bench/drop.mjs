/**
 * How long a reader's own index takes in the page, from dropping its files to its first answer: 676
 * countries (every two-letter code) by 2,000 indicators, in our JSON.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SKIPPED, createPeer, madeUp, rankAll } from './peer.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const ALL = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));

/**
 * The files of such an index, in a folder that the caller removes. The JavaScript peer computes
 * their published results.
 * @param {{ countries?: number, size?: number }} [of] a smaller one
 * @returns {{ folder: string, files: string[] }}
 */
export function droppedFiles({ countries = ALL.length, size = 2000 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'rescore-drop-'));
  const codes = ALL.slice(0, countries);
  const input = madeUp(countries, size);
  const { domains, layers, indicators, answers } = input;
  const peer = createPeer(input);
  rankAll(peer);
  const part =
    (/** @type {string} */ letter) => (/** @type {unknown} */ _, /** @type {number} */ i) => ({
      id: `${letter}${i}`,
      name: `${letter}${i}`,
      about: 'Made up.',
    });
  // By domain and position in it, as format 1 requires.
  const places = new Array(domains).fill(0);
  const ids = indicators.map(
    ({ domain }) => `d${domain}-${String(++places[domain]).padStart(2, '0')}`,
  );
  const rule = { denominator: 'answered', rounding: [1], key: 'rounded', ties: 'competition' };
  write('index.json', {
    edition: 'dropped',
    title: 'Dropped',
    countries: codes.length,
    domains: Array.from({ length: domains }, part('d')),
    layers: Array.from({ length: layers }, part('l')),
    scales: [
      {
        id: 'graded',
        name: 'Graded',
        options: [0, 1, 2, 3, 4].map((score) => ({ score, label: `${score}` })),
      },
    ],
    methods: [
      {
        id: 'publisher',
        name: 'Publisher',
        about: 'The rule of the China Index.',
        overall: rule,
        domain: rule,
        layer: { ...rule, denominator: 'all', rounding: [1, 0] },
      },
    ],
    indicators: indicators.map(({ domain, layer }, i) => {
      const chosen = [0, 0, 0, 0, 0];
      let skipped = 0;
      for (let c = 0; c < codes.length; ++c) {
        const answer = answers[c * size + i];
        if (answer === SKIPPED) ++skipped;
        else ++chosen[answer];
      }
      return {
        id: ids[i],
        number: i + 1,
        domain: `d${domain}`,
        layer: `l${layer}`,
        title: `Indicator ${i}`,
        question: 'Which answer was made up?',
        scale: 'graded',
        chosen,
        skipped,
      };
    }),
  });
  const scopes = [
    'overall',
    ...Array.from({ length: domains }, (_, i) => `domain:d${i}`),
    ...Array.from({ length: layers }, (_, i) => `layer:l${i}`),
  ];
  write('standings.json', {
    edition: 'dropped',
    columns: ['achieved', 'maximum', 'percent', 'rank'],
    countries: codes.map((code, c) => ({
      code,
      name: `Country ${code}`,
      region: 'Made up',
      scopes: Object.fromEntries(
        scopes.map((scope, s) => {
          const at = s * codes.length + c;
          const percent = (peer.keys[at] - 1) / (s > domains ? 1 : 10);
          return [scope, [peer.achieved[at], peer.maxima[at], percent, peer.ranks[at]]];
        }),
      ),
    })),
  });
  mkdirSync(join(folder, 'countries'));
  codes.forEach((country, c) => {
    const row = answers.subarray(c * size, (c + 1) * size);
    write(`countries/${country}.json`, {
      edition: 'dropped',
      country,
      answers: Array.from(row, (answer, i) => ({
        indicator: ids[i],
        answer: answer === SKIPPED ? null : answer,
      })),
    });
  });

  /** @param {string} name @param {unknown} value */
  function write(name, value) {
    writeFileSync(join(folder, name), JSON.stringify(value));
  }

  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name));
  return { folder, files };
}

/** Removes what droppedFiles() made. @param {string} folder */
export const removeDropped = (folder) => rmSync(folder, { recursive: true });
