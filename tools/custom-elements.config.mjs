/**
 * How custom-elements.json is made: from the element's class and its comment. Private members are
 * left out, and so is an event whose name the analyzer mistakes from a parameter.
 */
export default {
  globs: ['web/src/element/rescore-index.js'],
  outdir: 'build/element',
  packagejson: false, // package.json itself names the path
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
