/** A real WordPress beside the published demo: what editors paste or choose, and what visitors get. `npm run test:wordpress` */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { findBrowser } from '../browser.mjs';
import { base, startDirectory } from './directory.mjs';
import { startWordPress } from './server.mjs';

const id = 'missing-children-europe';
const folder = `/organizations/${id}/`;
const page = `${base}organizations/${id}/`;
const feed = `${base}feed.json`;
const noScript = { javaScriptEnabled: false };
let wordpress, directory, browser, author;

before(async () => {
  directory = await startDirectory();
  wordpress = await startWordPress();
  browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  await php(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin( 'org-cards/org-cards.php' );`);
  author = await php(
    `return wp_insert_user( array( 'user_login' => 'ann', 'user_pass' => 'ann', 'role' => 'author' ) );`,
  );
  await set({ feed });
});
after(async () => {
  await browser?.close();
  await wordpress?.stop();
  directory?.stop();
});
afterEach(async () => {
  directory.answers.clear();
  directory.away = false;
  await php(`if ( function_exists( 'OrgCards\\purge' ) ) OrgCards\\purge();`);
  for (const context of browser.contexts()) await context.close();
});

const php = (code, input) => wordpress.php(code, input);
const set = (options) => php(`update_option( 'org_cards', array_merge( OrgCards\\options(), $in ) );`, options);
/** The address of a new post, written as that user could write it. */
const post = (content, user = author) =>
  php(
    `wp_set_current_user( $in['user'] );
    kses_init();
    $id = wp_insert_post( wp_slash( array( 'post_title' => 'Partners', 'post_content' => $in['content'], 'post_status' => 'publish' ) ), true );
    return is_wp_error( $id ) ? $id->get_error_message() : get_permalink( $id );`,
    { content, user },
  );
const stored = (address) => php(`return get_post( url_to_postid( $in ) )->post_content;`, address);
const shortcode = (text) => php(`return do_shortcode( $in );`, text);
/** Lets every kept copy be due, and does what WordPress' timed tasks would do. */
const becomeOld = () =>
  php(
    `foreach ( OrgCards\\kept_names() as $name ) update_option( $name, array( 'next' => time() - 1 ) + get_option( $name ), false );`,
  );
const runTasks = () =>
  php(`define( 'DOING_CRON', true ); foreach ( wp_get_ready_cron_jobs() as $time => $hooks ) {
  foreach ( $hooks['org_cards_renew'] ?? array() as $event ) {
    wp_unschedule_event( $time, 'org_cards_renew', $event['args'] );
    do_action_ref_array( 'org_cards_renew', $event['args'] );
  }
}`);

async function open(address, { user, ...options } = {}) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  // PHP in WebAssembly on a busy machine.
  tab.setDefaultTimeout(180_000);
  if (user) {
    await tab.goto(`${wordpress.origin}/wp-login.php`);
    await tab.fill('#user_login', user);
    await tab.fill('#user_pass', user === 'admin' ? 'password' : user);
    await Promise.all([tab.waitForURL(/wp-admin/), tab.click('#wp-submit')]);
  }
  await tab.goto(address);
  return tab;
}

const blockOf = (attributes) =>
  `<!-- wp:org-cards/card ${JSON.stringify({ org: id, name: 'Missing Children Europe', url: page, ...attributes })} -->
<p class="wp-block-org-cards-card"><a href="${page}">Missing Children Europe</a></p>
<!-- /wp:org-cards/card -->`;

test('the address of a share page on a line of its own becomes the card, without the plugin', async () => {
  await php(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( 'org-cards/org-cards.php' );`);
  try {
    for (const content of [
      page,
      `<!-- wp:embed {"url":"${page}fr/"} -->\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${page}fr/\n</div></figure>\n<!-- /wp:embed -->`,
    ]) {
      const tab = await open(await post(content));
      const frame = tab.locator('iframe.wp-embedded-content');
      await frame.scrollIntoViewIfNeeded();
      const card = frame.contentFrame().locator('org-card');
      await card.getByText('+32 2 894 74 84').waitFor();
      await assertFits(frame);
      await card.getByRole('link', { name: 'Missing Children Europe' }).first().click();
      await tab.waitForURL(`${content === page ? page : `${page}fr/`}**`);
    }
    const still = await open(await post(page), noScript);
    await still.locator('blockquote a', { hasText: 'Missing Children Europe' }).waitFor();
  } finally {
    await php(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin( 'org-cards/org-cards.php' );`);
  }
});

/** The frame is as high as what is in it, as far as WordPress allows. */
async function assertFits(frame) {
  const height = () => frame.evaluate((node) => node.getBoundingClientRect().height);
  const inside = await frame
    .contentFrame()
    .locator('html')
    .evaluate((root) => Math.ceil(root.getBoundingClientRect().height));
  const wanted = Math.min(1000, Math.max(200, inside));
  for (let i = 0; i < 100 && Math.abs((await height()) - wanted) > 4; i++) await frame.page().waitForTimeout(50);
  assert.ok(Math.abs((await height()) - wanted) <= 4, `${await height()} px for ${inside} px`);
}

test('an author’s block shows the card, with script and without', async () => {
  const address = await post(blockOf());
  const tab = await open(address);
  const card = tab.locator('.entry-content org-card:state(ready)');
  await card.waitFor();
  await card.getByRole('heading', { name: 'Useful information' }).waitFor();
  assert.equal(await tab.locator('script[type=module][src*="/org-cards.js"]').count(), 1);
  // Never twice, and from nobody else: with a query the chunks would ask for another copy.
  const scripts = await tab.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.includes('org-cards.js')),
  );
  assert.equal(scripts.length, 1);
  assert.ok(scripts[0].startsWith(wordpress.origin));

  const still = await open(address, noScript);
  const text = await still.locator('.entry-content').innerText();
  for (const words of [
    /Missing Children Europe \(MCE\) · Belgium · Federation · 2008/,
    /Topics: Abduction/,
    /\+32 2 894 74 84/,
  ])
    assert.match(text, words);
  assert.equal(
    await still.locator(`.entry-content a[href="${page}"]`).innerText(),
    'Missing Children Europe (MCE) · Belgium · Federation · 2008',
  );
});

test('shortcodes show card, tags, contact details and directory, with script and without', async () => {
  const address = await post(`<p>[org-card org="${id}"]</p>
<p>A line: [org-card org="${id}" layout="line"].</p>
[org-tags org="${id}" lang="fr"]

[org-contact feed="${page}"]

[org-directory org="${id} nobody"]`);
  const still = await open(address, noScript);
  const content = still.locator('.entry-content');
  assert.match(await content.locator('org-card').first().innerText(), /Federation/);
  assert.equal(await content.locator('p org-card').innerText(), 'Missing Children Europe');
  assert.match(await content.locator('org-tags').innerText(), /^Thèmes\s: Adolescent, .*Séquestration$/);
  assert.match(await content.locator('org-contact').innerText(), /1000 Brussels[^]*\+32 2 894 74 84/);
  assert.equal(await content.locator('org-directory li').count(), 1);

  const tab = await open(address);
  for (const element of ['org-card', 'org-card[layout=line]', 'org-tags', 'org-contact', 'org-directory']) {
    // They wait until they are near the screen.
    await tab.locator(element).first().scrollIntoViewIfNeeded();
    await tab.locator(`${element}:state(ready)`).first().waitFor();
  }
  assert.deepEqual(await tab.locator('org-tags').getAttribute('lang'), 'fr');
});

test('a language that is none is no part of an address', async () => {
  directory.asked.length = 0;
  const address = await post(`[org-card org="eurochild" lang="../missing-children-europe/fr"]`);
  const still = await open(address, noScript);
  assert.match(await still.locator('.entry-content').innerText(), /^Eurochild/);
  assert.deepEqual(
    [...new Set(directory.asked)].filter((path) => /card\.html/.test(path)),
    ['/organizations/eurochild/card.html'],
  );
});

test('which languages there are the feed says, and a language of a region is one of them', async () => {
  const folders = await php(`
update_option( OrgCards\\key_of( 'feed', 'https://d.example/feed.json' ), array( 'next' => time() + 99, 'value' => array( 'languages' => array( 'en', 'pt-BR', 'fr', '../x' ) ) ) );
$of = fn( $feed ) => array_map( fn( $lang ) => OrgCards\\language_folders( "https://$feed.example/feed.json", $lang )[0], array( 'pt-BR', 'pt-PT', 'fr-FR', 'en-GB', 'de-DE', '../fr', '' ) );
return array( $of( 'd' ), $of( 'unread' ) );`);
  assert.deepEqual(folders, [
    ['pt-BR/', 'pt-BR/', 'fr/', '', '', '', ''],
    ['pt/', 'pt/', 'fr/', 'en/', 'de/', '', ''],
  ]);
});

test('pages without a card load nothing of ours', async () => {
  const html = await (await fetch(await post('<p>Nothing</p>'))).text();
  assert.doesNotMatch(html, /org-cards/);
});

test('feed readers and mails get plain HTML', async () => {
  await post(blockOf());
  const rss = await (await fetch(`${wordpress.origin}/?feed=rss2`)).text();
  assert.match(rss, /Topics: Abduction/);
  assert.doesNotMatch(rss, /<org-card|<script/);
  const mail = await php(`define( 'DOING_CRON', true ); return apply_filters( 'the_content', $in );`, blockOf());
  assert.match(mail, /Topics: Abduction/);
  assert.doesNotMatch(mail, /<org-card/);
});

test('while the directory is away the old copy is shown, and renewed in the background when it is back', async () => {
  const text = `[org-card org="${id}"]`;
  assert.match(await shortcode(text), /Federation/);
  directory.away = true;
  await becomeOld();
  const asked = directory.asked.length;
  assert.match(await shortcode(text), /Federation/);
  assert.equal(directory.asked.length, asked, 'no visitor waits for the directory');
  await runTasks();
  assert.ok(directory.asked.length > asked);
  assert.match(await shortcode(text), /Federation/);

  directory.away = false;
  directory.answers.set(`${folder}card.html`, '<div><p><a class="org-card" href="/x/">Renewed</a></p></div>');
  await becomeOld();
  await shortcode(text);
  await runTasks();
  const renewed = await shortcode(text);
  assert.match(renewed, new RegExp(`<a href="${base}x/">Renewed</a>`));
});

test('what the directory has erased is no longer shown', async () => {
  const text = `[org-card org="${id}"]<a href="${page}">Their page</a>[/org-card]`;
  assert.match(await shortcode(text), /Federation/);
  for (const path of [`${folder}card.html`, '/feed.json', `${folder}feed.json`])
    directory.answers.set(path, (_, response) => response.writeHead(410).end());
  await becomeOld();
  await shortcode(text);
  await runTasks();
  await shortcode(text);
  await becomeOld();
  await runTasks();
  const html = await shortcode(text);
  assert.doesNotMatch(html, /Federation/);
  assert.match(html, /Their page/);
});

test('nothing hostile of a published card arrives', async () => {
  directory.answers.set(
    `${folder}card.html`,
    `<div class="org-card admin-bar" style="position:fixed" onclick="hacked=1"><script>hacked=1</script><style>body{display:none}</style>
    <a href="javascript:hacked=1">one</a><a href="data:text/html,x">two</a><a href=" java&#10;script:hacked=1">three</a>
    <img src=x onerror=hacked=1><img src="data:image/svg+xml,<svg/onload=hacked=1>"><svg onload=hacked=1></svg><iframe src="/x"></iframe>
    <template shadowrootmode=open>shadow</template><form action="/x"><input name=p><button>Log in</button></form><org-card feed="/evil.json"></org-card>
    <!-- <script>hacked=1</script> --><math><mtext></table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hacked=1&gt;"></math>
    [org-directory] <!-- wp:html --><p>Kept words</div></div></div>`,
  );
  const address = await post(`[org-card org="${id}" loading="none"] <p id="after">After</p>`);
  const tab = await open(address);
  const content = tab.locator('.entry-content');
  assert.match(await content.innerText(), /one.*two.*three[^]*Kept words/);
  assert.equal(await tab.evaluate(() => globalThis.hacked), undefined);
  assert.equal(
    await content
      .locator(
        'script, style, iframe, template, form, input, button, svg, math, org-card, [class*=admin], [onclick], [onerror], [style*=fixed]',
      )
      .count(),
    0,
  );
  assert.deepEqual(
    await content
      .locator('a')
      .evaluateAll((links) =>
        links.map((link) => link.getAttribute('href')).filter((href) => href && !/^https?:/.test(href)),
      ),
    [],
  );
  // The card's unclosed and overclosed tags stay its own affair.
  assert.equal(await content.locator('> #after, > * > #after').count(), 1);
});

test('of a feed without published cards name and link are printed', async () => {
  for (const path of [`${folder}card.html`, `${folder}fr/card.html`])
    directory.answers.set(path, (_, response) => response.writeHead(404).end());
  assert.match(
    await shortcode(`[org-card org="${id}"]`),
    new RegExp(`<org-card feed="${feed}"[^>]*><a href="[^"]+">Missing Children Europe</a></org-card>`),
  );
  // A host that answers everything with its front page has no cards either.
  await php(`OrgCards\\purge();`);
  directory.answers.set(`${folder}card.html`, '<!doctype html><html><body class="org-card">Welcome</body></html>');
  assert.doesNotMatch(await shortcode(`[org-card org="${id}"]`), /Welcome/);
  // A folder of another name, as the feed says.
  await php(`OrgCards\\purge();`);
  directory.answers.set(
    '/own.json',
    JSON.stringify({ orgfeed: '1.0', title: 'T', organizations: [{ id, name: 'N', feed_url: 'elsewhere/feed.json' }] }),
  );
  directory.answers.set('/elsewhere/card.html', '<p><a class="org-card" href="https://a.example/">Elsewhere</a></p>');
  assert.match(await shortcode(`[org-card feed="${base}own.json" org="${id}"]`), /Elsewhere/);
});

