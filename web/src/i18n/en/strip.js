/** The strip of all countries, and the profile. */
import { joined } from './joined.js';

export const strip = /** @type {const} */ ({
  title: 'Where all {n, number} countries stand',
  label: 'Countries by score; arrow keys step through them',
  country: '{name}, {rank}, {percent}',
  not_ranked: 'not ranked',
  published: 'Published',
  /** The published answers, ranked by a method that is not the publisher's. */
  other_method: 'Other method',
  /** The figures of a file that nobody has checked. */
  from_file: 'In the file',
  yours: 'Yours',
  passes: 'It would move above {countries}.',
  levels: 'It would draw level with {countries}.',
  falls: 'It would fall below {countries}.',
});

export const profile = /** @type {const} */ ({
  title: 'Profile',
  about: joined(
    '{kind, select, points {Points} other {Score}} and rank ',
    '{parts, select, none {overall} both {in each domain and layer} other {in each domain}}. ',
    'Grey: published. Red: with your changes.',
  ),
  /** Of all countries, as published. The page of the China Index calls a domain's “Index Average”. */
  median: 'Median of all countries',
  mean: 'Mean of all countries',
  averages: 'median {median}, mean {mean}',
  radar: 'Radar',
  radar_label: 'Domains as a radar chart, from the centre outwards: {axes}.',
  radar_axis: '{name} {percent}{changed, select, yes { published, {own} yours} other {}}',
  scope: 'Part of the index',
  share: 'Share of points',
  plain: 'Score',
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
