/**
 * The page within a frame tells the page around how high it is, in the way of WordPress' post embeds, which any page can
 * listen to. In a frame with a secret (WordPress' own, without the right to open anything) links are handed over.
 */
const secret = /[#&?]secret=(\w{1,64})/.exec(location.hash)?.[1] ?? '';

const tell = (message: string, value: string | number): void => parent.postMessage({ message, value, secret }, '*');
const tellHeight = (): void => tell('height', Math.ceil(document.documentElement.getBoundingClientRect().height));

if (parent !== window) {
  new ResizeObserver(tellHeight).observe(document.documentElement);
  addEventListener('load', tellHeight);
  // Whoever was not yet listening asks again.
  addEventListener('message', ({ source, data }: MessageEvent<{ message?: unknown; secret?: unknown } | null>) => {
    if (source === parent && data?.message === 'ready' && data.secret === secret) tellHeight();
  });
  // WordPress follows links to the frame's own host only: others go by way of the share page.
  if (secret)
    addEventListener('click', (event) => {
      const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
      if (!link || !/^https?:$/.test(link.protocol)) return;
      event.preventDefault();
      tell('link', link.host === location.host ? link.href : new URL('./', location.href).href);
    });
}