test('addresses inside the network are never asked for, nor by way of a redirect', async () => {
  directory.answers.set('/leap.json', (_, response) =>
    response.writeHead(302, { location: 'http://10.0.0.7/feed.json' }).end(),
  );
  directory.answers.set('/user.json', (_, response) =>
    response.writeHead(302, { location: 'http://a:b@127.0.0.1:8080/feed.json' }).end(),
  );
  directory.answers.set('/there.json', (_, response) => response.writeHead(302, { location: '/feed.json' }).end());
  const said = (address) =>
    php(
      `$answer = OrgCards\\fetch( $in, 100000000 ); return is_wp_error( $answer ) ? $answer->get_error_code() : 'answer';`,
      address,
    );
  for (const address of [
    'http://10.0.0.7/feed.json',
    'http://169.254.169.254/',
    'http://192.168.1.1/',
    'http://[::1]:8080/feed.json',
    'http://localhost:8080/feed.json',
    'http://2130706433:8080/feed.json',
    'http://127.0.0.1:9200/',
    'http://a:b@127.0.0.1:8080/feed.json',
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    `${base}leap.json`,
    `${base}user.json`,
  ])
    assert.equal(await said(address), 'address', address);
  assert.equal(await said(`${base}there.json`), 'answer');
  assert.equal(await php(`return OrgCards\\fetch( $in, 1000 )->get_error_code();`, feed), 'too-large');
});

