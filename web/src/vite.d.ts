declare module '*?url' {
  const url: string;
  export default url;
}

/** What `npm run data` has brought; vite.config.js makes it. */
declare module 'virtual:imported' {
  const editions: { edition: string; title: string; sheets: string[] }[];
  export default editions;
}

/** A style sheet that comes with the part of the page that needs it. */
declare module '*.css';

/** The same as text, for a shadow root. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}
