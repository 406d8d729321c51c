/** The strip of all countries, and the profile. */
import { joined } from './joined.js';

export const strip = /** @type {const} */ ({
  title: 'Among all countries',
  about: 'Every line is one of {n, number} countries, by its share of the points it could have.',
  label: 'Countries by score; arrow keys step through them',
  country: '{name}, {rank}, {percent}',
  not_ranked: 'not ranked',
  published: 'Published',
  /** The published answers, ranked by a method that is not the publisher's. */
  other_method: 'Other method',
  yours: 'Yours',
  passes: 'It would move above {countries}.',
  levels: 'It would draw level with {countries}.',
  falls: 'It would fall below {countries}.',
});

export const profile = /** @type {const} */ ({
  title: 'Profile',
  about:
    'Points achieved and rank in each domain and layer. Grey is without your changes, red with them.',
  /** Of all countries, as published. */
  median: 'Median of all countries',
  radar: 'Radar',
  radar_label: 'Domains as a radar chart, from the centre outwards: {axes}.',
  radar_axis: '{name} {percent}{changed, select, yes { published, {own} yours} other {}}',
  scope: 'Part',
  share: 'Share of points',
  published: 'Published',
  yours: 'What if',
  overall: 'Overall',
  score: '{achieved, number}/{maximum, number}',
  /** How many share the rank. */
  shared: 'shared by {n, number}',
  moved: joined(
    '{direction, select, higher {{places, number} higher} lower {{places, number} lower} ',
    'same {same rank} other {}}',
  ),
  unchanged: 'unchanged',
});