test('the settings say what was found, and copies can be deleted by administrators alone', async () => {
  const address = `${wordpress.origin}/wp-admin/options-general.php?page=org-cards`;
  const tab = await open(address, { user: 'admin' });
  const save = async (value) => {
    await tab.fill('#org-cards-feed', value);
    await tab.click('#submit');
    const notices = tab.locator('.settings-error');
    await notices.first().waitFor();
    assert.equal(await notices.count(), 1);
    return [await notices.innerText(), await tab.inputValue('#org-cards-feed')];
  };
  const [found, kept] = await save(base);
  assert.match(found, /Found “International directory of [^”]+” with 112 organisations. Its cards are published/);
  assert.equal(kept, feed);
  const [page_, discovered] = await save(page);
  assert.match(page_, /with 1 organisation/);
  assert.equal(discovered, `${page}feed.json`);
  const [none, same] = await save('javascript:alert(1)');
  assert.match(none, /This is no address of a feed/);
  assert.equal(same, `${page}feed.json`);
  const [missing] = await save(`${base}nothing.json`);
  assert.match(missing, /nothing.json: The server answered with status 404/);
  await save(feed);
  assert.match(await tab.locator('.wrap').innerText(), /\d+ answers of the directory are kept/);
  await tab.getByRole('button', { name: 'Delete all copies' }).click();
  await tab.getByText(/copies were deleted/).waitFor();
  assert.equal(await php(`return count( OrgCards\\kept_names() );`), 0);

  const forged = await tab.request.post(`${wordpress.origin}/wp-admin/admin-post.php`, {
    form: { action: 'org_cards_purge' },
  });
  assert.equal(forged.status(), 403);
  const other = await open(`${wordpress.origin}/wp-admin/`, { user: 'ann' });
  assert.equal((await other.request.get(address)).status(), 403);
  assert.equal(
    (
      await other.request.post(`${wordpress.origin}/wp-admin/admin-post.php`, { form: { action: 'org_cards_purge' } })
    ).status(),
    403,
  );
});

