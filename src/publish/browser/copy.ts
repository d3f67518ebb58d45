/** Copy buttons of the published pages: each puts the text that it names on the clipboard and says so. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]'))
  button.addEventListener('click', () => void copy(button));

async function copy(button: HTMLButtonElement): Promise<void> {
  const { copy, done, hand } = button.dataset;
  const source = document.getElementById(copy!)!;
  // Reserved beside the button, and read out.
  const status = button.nextElementSibling!;
  try {
    await navigator.clipboard.writeText(source.textContent!);
    status.textContent = done!;
  } catch {
    // No clipboard without https, or none allowed: what is marked can be copied by hand.
    getSelection()?.selectAllChildren(source);
    status.textContent = hand!;
  }
  button.addEventListener('blur', () => (status.textContent = ''), { once: true });
}
