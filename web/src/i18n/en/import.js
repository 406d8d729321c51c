/** Editions, countries and files: choosing, loading, comparing, and what is wrong with them. */
import { ORDINAL, ANSWERS, COUNTRIES } from './forms.js';
import { joined } from './joined.js';

export const chooser = /** @type {const} */ ({
  label: 'Edition and country',
  edition: 'Edition',
  /** Where there are several indices, each with its editions. */
  index: 'Index and edition',
  /** Of an edition that there is with several numbers of countries. */
  edition_name: '{title}, {n, number} countries',
  /** Of an edition that the reader has brought. */
  own_name: '{name}, from your file',
  other: 'Change country',
  search: 'Search by name or code',
  order: 'Order',
  orders: { rank: 'by rank', name: 'by name', region: 'by region' },
  with_answers: 'with answers',
  absent: '{name} is not in the {title}.',
  /** Of another index, which may use other names. */
  unnamed: 'The {title} has no entry named “{name}”.',
  /** Of the edition that the reader has left with changed answers. */
  left_behind: 'Your what-if in the {title} is not lost: go back to return to it.',
  none: 'No country fits “{query}”.',
});

/** How many countries’ answers came with the page. */
const BUILT_IN = joined(
  '{n, plural, =0 {No country’s answers are built in here.} ',
  'one {The answers of one country are built in.} ',
  'other {The answers of # countries are built in.}} ',
);

const importing = /** @type {const} */ ({
  title: 'Load the publisher’s data',
  needed: 'Load {name}’s answers',
  about: joined(
    BUILT_IN,
    'To change any other country’s, load the publisher’s data or drop its files here. ',
    'They stay on this device until you remove them, and are never uploaded.',
  ),
  /** The same within another page, where nothing is kept. */
  about_forgotten: joined(
    BUILT_IN,
    'To change any other country’s, load the publisher’s data or drop its files here. ',
    'They are never uploaded, and forgotten when this page is closed.',
  ),
  /** With an index open that is not the publisher’s. */
  title_other: 'Load another index',
  about_other: joined(
    'Drop the tables again after a correction, or those of another index. ',
    'They are never uploaded, ',
    '{kept, select, no {and forgotten when this page is closed.} ',
    'other {and stay on this device until you remove them.}}',
  ),
  fetch_why: '{name}’s answers do not come with this page.',
  fetch: joined(
    'Load the answers of all {n, number} countries ',
    '({kilobytes, number} kB, from the publisher on GitHub)',
  ),
  fetch_about: joined(
    'This fetches {files, plural, one {one file} other {# files}} ',
    'from the repository of {publisher} on GitHub, which sees your network address. ',
    'The page makes sure that {files, plural, one {it is the file} other {they are the files}} it knows',
    '{kept, select, no {.} other {, and keeps the answers on this device until you remove them.}}',
  ),
  fetch_file: 'Open the file',
  evidence_why: 'The publisher’s evidence for {name} is not loaded.',
  evidence_fetch: 'Load it (up to {kilobytes, number} kB, from the publisher on GitHub)',
  evidence_loaded: 'The evidence is loaded.',
  fetch_failed: 'The publisher’s file could not be loaded. Nothing has changed.',
  fetch_offline: 'There is no network connection.',
  fetch_unreachable:
    '{host} could not be reached. Try again later, or download the file and drop it here.',
  fetch_forbidden: joined(
    'This site does not allow the page to fetch from {host}. ',
    'Download the file and drop it here.',
  ),
  fetch_refused: '{host} answered with status {status}. Try again later.',
  fetch_slow: '{host} sent nothing for {n, number} seconds. Try again later.',
  fetch_changed: 'This is not the file that the page knows: its length or its content differs.',
  choose: 'Choose files',
  or_drop: joined(
    'or drop the publisher’s files, a folder or a ZIP file here. ',
    'Any other index opens as a spreadsheet: CSV, TSV, XLSX or ODS.',
  ),
  /** With an index open that is not the publisher’s. */
  or_drop_other: 'or drop a spreadsheet (CSV, TSV, XLSX, ODS), a folder or a ZIP file here.',
  paste: 'Paste cells of a spreadsheet, or a country page',
  paste_label: 'Cells of a spreadsheet, or the text of a published country page',
  paste_other: 'Paste cells of a spreadsheet',
  paste_other_label: 'Cells of a spreadsheet',
  paste_take: 'Read the text',
  pasted_table: 'pasted cells',
  reading: 'Reading the files …',
  refused: 'These files could not be used:',
  own_table: joined(
    'This is a table that Rescore has saved, and no data to load. To go on with a scenario, ',
    'open the file that “Scenario (JSON)” under “Share and save” saves.',
  ),
  more_faults: 'And {n, number} more.',
  imported: `{title} is loaded: the answers of {n, ${COUNTRIES}}.`,
  /** Said after it, of a state of the index that is not built in. */
  unlisted: {
    unknown: 'This state of the index is not one that the page knows.',
    compared: 'Compared with the {title} with {n, number} countries:',
    added: '{n, plural, one {{names} is} other {{names} are}} new.',
    gone: '{n, plural, one {{names} is} other {{names} are}} missing.',
    other: '{n, plural, one {The score of {names} differs.} other {The scores of {names} differ.}}',
    same: 'The scores of all countries in both are the same.',
  },
  passed_over: '{n, plural, one {One file was} other {# files were}} passed over: {names}.',
  pasted: `The page of {name} is read: {n, ${ANSWERS}}.`,
  /** Said after one of the two above, where storage is full or forbidden. */
  not_kept: joined(
    'The browser cannot keep it, as its storage is full or switched off: ',
    'it is here until this page is closed.',
  ),
  /** Where no reason is known. */
  stopped: joined(
    'Reading stopped early; nothing was changed. ',
    'Try again, and go online if this page has been open a long time.',
  ),
  kept: 'Kept on this device',
  loaded: 'Loaded',
  remove: 'Remove',
  removed: 'Removed from this device.',
});