test('in the editor an author searches, chooses, sees the live card and publishes it', async () => {
  await php(
    `global $wpdb; $quiet = array( 'core/edit-post' => array( 'welcomeGuide' => false ), '_modified' => gmdate( 'c' ) );
    update_user_meta( $in, $wpdb->get_blog_prefix() . 'persisted_preferences', $quiet );`,
    author,
  );
  const tab = await open(`${wordpress.origin}/wp-admin/post-new.php`, { user: 'ann' });
  await tab.waitForFunction(() => globalThis.wp?.blocks?.getBlockType('org-cards/card'));
  await tab.evaluate(() => {
    wp.data.dispatch('core/editor').editPost({ title: 'Our partner' });
    wp.data.dispatch('core/block-editor').insertBlocks(wp.blocks.createBlock('org-cards/card'));
  });
  const canvas = tab.frameLocator('iframe[name=editor-canvas]');
  const search = canvas.getByRole('combobox', { name: 'Organisation' });
  await search.click();
  await search.pressSequentially('mce');
  await canvas.getByRole('option', { name: 'Missing Children Europe' }).click();
  await canvas.locator('org-card:state(ready)').waitFor();
  const address = await tab.evaluate(async () => {
    wp.data.dispatch('core/editor').editPost({ status: 'publish' });
    await wp.data.dispatch('core/editor').savePost();
    return wp.data.select('core/editor').getPermalink();
  });
  assert.match(
    await stored(address),
    /wp:org-cards\/card \{"org":"missing-children-europe"[^]*<a href="[^"]+">Missing Children Europe<\/a>/,
  );
  await (await open(address)).locator('org-card:state(ready)').waitFor();
  // The block is still itself when the post is opened again.
  await tab.reload();
  await tab.waitForFunction(() => wp.data.select('core/block-editor').getBlocks().length > 0);
  assert.equal(await tab.evaluate(() => wp.data.select('core/block-editor').getBlocks()[0].isValid), true);
  assert.equal((await fetch(`${wordpress.origin}/?rest_route=/org-cards/v1/organizations`)).status, 401);
});

