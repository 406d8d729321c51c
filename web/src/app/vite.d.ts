declare module '*?url' {
  const url: string;
  export default url;
}

/** The editions beside the page, and where a file of one is; tools/site/editions.mjs makes it. */
declare module 'virtual:editions' {
  export const editions: {
    edition: string;
    title: string;
    folder: string;
    format: 1 | 2;
    sheets: string[];
  }[];
  export const addressOf: (site: string, file: string) => Promise<string>;
}

/** Of English what the card says; tools/vite/element.config.js makes it. */
declare module 'virtual:card-english' {
  const language: import('../i18n/load-language.js').AnyLanguage;
  export default language;
}

/** The edition that the page opens with; tools/site/built-in.mjs makes it. */
declare module 'virtual:built-in' {
  export const home: {
    edition: string;
    title: string;
    country: string;
    pages: string;
    format: 1 | 2;
  };
  /** Of its files, by name. */
  export const addresses: Record<string, string | undefined>;
  /** Text of a sheet by country code. */
  export const answers: Record<string, string | undefined>;
}

/** What the publisher's figures are known by; tools/site/known-figures.mjs makes it. */
declare module 'virtual:known-figures' {
  const known: import('../data/origin.js').Known;
  export default known;
}

/** Published ranks of the newest state; tools/site/newest-state.mjs makes it. */
declare module 'virtual:newest-state' {
  const newest: import('../i18n/sentences.js').NewestState;
  export default newest;
}

/** How firm each published rank is; tools/site/rank-ranges.mjs makes it. */
declare module 'virtual:rank-ranges' {
  const ranges: import('../data/rank-ranges.js').RankRanges;
  export default ranges;
}

/** The publisher's states, the oldest first; tools/site/states.mjs makes it. */
declare module 'virtual:states' {
  const states: import('../data/states.js').State[];
  export default states;
}

/**
 * By edition the publisher's file with every country's answers, and the length of the longest file
 * of a single country; tools/site/publisher-files.mjs makes it.
 */
declare module 'virtual:publisher-files' {
  const files: Record<
    string,
    { answers: { address: string; bytes: number; sha256: string }; longest: number } | undefined
  >;
  export default files;
}

/**
 * Of English what is said by a part of the page that comes later; tools/site/messages.mjs makes it.
 */
declare module '*/i18n/en.js?later' {
  export const language: import('../i18n/load-language.js').AnyLanguage;
}

/** A style sheet that comes with the part of the page that needs it. */
declare module '*.css';

/** The same as text, for a shadow root. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}
