/** How a service worker goes away: by another one in its place. */

/** In the place of a service worker: takes an earlier one and what it kept away. */
export const RETIRING = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys())
    if (name.startsWith('rescore ' + self.registration.scope)) await caches.delete(name);
  await self.registration.unregister();
})()));
`;

/**
 * For `npm start`: what is built anew is seen at once, whatever an earlier worker has kept.
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
