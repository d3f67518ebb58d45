<?php
/**
 * What was read from the directory, kept in the options table (transients may vanish at any time, and then nothing
 * would be left while the directory is away). A copy that has become old is still served, and renewed in the background.
 */

namespace OrgCards;

use WP_Error;

defined( 'ABSPATH' ) || exit;

const KEPT = 'org_cards_kept_';
/** How long a failed request is not repeated, so that no page waits for it again and again. */
const PAUSE = 5 * MINUTE_IN_SECONDS;
/** After so long without being shown a copy is thrown away. */
const FORGET = 30 * DAY_IN_SECONDS;

add_action( 'org_cards_renew', __NAMESPACE__ . '\renew', 10, 2 );
add_action( 'wp_scheduled_delete', __NAMESPACE__ . '\forget_unused' );

/**
 * What a reader (a key of `readers()`) made of an address: `value`, null where there is none; `missing`, where the
 * directory says that there is nothing; `trouble`, why the last request failed, or ''.
 * Asks the directory only where no copy is at hand, or a very old one.
 */
function kept( string $reader, string $url ): array {
	$entry = get_option( key_of( $reader, $url ) );
	if ( ! is_array( $entry ) ) {
		$entry = renew( $reader, $url );
	} elseif ( time() >= $entry['next'] ) {
		// Where the site's timed tasks do not run, the visitor has to wait once.
		if ( time() - $entry['next'] > DAY_IN_SECONDS ) {
			$entry = renew( $reader, $url );
		} elseif ( ! wp_next_scheduled( 'org_cards_renew', array( $reader, $url ) ) ) {
			wp_schedule_single_event( time(), 'org_cards_renew', array( $reader, $url ) );
		}
	}
	return $entry;
}

/** Asks anew. What is there no longer is forgotten; while the directory is away all stays as it was. */
function renew( string $reader, string $url ): array {
	$key   = key_of( $reader, $url );
	$old   = get_option( $key );
	$value = readers()[ $reader ]( $url );
	$gone  = is_wp_error( $value ) && in_array( $value->get_error_data(), array( 404, 410 ), true );
	$entry = array(
		'next'    => time() + max( 1, (int) option( 'hours' ) ) * HOUR_IN_SECONDS,
		'missing' => $gone,
		'value'   => $gone ? null : $value,
		'trouble' => is_wp_error( $value ) ? $value->get_error_message() : '',
	);
	if ( is_wp_error( $value ) && ! $gone ) {
		$entry['next']    = time() + PAUSE;
		$entry['missing'] = $old['missing'] ?? false;
		$entry['value']   = $old['value'] ?? null;
	}
	update_option( $key, $entry, false );
	return $entry;
}

/** The ways to read an address; each gives an array or an error. */
function readers(): array {
	return array(
		'card' => __NAMESPACE__ . '\read_card',
		'feed' => __NAMESPACE__ . '\read_feed',
	);
}

function key_of( string $reader, string $url ): string {
	return KEPT . $reader . '_' . md5( $url );
}

/** The names of the options that hold copies. */
function kept_names(): array {
	global $wpdb;
	// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- there is no function that lists options by their beginning.
	return $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like( KEPT ) . '%' ) );
}

/** Throws all copies away; tells how many there were. */
function purge(): int {
	$names = kept_names();
	array_map( 'delete_option', $names );
	wp_unschedule_hook( 'org_cards_renew' );
	return count( $names );
}

function forget_unused() {
	foreach ( kept_names() as $name ) {
		$entry = get_option( $name );
		if ( ! is_array( $entry ) || time() - $entry['next'] > FORGET ) {
			delete_option( $name );
		}
	}
}
