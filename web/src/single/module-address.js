/** The module of the single file comes with it (module.js). */
export const moduleAddress = () => '';
