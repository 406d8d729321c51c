/** All answers as squares. */
import { joined } from './joined.js';

export const answerGrid = /** @type {const} */ ({
  about: 'pick a square to change it',
  about_readonly: 'pick a square to read it',
  /** A square, read aloud or pointed at. */
  square: joined('{title}: “{answer}”', '{changed, select, yes {, your change} other {}}', '.'),
  by_points: joined(
    'Stronger shade: {points, select, none {counts for more; the scores are on the right.} ',
    'other {more points, added up on the right.}}',
    '{skipped, select, yes { Striped: no answer.} other {}}',
    '{changed, select, yes { Red: changed by you.} other {}}',
  ),
  by_places: 'Stronger shade: one other answer would move the rank further.',
  show_places: 'Show which would move the rank',
  show_points: 'Show the {points, select, none {answers} other {points}}',
  close: 'Close',
  list: 'Show it in the list',
});
