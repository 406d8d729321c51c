/**
 * What custom-elements.json is made of: the element's class, as its comment describes it. What is
 * private is left out, and so is the event whose name the analyzer reads off a parameter.
 */
export default {
  globs: ['web/src/element/rescore-index.js'],
  outdir: 'build/element',
  packagejson: false, // package.json says itself where it is
  plugins: [
    {
      name: 'rescore:public-only',
      /** @param {{ customElementsManifest: any }} made */
      packageLinkPhase({ customElementsManifest: { modules } }) {
        for (const declaration of modules.flatMap((/** @type {any} */ m) => m.declarations)) {
          const open = (/** @type {any} */ member) => member.privacy !== 'private';
          declaration.members = declaration.members?.filter(open);
          declaration.events = declaration.events?.filter((/** @type {any} */ e) => e.description);
        }
      },
    },
  ],
};
