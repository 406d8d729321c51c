import { scriptUrl } from '../../ui/trusted-types.js';
import { UpdateState } from '../scenario-bar/update-notice.js';

/**
 * Keeps the page on this device, so that it opens without a network, and offers a newer version
 * when one is ready. Where the browser refuses, everything is as it would be without.
 * @import { ExplorerStore } from '../../explorer/store.js'
 */

/** @param {ExplorerStore} store */
export async function keepOffline(store) {
  // Who saves data has not asked for the parts that are not open.
  if (/** @type {any} */ (navigator).connection?.saveData) return;
  const registration = await registered(store.home.site).catch(() => undefined);
  if (!registration) return;
  const offer = () => {
    // The first version is the one that is shown, even where a site around this one is in charge.
    if (!registration.waiting || !registration.active) return;
    store.use(UpdateState).offer(() => takeOver(registration));
  };
  offer();
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', offer),
  );
  addEventListener('online', () => registration.update().catch(() => {}));
}

/**
 * Asynchronous, as in a frame without an origin there is not even somebody to ask.
 * @param {string | undefined} site
 */
async function registered(site) {
  return navigator.serviceWorker.register(scriptUrl(new URL('sw.js', site)));
}

/**
 * Opens the newer version in place of this one; what is changed is in the address.
 * @param {ServiceWorkerRegistration} registration
 */
function takeOver({ waiting }) {
  // Another tab may have done it.
  if (!waiting || waiting.state !== 'installed') return location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
    once: true,
  });
  waiting.postMessage('take over');
}
