/**
 * The page's policy demands Trusted Types: no text becomes markup or script, but what lit-html
 * makes of its own templates. The one thing left to allow are workers, from where the page is and
 * nowhere else.
 */
const { trustedTypes } =
  /** @type {{ trustedTypes?: { createPolicy: (name: string, rules: object) => void } }} */ (
    globalThis
  );

trustedTypes?.createPolicy('default', {
  createScriptURL: (/** @type {string} */ address) =>
    new URL(address, location.href).origin === location.origin ? address : null,
});