test('authors may write the tags where the administrator says so', async () => {
  const html = `<org-card feed="${feed}" org="${id}" onclick="x"><a href="${page}">Them</a></org-card><org-tags feed="javascript:x" org="${id}"></org-tags>`;
  assert.equal(await stored(await post(html)), `<a href="${page}">Them</a>`);
  await set({ authors: true });
  try {
    const address = await post(html);
    assert.equal(
      await stored(address),
      `<org-card feed="${feed}" org="${id}"><a href="${page}">Them</a></org-card><org-tags feed="x" org="${id}"></org-tags>`,
    );
    await (await open(address)).locator('org-card:state(ready)').waitFor();
  } finally {
    await set({ authors: false });
  }
});

test('where nothing may be asked of the directory, nothing is', async () => {
  for (const loading of ['none', 'click']) {
    await set({ loading });
    const address = await post(blockOf());
    await shortcode(`[org-card org="${id}"]`);
    const tab = await open('about:blank');
    const asked = [];
    tab.on('request', (request) => asked.push(request.url()));
    await tab.goto(address);
    if (loading === 'click') await tab.locator('org-card:state(waiting)').waitFor();
    assert.match(await tab.locator('.entry-content').innerText(), /Federation/);
    assert.deepEqual(
      asked.filter((url) => url.startsWith(base)),
      [],
    );
  }
  await set({ loading: 'lazy' });
});

test('a French site speaks French, and shows French cards', async () => {
  await php(`update_option( 'WPLANG', 'fr_FR' );`);
  try {
    const still = await open(await post(blockOf()), noScript);
    assert.match(await still.locator('.entry-content').innerText(), /Belgique · Fédération/);
    const tab = await open(`${wordpress.origin}/wp-admin/options-general.php?page=org-cards`, { user: 'admin' });
    assert.match(await tab.locator('.wrap').innerText(), /Adresse du flux[^]*Fiches en direct/);
    await tab.getByRole('button', { name: 'Supprimer toutes les copies' }).waitFor();
    const title = await php(
      `return WP_Block_Type_Registry::get_instance()->get_registered( 'org-cards/card' )->title;`,
    );
    assert.equal(title, 'Fiche d’organisation');
  } finally {
    await php(`update_option( 'WPLANG', '' );`);
  }
});

test('without the plugin a link stays in the post', async () => {
  const address = await post(blockOf());
  await php(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( 'org-cards/org-cards.php' );`);
  const tab = await open(address);
  assert.equal(await tab.locator('.entry-content a').getAttribute('href'), page);
  const left =
    await php(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; uninstall_plugin( 'org-cards/org-cards.php' );
    global $wpdb; return $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE 'org_cards%'" );`);
  assert.deepEqual(left, []);
});

test('PHP has nothing to complain about', () => {
  const lines = wordpress
    .log()
    .split('\n')
    .filter((line) => line && !/Undefined variable:? \$?upload_(url_)?path in .*wp-admin\/install\.php/.test(line));
  assert.deepEqual(lines, []);
});
