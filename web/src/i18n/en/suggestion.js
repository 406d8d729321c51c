/** The change that the page suggests to a newcomer. */
import { joined } from './joined.js';

export const suggestion = /** @type {const} */ ({
  ask: joined(
    '{origin, select, file {The answer in the file} other {The published answer}} is “{from}”. ',
    'What if it were “{to}”?',
  ),
  tried: '{origin, select, file {In the file} other {Published}}: “{from}”. Yours: “{to}”.',
  try: 'Try it',
  back: 'Undo it',
  see: 'See the answer and its evidence',
  /** Of an index without evidence. */
  see_answer: 'See the answer',
});
