/** Editions, countries and files: choosing, loading, comparing, and what is wrong with them. */
import { ORDINAL, ANSWERS, COUNTRIES } from './forms.js';
import { joined } from './joined.js';

export const chooser = /** @type {const} */ ({
  label: 'Edition and country',
  edition: 'Edition',
  /** Of an edition that there is with several numbers of countries. */
  edition_name: '{title}, {n, number} countries',
  other: '{name}: choose another country',
  search: 'Search by name or code',
  order: 'Order',
  orders: { rank: 'by rank', name: 'by name', region: 'by region' },
  with_answers: 'with answers',
  none: 'No country fits “{query}”.',
});

export const importing = /** @type {const} */ ({
  title: 'Load the publisher’s data',
  needed: 'Load the answers of {name}',
  about: joined(
    'The answers of one country are built in. ',
    'With the publisher’s raw data every country’s answers can be changed. ',
    'The files are read on this device, ',
    'kept only here until you remove them, and sent nowhere.',
  ),
  /** The same within another page, where nothing is kept. */
  about_forgotten: joined(
    'The answers of one country are built in. ',
    'With the publisher’s raw data every country’s answers can be changed. ',
    'The files are read on this device, forgotten when this page is closed, and sent nowhere.',
  ),
  choose: 'Choose files',
  or_drop: 'or drop CSV or JSON files, a folder, or an index in Rescore’s own JSON here.',
  paste: 'Paste a country page',
  paste_label: 'Text of a published country page',
  paste_take: 'Read the page',
  reading: 'Reading the files …',
  refused: 'These files make no edition. What is wrong:',
  more_faults: 'And {n, number} more.',
  imported: `{title} is loaded: the answers of {n, ${COUNTRIES}}.`,
  pasted: `The page of {name} is read: {n, ${ANSWERS}}.`,
  /** Said after one of the two above, where storage is full or forbidden. */
  not_kept: joined(
    'The browser cannot keep it, as its storage is full or switched off: ',
    'it is here until this page is closed.',
  ),
  /** Where no reason is known. */
  stopped: joined(
    'Reading stopped before its end, and nothing is changed. ',
    'Try again; with a network, if the page has been open for long.',
  ),
  kept: 'Kept on this device',
  loaded: 'Loaded',
  remove: 'Remove',
  removed: 'Removed from this device.',
});

export const compare = /** @type {const} */ ({
  title: 'Compare',
  about: '{name} beside one or two other countries, with the changes of your scenario.',
  pick: 'Compare with …',
  pick_more: 'and with …',
  missing: 'The answers of {names} are not loaded, so only results are compared.',
  differ: '{n, number} of {of, number} answers differ',
  indicator: 'Indicator',
  across: 'Across editions',
  across_show: 'Show {name} in the other editions',
  warning: joined(
    'Indicators are renewed between editions, and layers of one need not be those of another; ',
    'so only the overall result and the domains stand side by side, ',
    'and a difference need not be a change in the country.',
  ),
  warning_2022: joined(
    'From 2022 to 2024: 16 indicators new, 3 merged, 6 moved, 32 reworded; ',
    'the layers Effect and Alignment are not the same.',
  ),
  place: `{rank, ${ORDINAL}} of {of, number}`,
});

export const problems = /** @type {const} */ ({
  title: 'Some of the data cannot be used',
  about: 'What is not concerned still works.',
  place: 'at',
  retry: 'Try again',
  link_title: 'Not all of the link holds',
  link: 'What fits of it is shown; the rest is as published.',
  unknown_method: 'There is no method “{method}” here.',
  close: 'Close',
  engine_title: 'The scoring engine could not start',
  engine: joined(
    'This page computes with WebAssembly, ',
    'which this browser does not have or this site does not allow. ',
    'It needs Chrome or Edge {chrome}, Firefox {firefox}, Safari {safari}, or a newer one. ',
    'What is published stands below.',
  ),
});
