/** Forms that several messages share. */
import { joined } from './joined.js';

export const ORDINAL = 'selectordinal, one {#st} two {#nd} few {#rd} other {#th}';
export const ANSWERS = 'plural, one {# answer} other {# answers}';
export const PLACES = 'plural, one {# place} other {# places}';
export const COUNTRIES = 'plural, one {# country} other {# countries}';
/** Before the percentage, unless that is no share of the points. */
export const POINTS = '{points, select, none {} other {{score}, }}';
/** How a what-if begins: how many answers, and whose. */
export const WITH = joined(
  `With {n, ${ANSWERS}} changed{where, select, here {} elsewhere { in other countries} `,
  'other {, {elsewhere, number} of them in other countries,}}',
);
export const MOVED = joined(
  'select, higher {, {places, number} higher} lower {, {places, number} lower} ',
  'same {, as published} other {}',
);
