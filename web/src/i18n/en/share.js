/** The panel "Share and save". */
import { ANSWERS } from './forms.js';

export const share = /** @type {const} */ ({
  title: 'Share and save',
  close: 'Close',
  /** The device's own way. */
  native: 'Share …',
  cite: 'Copy citation',
  citation_copied: 'Citation copied',
  shared: 'Shared',
  /** Over a field with the text in it. */
  refused: 'This browser did not allow copying. The text is selected here, to be copied by hand:',
});

export const picture = /** @type {const} */ ({
  title: 'Picture',
  about:
    '1200 by 630, for articles and messages. It says what is published, what is changed and by whom.',
  png: 'Download PNG',
  svg: 'Download SVG',
  copy: 'Copy picture',
  copied: 'Picture copied',
  copy_refused: 'This browser did not allow copying; the picture can be downloaded.',
  failed: 'This browser could not make a PNG; the SVG can be downloaded.',
});

export const snapshots = /** @type {const} */ ({
  title: 'Keep and compare',
  about: 'Up to three scenarios, kept on this device beside the one you work on.',
  /** The same within another page, where nothing is kept. */
  about_here: 'Up to three scenarios, kept until this page is closed beside the one you work on.',
  now: 'Now',
  keep: 'Keep as {name}',
  replace: 'Replace',
  replace_label: 'Replace {name} with the scenario of now',
  restore: 'Bring back',
  restore_label: 'Bring {name} back',
  forget: 'Forget',
  forget_label: 'Forget {name}',
  kept: 'Kept as {name}',
  /** Of a kept scenario, where answers that it changes are not there. */
  partly: 'in part: some of its answers are not here',
  /** Where storage is full or forbidden. */
  kept_for_now:
    'Kept as {name}, but only until this page is closed: the browser keeps no more for it',
  restored: '{name} is back',
  forgotten: '{name} is forgotten',
  part_lost: '{name} is back, but not all of it:',
  other_edition: 'of another edition',
  waiting: 'Comparing …',
  version: 'Version',
  changed: 'Changed',
  score: 'Score',
  percent: 'Share',
  rank: 'Rank',
  answers: 'Which answers differ',
  /** Which versions have an answer: "A and B: Skipped" */
  have: '{versions}: {answer}',
  same: 'In no version an answer is changed.',
  more: 'And {n, number} more.',
  in: '{title}, {country}',
});

export const files = /** @type {const} */ ({
  title: 'Data files',
  about: 'Every file says which edition and data it is from, what is changed, and by whom.',
  answers: 'Answers (CSV)',
  results: 'Results of all countries (CSV)',
  scenario: 'Scenario (JSON)',
  saved: 'Downloaded',
  open: 'Open a scenario file',
  open_about: 'It takes the place of your changes; Undo brings them back.',
  choose: 'Choose a scenario file',
  paste_label: 'Or paste its text',
  paste_take: 'Open it',
  refused: 'This scenario cannot be opened. What is wrong:',
  /** A file's name in messages, where the text was pasted. */
  pasted: 'Pasted text',
  opened: `The scenario is open: {n, ${ANSWERS}} changed.`,
  other_data: 'It was made with other data of this edition, so results may differ.',
  readonly: 'Nothing can be changed here, so the scenario was not opened.',
  wrong_edition: 'The scenario is for {made}, but {shown} is open here. Open that edition first.',
  unknown_country: 'There is no country “{country}” here.',
});

export const print = /** @type {const} */ ({
  title: 'Print',
  about: 'A report of two pages on paper or as a PDF, with the link to the same scenario.',
  report: 'Print the report',
  all: 'Print with all answers',
  /** Heads what the reader has changed, on paper. */
  changes: 'Your changes',
  question: 'Question',
});
