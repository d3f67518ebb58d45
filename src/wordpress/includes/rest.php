<?php
/** GET /wp-json/org-cards/v1/organizations: what the block's search field lists, read by the server. */

namespace OrgCards;

use WP_Error;
use WP_REST_Request;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

const FOUND = 50;

add_action( 'rest_api_init', __NAMESPACE__ . '\register_route' );

function register_route() {
	$text = array( 'type' => 'string', 'default' => '' );
	register_rest_route(
		'org-cards/v1',
		'/organizations',
		array(
			'methods'             => WP_REST_Server::READABLE,
			'callback'            => __NAMESPACE__ . '\find_organizations',
			'permission_callback' => fn() => current_user_can( 'edit_posts' ),
			'args'                => array( 'feed' => $text, 'search' => $text ),
		)
	);
}

/** @return array|WP_Error The first that have all the words, by name. */
function find_organizations( WP_REST_Request $request ) {
	$feed = feed_url( $request['feed'] ? $request['feed'] : option( 'feed' ) );
	if ( ! $feed ) {
		return new WP_Error( 'org_cards_address', __( 'This is no address of a feed.', 'org-cards' ), array( 'status' => 400 ) );
	}
	$entry = kept( 'feed', $feed );
	if ( ! $entry['value'] ) {
		return new WP_Error( 'org_cards_feed', $entry['trouble'], array( 'status' => 502 ) );
	}
	$all   = $entry['value']['organizations'];
	$words = preg_split( '/\s+/', fold( $request['search'] ), -1, PREG_SPLIT_NO_EMPTY );
	$found = array();
	foreach ( $all as $id => $record ) {
		foreach ( $words as $word ) {
			if ( false === strpos( $record['words'], $word ) ) {
				continue 2;
			}
		}
		list( $name ) = in_language( $record['name'], get_bloginfo( 'language' ) );
		$found[]      = array( 'id' => (string) $id, 'name' => $name, 'url' => $record['url'] );
	}
	usort( $found, fn( $one, $other ) => strnatcmp( fold( $one['name'] ), fold( $other['name'] ) ) );
	return array(
		'total'         => count( $all ),
		'organizations' => array_slice( $found, 0, FOUND ),
	);
}
