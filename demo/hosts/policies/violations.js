/** What the page's policy and the console have to say, for eyes and for tests. */
globalThis.complaints = [];
globalThis.said = [];

function note(complaint) {
  globalThis.complaints.push(complaint);
  const output = document.querySelector('#violations');
  if (output) output.textContent = globalThis.complaints.join('; ');
}

addEventListener('error', ({ message }) => note(`error: ${message}`));
addEventListener('unhandledrejection', ({ reason }) => note(`rejection: ${reason}`));
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample, sourceFile }) =>
  note(`violation: ${violatedDirective} ${blockedURI} ${sample} ${sourceFile}`),
);
for (const level of ['error', 'warn', 'info']) {
  const print = console[level].bind(console);
  console[level] = (...words) => {
    globalThis.said.push(`${level}: ${words.join(' ')}`);
    print(...words);
  };
}
