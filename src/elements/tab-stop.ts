/** Groups of many buttons that are one stop for the Tab key; arrows lead on inside. */
const buttons = (group: Element): HTMLElement[] => [...group.querySelectorAll<HTMLElement>('[aria-pressed]')];

/** Leads to a button; from then on it is the one that Tab stops at. */
export function lead(group: Element, to: HTMLElement | undefined): void {
  if (!to) return;
  for (const button of buttons(group)) button.setAttribute('tabindex', button === to ? '0' : '-1');
  to.focus();
}

/** In groups of `[aria-pressed]` that all have `tabindex="-1"`: sees after every drawing that one of them can be reached. */
export function tabStops(root: ParentNode): void {
  for (const group of root.querySelectorAll('.chart [role=group]')) {
    const all = buttons(group);
    if (!all.some((button) => button.getAttribute('tabindex') === '0')) all[0]?.setAttribute('tabindex', '0');
  }
}

/** Where Home, End and letters lead to; undefined for any other key. */
export function jump(group: Element, { key }: KeyboardEvent, from: Element): HTMLElement | undefined {
  const all = buttons(group);
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  if ([...key].length !== 1 || key === ' ') return undefined;
  const at = all.indexOf(from as HTMLElement);
  // Round, so that the same letter again leads to the next name with it.
  return [...all.slice(at + 1), ...all.slice(0, at)].find((button) =>
    button.ariaLabel!.normalize('NFD').toLowerCase().startsWith(key.normalize('NFD').toLowerCase()),
  );
}

/** Shows the name of what the pointer or the focus is on, for those who see: names do not fit into pictures. */
export function tell({ currentTarget, target, type }: Event): void {
  const figure = (currentTarget as Element).closest('figure')!;
  const named = /over|in$/.test(type) ? (target as Element).closest('[aria-pressed]') : undefined;
  figure.querySelector('.told')!.textContent = named?.ariaLabel ?? '';
}
