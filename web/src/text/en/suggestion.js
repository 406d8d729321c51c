/** The change that the page suggests to a newcomer. */

export const suggestion = /** @type {const} */ ({
  question: 'What if “{title}” were answered “{to}”, not “{from}”?',
  try: 'Try it',
  back: 'Take it back',
  see: 'See the answer and its evidence',
});
