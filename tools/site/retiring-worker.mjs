/** Removes a service worker by replacing it with another. */

/** Replaces a service worker: unregisters it and deletes its caches. */
export const RETIRING = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys())
    if (name.startsWith('rescore ' + self.registration.scope + ' ')) await caches.delete(name);
  await self.registration.unregister();
})()));
`;

/**
 * For `npm start`: shows each new build at once, whatever an earlier service worker has stored.
 * @returns {import('vite').Plugin}
 */
export function neverOffline() {
  return {
    name: 'rescore:never-offline',
    configurePreviewServer({ middlewares }) {
      middlewares.use('/sw.js', (_, response) => {
        response.setHeader('content-type', 'text/javascript');
        response.end(RETIRING);
      });
    },
  };
}
