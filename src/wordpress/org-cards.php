<?php
/**
 * Plugin Name:       Org Cards
 * Description:       Shows the cards of organisations from a published directory: a profile, its tags, its contact details, or the whole directory, as a block and as a shortcode.
 * Version:           @version@
 * Requires at least: 6.5
 * Requires PHP:      7.4
 * Author:            The org-cards authors
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       org-cards
 * Domain Path:       /languages
 *
 * What visitors get is printed by the server: the card that the directory has published, as plain HTML. Where script
 * runs, the custom element around it takes over. The script comes from this plugin's own folder.
 */

namespace OrgCards;

defined( 'ABSPATH' ) || exit;

const VERSION = '@version@';
const FILE    = __FILE__;

require __DIR__ . '/includes/words.php';
require __DIR__ . '/includes/options.php';
require __DIR__ . '/includes/http.php';
require __DIR__ . '/includes/cache.php';
require __DIR__ . '/includes/feed.php';
require __DIR__ . '/includes/html.php';
require __DIR__ . '/includes/printed.php';
require __DIR__ . '/includes/elements.php';
require __DIR__ . '/includes/content.php';
require __DIR__ . '/includes/block.php';
require __DIR__ . '/includes/rest.php';
require __DIR__ . '/includes/settings.php';
