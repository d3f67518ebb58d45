<?php
/** Removing the plugin removes all that it kept. Posts stay as they are, with the links that the blocks left in them. */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/** Of one site: a network has several. */
$org_cards_forget = function () {
	global $wpdb;
	delete_option( 'org_cards' );
	wp_unschedule_hook( 'org_cards_renew' );
	// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- there is no function that deletes options by their beginning.
	$names = $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like( 'org_cards_kept_' ) . '%' ) );
	array_map( 'delete_option', $names );
};

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $org_cards_site ) {
		switch_to_blog( $org_cards_site );
		$org_cards_forget();
		restore_current_blog();
	}
} else {
	$org_cards_forget();
}
