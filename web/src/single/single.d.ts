/** The one module of the single file; the name gives way to its address (unpack.js). */
declare module 'rescore:module.js' {
  const create: (options?: object) => Promise<any>;
  export default create;
}
