declare module '*?url' {
  const url: string;
  export default url;
}

/** What `npm run data` has brought, and where a file of it is; tools/site/imported-data.mjs makes it. */
declare module 'virtual:imported' {
  export const editions: { edition: string; title: string; sheets: string[] }[];
  export const addressOf: (site: string, file: string) => Promise<string>;
}

/**
 * Of English what the card says, and of the built-in sheets what it computes with;
 * tools/vite/element.config.js makes them.
 */
declare module 'virtual:card-english' {
  const language: import('../i18n/load-language.js').AnyLanguage;
  export default language;
}
declare module 'virtual:built-in-answers' {
  /** Text of a sheet by country code. */
  const sheets: Record<string, string>;
  export default sheets;
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
