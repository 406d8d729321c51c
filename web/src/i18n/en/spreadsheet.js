/** An index in spreadsheets: what was read of them, before it opens. */
import { COUNTRIES } from './forms.js';
import { joined } from './joined.js';

const INDICATORS = 'plural, one {# indicator} other {# indicators}';

export const spreadsheet = /** @type {const} */ ({
  title: 'Check your index, then open it',
  about: 'This is what the tables say. Correct what was guessed wrong; nothing is open yet.',
  ready: 'The tables are read. Check them below, then open the index.',
  reading: 'Reading the tables …',
  searching: 'Trying rules on the printed scores and ranks …',
  refused: 'These tables do not make an index yet:',
  refused_about:
    'Nothing is lost. Correct the file and drop it again, or correct the choices below.',
  no_data: 'No table is the data: one line for each thing that is ranked.',
  files: 'Tables',
  file: 'Table',
  /** Columns and lines, as far as they were looked at. */
  size: '{columns, plural, one {# column} other {# columns}}',
  role: 'What it holds',
  roles: {
    data: 'scores or answers of each unit',
    meta: 'about the indicators',
    published: 'printed scores and ranks',
    about: 'about the index',
    none: 'not used',
  },
  counts: joined(
    `{title}: {n, ${COUNTRIES}}, {of, ${INDICATORS}}, `,
    '{parts, plural, =0 {no parts} one {# part} other {# parts}}.',
  ),
  rule: 'Rule',
  found: joined(
    '{tried, plural, =0 {} one {# rule was tried. The best is taken.} ',
    'other {# rules were tried. The best is taken.}}',
  ),
  no_printed: joined(
    'There are no printed scores or ranks, so nothing shows whether this is the publisher’s rule. ',
    'Add a table with them to check it.',
  ),
  fits: 'Rules that were tried',
  fit_scores: 'Scores',
  fit_ranks: 'Ranks',
  fit_parts: 'Ranks in parts',
  fit: '{agree, number} of {of, number}',
  reproduces: '{agree, number} of {of, number} {what}',
  find: 'Find the rule',
  find_about: 'Tries rules and keeps the one that reproduces most of the printed scores and ranks.',
  differences: 'Printed figures that the rule does not give',
  notes: 'Left out, or read as missing',
  more: 'And {n, number} more.',
  columns: 'Columns',
  column: 'Column',
  taken_as: 'Taken as',
  taken_as_of: 'What the column {column} is',
  /** What is said of an indicator; of the numbers between which it counts the lowest and the highest. */
  details: { part: 'Part', weight: 'Weight', min: 'Counts as nothing', max: 'Counts as all' },
  detail_of: '{what}: {column}',
  /** Where a goalpost is what the units have. */
  observed: 'of the data',
  kinds: {
    high: 'indicator, high counts more',
    low: 'indicator, low counts more',
    code: 'code',
    name: 'name',
    group: 'group',
    time: 'year',
    score: 'printed score',
    rank: 'printed rank',
    out: 'left out',
  },
  parts: 'Parts',
  rows: 'The first lines of {path}',
  open: 'Open the index',
  discard: 'Discard the tables',
  opened: `{title} is open: {n, ${COUNTRIES}}, {of, ${INDICATORS}}.`,
  save: 'Save this index',
  save_about: 'For your archive, for the rescore command, or to go on with it in a spreadsheet.',
  save_folder: 'Folder (ZIP)',
  save_tables: 'Tables (ZIP)',
});
