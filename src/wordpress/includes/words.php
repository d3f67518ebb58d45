<?php
/** The plugin's own words in the language of the site or of the user. */

namespace OrgCards;

defined( 'ABSPATH' ) || exit;

// Before the block is registered, whose title is translated then.
add_action( 'init', __NAMESPACE__ . '\load_words', 0 );

/** One French for all the countries that speak it: WordPress itself would take fr_FR for France alone. */
function words_file(): string {
	return 0 === strpos( determine_locale(), 'fr' ) ? dirname( FILE ) . '/languages/org-cards-fr_FR' : '';
}

function load_words() {
	$file = words_file();
	if ( $file ) {
		// WordPress looks for `.l10n.php` beside the `.mo`.
		load_textdomain( 'org-cards', "$file.mo", determine_locale() );
	}
}

/** The same for scripts: each text with its translations. */
function words(): array {
	$file = words_file();
	return $file ? array_map( fn( $text ) => explode( "\0", $text ), ( require "$file.l10n.php" )['messages'] ) : array();
}
