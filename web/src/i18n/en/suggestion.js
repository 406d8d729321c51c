/** The change that the page suggests to a newcomer. */

export const suggestion = /** @type {const} */ ({
  question: '{question} Published: “{from}”. What if it were “{to}”?',
  try: 'Try it',
  back: 'Take it back',
  see: 'See the answer and its evidence',
});
