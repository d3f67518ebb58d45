/** An app of React: attributes, properties, events, children, conditions, order. What it must do: apps.node.test.mjs. */
import { useState } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App as Served } from './react-served.tsx';
import { data, follow, note, start, type State } from './state.ts';

function App() {
  const [state, setState] = useState<State>(start);
  window.app = (change) => setState((before) => ({ ...before, ...change }));
  return (
    <>
      <org-card
        id="card"
        feed="/feeds/seed.json"
        org={state.org}
        layout="compact"
        heading-level={2}
        onorg-load={note}
        onorg-error={note}
      >
        <a href="/fallback">The old way</a>
      </org-card>
      <org-card id="data" data={data} layout="line" />
      {state.shown && <org-contact id="contact" feed="/feeds/seed.json" org="oijj" />}
      <org-tags id="tags" data={data} tag-href="/t/{tag}" onorg-tag={follow} />
      <ul>
        {state.list.map((organization) => (
          <li key={organization.id}>
            <org-card organization={organization} layout="line" onorg-load={note} />
          </li>
        ))}
      </ul>
    </>
  );
}

createRoot(document.getElementById('app')!).render(<App />);
hydrateRoot(document.getElementById('served')!, <Served />, { onRecoverableError: (error) => console.error(error) });
