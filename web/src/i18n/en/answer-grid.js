/** All answers as squares. */
import { joined } from './joined.js';

export const answerGrid = /** @type {const} */ ({
  about: 'pick a square to change it',
  about_readonly: 'pick a square to read it',
  /** A square, read aloud or pointed at. */
  square: joined('{title}: “{answer}”', '{changed, select, yes {, your change} other {}}', '.'),
  by_points: 'Stronger shade: more points. Hatched: skipped. Red: changed by you.',
  by_places: 'Stronger shade: one other answer would move the rank further.',
  show_places: 'Shade by effect on the rank',
  show_points: 'Shade by points',
  close: 'Close',
  list: 'Show it in the list',
});
