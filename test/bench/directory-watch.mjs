/** What the benchmark notices of a list and of a search, in the page itself. */

/** Runs in the page before everything else: notes when the list and each key's result are on the screen. */
export function watch({ items, field }) {
  const seen = { listed: 0 };
  globalThis.seen = seen;
  const findAll = (selectors) => {
    for (const selector of selectors.split(', ')) {
      const [outer, inner] = selector.split(' >>> ');
      const root = inner ? document.querySelector(outer)?.shadowRoot : document;
      const found = root?.querySelectorAll(inner ?? outer);
      if (found?.length) return [...found];
    }
    return [];
  };
  const find = (selectors) => findAll(selectors)[0];
  seen.all = findAll;
  const channel = new MessageChannel();
  const notes = [];
  // A message sent before the frame is drawn arrives after it.
  channel.port1.onmessage = () => notes.shift()(performance.now());
  const soon = (note) => {
    notes.push(note);
    channel.port2.postMessage('');
  };
  const afterPaint = (note) => requestAnimationFrame(() => soon(note));
  const look = () => (find(items) ? soon((now) => (seen.listed = now)) : requestAnimationFrame(look));
  requestAnimationFrame(look);

  // Long tasks, without what JSON.parse took of them.
  const tasks = [];
  const parses = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
  const { parse } = JSON;
  JSON.parse = (...given) => {
    const start = performance.now();
    const value = parse(...given);
    parses.push({ start, duration: performance.now() - start });
    return value;
  };
  const withoutParsing = (task) =>
    parses
      .filter(({ start }) => start >= task.startTime && start < task.startTime + task.duration)
      .reduce((rest, { duration }) => rest - duration, task.duration);

  const keys = [];
  seen.start = () => {
    const note = () => {
      const key = keys.at(-1);
      if (key) afterPaint((now) => Object.assign(key, { painted: now, rows: findAll(items).length }));
    };
    addEventListener(
      'keydown',
      (event) => {
        if (event.ctrlKey || event.metaKey || ['Control', 'Meta'].includes(event.key)) return;
        keys.push({ at: event.timeStamp });
        note();
      },
      true,
    );
    const observer = new MutationObserver(note);
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    observer.observe(document.body, all);
    for (const element of document.querySelectorAll('*'))
      if (element.shadowRoot) observer.observe(element.shadowRoot, all);
    find(field).focus();
  };
  seen.tell = () => ({
    keys: keys.map(({ at, painted, rows }) => ({ time: painted - at, rows })),
    longest: Math.max(0, ...tasks.map(({ duration }) => duration)),
    longestButParsing: Math.max(0, ...tasks.map(withoutParsing)),
  });
  seen.nodes = () => {
    const count = (node) => {
      let sum = 1;
      for (const child of node.childNodes) sum += count(child);
      return node.shadowRoot ? sum + count(node.shadowRoot) : sum;
    };
    return count(document.body);
  };
}
