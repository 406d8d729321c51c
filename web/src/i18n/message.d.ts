/** Messages as types: which placeholders a message has is read from its text. */

/** One language: its words, and the rules that numbers and the page's direction follow. */
export interface Language<M> {
  /** Of the page, BCP 47. */
  lang: string;
  /** Of numbers, dates, lists and plurals, BCP 47. */
  locale: string;
  dir: 'ltr' | 'rtl';
  messages: M;
}

/** The same keys in another language. */
export type Translated<M> = { [K in keyof M]: M[K] extends string ? string : Translated<M[K]> };

/** Messages that can be said: those with placeholders take their values. */
export type Spoken<M> = {
  readonly [K in keyof M]: M[K] extends string ? Said<Values<M[K]>> : Spoken<M[K]>;
};

type Said<V> = keyof V extends never ? string : (values: V) => string;

/** What `joined` makes of its pieces. */
export type Joined<P extends readonly string[]> = P extends readonly [
  infer First extends string,
  ...infer Rest extends readonly string[],
]
  ? `${First}${Joined<Rest>}`
  : '';

/** { n: number, name: string } for "{name} has {n, plural, one {# answer} other {# answers}}". */
export type Values<M extends string> = { [P in Placeholders<M> as P[0]]: P[1] };

/**
 * Every brace turns from words to a placeholder or back, so of the pieces between braces every
 * second one is within a placeholder; it begins one when the brace before it opens.
 */
type Placeholders<M extends string, Found = never> = M extends `${infer Words}{${infer Rest}`
  ? Words extends `${string}}${infer Earlier}`
    ? Within<`${Earlier}{${Rest}`, Found>
    : Within<Rest, Found | Placeholder<Rest>>
  : M extends `${string}}${infer Rest}`
    ? Within<Rest, Found>
    : Found;

/** The same from within a placeholder. */
type Within<M extends string, Found> = M extends `${infer Words}{${infer Rest}`
  ? Words extends `${string}}${infer Earlier}`
    ? Placeholders<`${Earlier}{${Rest}`, Found>
    : Placeholders<Rest, Found>
  : M extends `${string}}${infer Rest}`
    ? Placeholders<Rest, Found>
    : Found;

type Placeholder<M extends string> = M extends `${infer Inner}}${string}`
  ? Inner extends `${infer Name}, ${infer Kind}`
    ? [Name, Kind extends `select,${string}` ? string : number]
    : [Inner, string]
  : never;
