declare module '*?url' {
  const url: string;
  export default url;
}

/** What `npm run data` has brought, and where a file of it is; tools/site/imported.mjs makes it. */
declare module 'virtual:imported' {
  export const editions: { edition: string; title: string; sheets: string[] }[];
  export const addressOf: (site: string, file: string) => Promise<string>;
}

/** A style sheet that comes with the part of the page that needs it. */
declare module '*.css';
