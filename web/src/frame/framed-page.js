import { elementOf } from './attributes-from-url.js';
import { tellHeight } from './send-height.js';

/**
 * embed.html: the element, and nothing else, within an iframe of another page. What it shows is in
 * its address, and how high it is it tells the page around it.
 */

/** @import { RescoreIndex } from '../element/rescore-index.js' */

const root = document.documentElement;

/** Shows what the address asks for, or what is in the page without a script. */
async function show() {
  const { attributes, theme, warning } = elementOf(location);
  if (warning) console.warn(warning);
  // A scroll bar, and what is around the element, in the same shade.
  root.style.colorScheme = theme;
  document.querySelector('rescore-index')?.remove();
  const element = attributes && (await opened(attributes));
  // Another address may have come meanwhile.
  if (document.querySelector('rescore-index') !== element) return;
  root.classList.toggle('shown', Boolean(element?.result));
  root.classList.toggle('failed', !element?.result);
}

/** @param {[string, string][]} attributes */
async function opened(attributes) {
  const element = /** @type {RescoreIndex} */ (document.createElement('rescore-index'));
  for (const [name, value] of attributes) element.setAttribute(name, value);
  document.body.append(element);
  // The element's script has run before this one, or has not come.
  await element.updateComplete;
  return element;
}

// Otherwise started.js looks whether the browser has stored a wrong answer in place of a script.
if (customElements.get('rescore-index'))
  document.getElementById('page')?.setAttribute('data-started', '');
show();
addEventListener('hashchange', show);
// The explorer is a window of its own, with a bar at its foot and panels in its middle: it scrolls.
const view = new Map(elementOf(location).attributes).get('view');
if (view !== 'full') tellHeight();
