/** The part "Embed" of the panel: what is put into other pages. */
import { joined } from './joined.js';

export const embedBuilder = /** @type {const} */ ({
  title: 'Embed',
  about: joined(
    'A snippet for an article: what is shown here, to be read and changed there. ',
    'Nothing is sent anywhere, there either.',
  ),
  /** What is embedded. */
  what: 'What',
  card: 'A card',
  card_about: 'The sentence, all countries on one axis, a few answers to change',
  full: 'The whole explorer',
  full_about: 'Everything that is on this page',

  answers: 'Answers in the card',
  suggested: 'None chosen: the card asks about the one that it suggests.',
  /** Where the answers of a country are not on the site. */
  no_answers:
    'The answers of this country are not on the site, so its card has the sentence and the axis.',
  not_there: 'This edition is on your device alone, so other pages cannot show it.',
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
  readonly: 'To be read only: readers cannot change answers',

  updates: 'Later versions',
  follows: 'Follow updates',
  follows_about: 'Corrections of the page and of the data come by themselves',
  frozen: 'Stay as it is now',
  frozen_about: joined(
    'Version {version}{held, select, ',
    'yes { and data {fingerprint}; when the data is other data, the sentence stands there alone} ',
    'other {; the data may change, as not all that is shown here goes along}}',
  ),

  how: 'How it is embedded',
  script: 'Script',
  script_about: 'Part of the article, as high as it needs to be; for most sites',
  frame: 'Iframe',
  frame_about: 'Apart from the article; for publishing systems that take no scripts',
  element: 'Element',
  element_about: 'An HTML element that your own code can talk to',
  frame_full: joined(
    'In an iframe the explorer scrolls within its frame; ',
    'as a script or an element it is as high as it needs to be.',
  ),

  snippet: 'To be pasted as HTML',
  copy: 'Copy snippet',
  copied: 'Snippet copied',
  address: 'Where the site is',
  address_about: joined(
    'This page has no address that others can reach. ',
    'Put in where it is served, such as https://example.org/rescore/.',
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
