/** What the server renders and the app takes over. */
export const App = () => (
  <org-card id="served-card" feed="/feeds/seed.json" org="oijj" layout="line">
    <a href="/fallback">The old way</a>
  </org-card>
);
