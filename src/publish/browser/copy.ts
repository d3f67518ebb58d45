/**
 * Copy buttons of the published pages. Each puts on the clipboard what it names: a text of the page (`data-copy`), or a
 * file beside it (`data-file`); with `data-rich` as formatted text, which newsletter editors paste as it looks.
 */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy], button[data-file]'))
  button.addEventListener('click', () => void copy(button));

type Eventually = string | Promise<string>;

const read = async (file: string): Promise<string> => {
  const response = await fetch(file);
  if (!response.ok) throw new Error(response.statusText);
  const text = await response.text();
  // A mail of its own has the name for its title; what is pasted stands below another.
  return file.endsWith('.html') ? text.replaceAll(/(<\/?h)1\b/g, '$12') : text;
};

async function copy(button: HTMLButtonElement): Promise<void> {
  const { copy, file, rich, done, hand } = button.dataset;
  const source = copy === undefined ? undefined : document.getElementById(copy)!;
  const content: Eventually = source ? source.textContent! : read(file!);
  // Of a formatted text the plain one is in another file, else its source.
  const html = rich === undefined ? undefined : content;
  const text = rich ? read(rich) : content;
  // Reserved beside the button, and read out.
  const status = button.parentElement!.querySelector('[role=status]')!;
  status.textContent = '';
  try {
    await write(text, html).catch(async () => byCommand(await text, await html));
    status.textContent = done!;
  } catch {
    // No clipboard allowed: what is marked can be copied by hand.
    if (source) getSelection()?.selectAllChildren(source);
    status.textContent = hand!;
  }
  button.addEventListener('blur', () => (status.textContent = ''), { once: true });
}

/** At once, with promises inside: after waiting for a file some browsers no longer know that somebody has clicked. */
async function write(text: Eventually, html: Eventually | undefined): Promise<void> {
  const blob = async (content: Eventually, type: string) => new Blob([await content], { type });
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': blob(text, 'text/plain'),
      ...(html !== undefined && { 'text/html': blob(html, 'text/html') }),
    }),
  ]);
}

/** Where there is no clipboard for scripts, as on pages without https. */
function byCommand(text: string, html: string | undefined): void {
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData!.setData('text/plain', text);
    if (html !== undefined) event.clipboardData!.setData('text/html', html);
    event.preventDefault();
  };
  document.addEventListener('copy', fill);
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', fill);
  if (!copied) throw new Error('Not allowed');
}
