/**
 * Runs of the command for valgrind: every verb, with requests that succeed and requests that fail.
 * Paths are from the root; `{folder}` is an empty folder, in which later runs find the output of
 * earlier ones.
 */
import { join } from 'node:path';

const china = 'data/china-index-2024';
const small = 'tests/fixtures/small';
const twelve = 'tests/fixtures/twelve';
const bad = 'tests/fixtures/bad';
const sets = ['--set', 'media-03=3', '--set', 'foreign-policy-08=skip'];

/** @type {[status: number, args: string, keep?: string][]} keep: where to store the output */
const lines = [
  [0, 'import tests/fixtures/raw/tea-and-cake.csv --edition tea-and-cake --out {folder}/all'],
  [1, `import ${bad}/plenty.raw.csv --edition plenty --out {folder}/plenty`],
  [0, 'check {folder}/all --json'],
  [0, `check ${china}`],
  [0, `check ${small} --json`],
  [0, `check ${twelve}`],
  [1, `check ${bad}`],
  [1, 'check nowhere --json'],
  [0, `score ${china} AZ --json`],
  [0, `score ${small} NZ --method exact,mean`],
  [1, `score ${china} XX`],
  [0, `rank ${china} --scope layer:pressure`],
  [0, `rank ${china} --method exact --json`],
  [1, `rank ${china} --method exactly --json`],
  [0, `what-if ${china} AZ ${sets.join(' ')} --json`],
  [0, `what-if ${small} IS --set tea-01=skip`],
  [1, `what-if ${china} AZ --set media-03=7`],
  [0, `impact ${china} AZ --scope domain:media`],
  [0, `impact ${small} IS --json`],
  [0, 'pivots {folder}/all'],
  [1, `pivots ${china}`],
  [0, `goal ${china} AZ --rank 50 --lock military --lock economy-01`],
  [
    0,
    `goal ${china} AZ --percent 25 --lower --only media --only pressure --allow-skip --steps --json`,
  ],
  [0, `goal ${small} MT --rank 1 --allow-skip --no-raise`],
  [0, `goal ${small} IS --rank 1 --method exact,mean --json`],
  [1, `goal ${small} IS --rank 9`],
  [0, `explain ${china} AZ ${sets.join(' ')}`],
  [0, `explain ${small} IS --set tea-01=3 --json`],
  [0, 'bounds {folder}/all --json'],
  [0, `compare ${china} --method exact,mean --against exact`],
  [0, `changes ${china} {folder}/all`],
  [0, `changes ${small} ${small} IS --json`],
  [1, `changes ${small} ${china}`],
  [0, `robust ${china} --weights noise --noise 10 --draws 50`],
  [
    0,
    'robust {folder}/all --model weights --model answers --model skips --draws 60 --json --shard 1/2',
    'one',
  ],
  [
    0,
    'robust {folder}/all --model weights --model answers --model skips --draws 60 --json --shard 2/2',
    'two',
  ],
  [0, 'merge {folder}/one {folder}/two --data {folder}/all'],
  [1, 'merge {folder}/one {folder}/one'],
  [0, 'sensitivity {folder}/all --draws 30 --json'],
  [0, `link ${china} AZ ${sets.join(' ')} --json`],
  [0, `rank ${china} --link v=1&d=china-index-2024-98.6c764bd5&c=AZ&e=AZ.media-03:3`],
  [1, `rank ${china} --link v=9&nonsense --json`],
  [2, 'score'],
  [2, 'no-such-verb'],
];

/**
 * @param {string} folder an empty one
 * @returns {{ status: number, args: string[], keep?: string }[]}
 */
export function watched(folder) {
  return lines.map(([status, line, keep]) => ({
    status,
    args: line.replaceAll('{folder}', folder).split(' '),
    keep: keep && join(folder, keep),
  }));
}