export const compare = /** @type {const} */ ({
  title: 'Compare',
  about: 'Set {name} beside one or two other countries. Your changes are included, in red.',
  pick: 'Compare with …',
  pick_more: 'and with …',
  missing: 'The answers of {names} are not loaded, so only results are compared.',
  differ: '{n, number} of {of, number} answers differ',
  indicator: 'Indicator',
  across: 'Across editions',
  across_show: 'Show {name} in the other editions',
  warning: joined(
    'Questions and layers change between editions, so only overall and domain results are shown. ',
    'A difference need not mean that the country changed.',
  ),
  warning_2022: joined(
    'From 2022 to 2024: 16 indicators new, 3 merged, 6 moved, 32 reworded; ',
    'the layers Effect and Alignment are not the same.',
  ),
  place: `{rank, ${ORDINAL}} of {of, number}`,
});

export const problems = /** @type {const} */ ({
  title: 'Some data could not be used',
  about: 'Everything else still works.',
  place: 'at',
  retry: 'Try again',
  /** While a server keeps the reader waiting. */
  slow: 'This takes longer than usual. The connection may be slow or lost.',
  link_title: 'Part of this link no longer works',
  link: 'The changes that still apply are shown; the rest is as published.',
  unknown_method: 'There is no method “{method}” here.',
  close: 'Close',
  engine_title: 'The scoring engine could not start',
  engine_slow: joined(
    'A file of this page has not come yet. The connection may be slow or lost. ',
    'What is published stands below.',
  ),
  engine_lost: joined(
    'A file of this page could not be loaded. Check the connection and try again. ',
    'What is published stands below.',
  ),
  engine: joined(
    'This page computes with WebAssembly, ',
    'which this browser does not have or this site does not allow. ',
    'It needs Chrome or Edge {chrome}, Firefox {firefox}, Safari {safari}, or a newer one. ',
    'What is published stands below.',
  ),
});

export { importing as import };
