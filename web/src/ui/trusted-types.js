/**
 * Where a page's policy demands Trusted Types, no text becomes markup or script but what our one
 * policy lets through: lit-html's own templates (the build hands it this policy,
 * tools/vite/lit-html.mjs), and our own workers.
 */

/**
 * @typedef {object} Policy
 * @property {(text: string) => string} createHTML of a template
 * @property {(address: string) => string} createScriptURL of a script of ours
 */

/** The name that a page's `trusted-types` must have. */
export const NAME = 'rescore';

const { trustedTypes } =
  /** @type {{ trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy } }} */ (
    globalThis
  );

let refused = false;

/** Undefined where the browser knows none, and where the page does not allow it. */
export const policy = make();

function make() {
  try {
    return trustedTypes?.createPolicy(NAME, {
      createHTML: (text) => text,
      createScriptURL: (address) => {
        const { origin } = new URL(address, location.href);
        // In a sandbox a file made here has no origin, as the page.
        if ([globalThis.origin, new URL(import.meta.url).origin].includes(origin)) return address;
        throw new TypeError(`${address} is no script of ours.`);
      },
    });
  } catch {
    refused = true;
    return undefined;
  }
}

/** Whether the page demands Trusted Types, does not allow ours, and lets no template through. */
export function isForbidden() {
  if (!refused) return false;
  try {
    document.createElement('template').innerHTML = '<i></i>';
    return false;
  } catch {
    return true;
  }
}

/** The address of a script of ours, as such a page takes it. @param {URL | string} url */
export const scriptUrl = (url) => policy?.createScriptURL(String(url)) ?? String(url);
