/** Forms that several messages share. */
import { joined } from './joined.js';

export const ORDINAL = 'selectordinal, one {#st} two {#nd} few {#rd} other {#th}';
export const ANSWERS = 'plural, one {# answer} other {# answers}';
export const PLACES = 'plural, one {# place} other {# places}';
export const COUNTRIES = 'plural, one {# country} other {# countries}';
/** The percentage alone is a score where it is no share of the points. */
export const POINTS =
  '{points, select, none {a score of {percent}} other {{score} points ({percent})}}';
/** The same in short. */
export const FIGURES = '{points, select, none {{percent}} other {{score} points, {percent}}}';
/** How a what-if begins: how many answers, and whose; and whether domains have other weights. */
export const WITH = joined(
  'With {n, plural, =0 {other weights} one {# answer changed} other {# answers changed}}',
  '{where, select, here {} elsewhere { in other countries} ',
  'other {, {elsewhere, number} of them in other countries}}',
  '{weights, select, too { and with other weights} other {}},',
);
export const MOVED = joined(
  'select, higher {, {places, number} higher} lower {, {places, number} lower} ',
  'same {, as published} other {}',
);
