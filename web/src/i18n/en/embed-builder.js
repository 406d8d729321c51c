/** The part "Embed" of the panel: what is put into other pages. */
import { joined } from './joined.js';

export const embedBuilder = /** @type {const} */ ({
  title: 'Embed',
  about: joined(
    'Paste this code into an article. ',
    'Readers can explore it there; nothing they do is sent anywhere.',
  ),
  /** What is embedded. */
  what: 'What',
  card: 'A card',
  card_about: 'The sentence, all countries on one axis, a few answers to change',
  full: 'The whole explorer',
  full_about: 'Everything that is on this page',

  answers: 'Answers in the card',
  suggested: 'None chosen: the card suggests one.',
  /** Where the answers of a country are not on the site. */
  no_answers:
    'The answers of this country are not on the site, so its card has the sentence and the axis.',
  not_there: 'This edition is only on your device, so other pages cannot show it.',
  remove: 'Leave out',
  remove_label: 'Leave out {title}',
  removed: '{title} is left out',
  add_label: 'One more answer',
  add: 'Add',
  added: '{title} is added',
  full_up: '{n, number} answers are as many as a card has room for.',

  look: 'How it looks',
  theme: 'Colours',
  themes: { auto: 'As the reader’s device', light: 'Light', dark: 'Dark' },
  language: 'Language',
  scenario: 'Begin with my changes',
  left_behind: 'Your changes do not go along: the site has no answers of {countries}.',
  readonly: 'Read-only: readers cannot change answers',

  updates: 'Later versions',
  follows: 'Follow updates',
  follows_about: 'Corrections appear automatically',
  frozen: 'Stay as it is now',
  frozen_about: joined(
    'Version {version}{held, select, ',
    'yes { and data {fingerprint}; if the data later differs, only the published sentence is shown} ',
    'other {; the data may change, because not everything shown here goes along}}',
  ),

  how: 'How it is embedded',
  script: 'Script',
  script_about: 'Sits in the page and fits its height; best for most sites',
  frame: 'Iframe',
  frame_about: 'In its own frame, for systems that do not allow scripts',
  element: 'Element',
  element_about: 'An HTML element that your own code can talk to',
  frame_full: joined(
    'In an iframe the explorer scrolls within its frame; ',
    'as a script or an element it fits its content.',
  ),

  snippet: 'HTML to paste',
  copy: 'Copy snippet',
  copied: 'Snippet copied',
  address: 'Where the site is',
  address_about: joined(
    'This copy is not online. ',
    'Enter the address where it is published, such as https://example.org/rescore/.',
  ),
  address_wrong: 'An address that begins with https:// is needed.',
  preview: 'As it will look',
  width: 'Width',
  pixels: '{n, number} pixels',
  /** Of the preview's frame. */
  frame_title: 'Preview: {title}',
  no_preview: 'A file on a device has no preview; the site has one.',
  more: 'All {n, number} answers and the evidence',
});
