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
	$words = preg_split( '/\s+/', fold( $request['search'] ), -1, PREG_SPLIT_NO_EMPTY );
	$found = array();
	foreach ( $entry['value']['organizations'] as $id => $record ) {
		if ( has_words( (string) $id, $record, $words ) ) {
			list( $name ) = in_language( $record['name'], get_bloginfo( 'language' ) );
			$found[]      = array( 'id' => (string) $id, 'name' => $name, 'url' => $record['url'] );
		}
	}
	usort( $found, fn( $one, $other ) => strnatcmp( fold( $one['name'] ), fold( $other['name'] ) ) );
	$found = array_slice( $found, 0, FOUND );
	foreach ( $found as $i => $one ) {
		$found[ $i ]['label'] = label_of( $one, $entry['value']['organizations'][ $one['id'] ], fold( trim( $request['search'] ) ) );
	}
	return array(
		'total'         => count( $entry['value']['organizations'] ),
		'organizations' => $found,
	);
}

/** Whether each of the words is in an id or in one of the names. */
function has_words( string $id, array $record, array $words ): bool {
	$text = $words ? fold( implode( ' ', array_merge( array( $id ), array_values( $record['name'] ), array_values( $record['acronym'] ), $record['others'] ) ) ) : '';
	foreach ( $words as $word ) {
		if ( false === strpos( $text, $word ) ) {
			return false;
		}
	}
	return true;
}

/** The editor lists only what has the searched words in its label: name and acronym, and another name where it is that. */
function label_of( array $one, array $record, string $search ): string {
	list( $acronym ) = in_language( $record['acronym'], get_bloginfo( 'language' ) );
	$label           = '' === $acronym || $acronym === $one['name'] ? $one['name'] : "{$one['name']} ($acronym)";
	if ( '' === $search || false !== strpos( fold( $label ), $search ) ) {
		return $label;
	}
	foreach ( array_merge( array_values( $record['name'] ), array_values( $record['acronym'] ), $record['others'], array( $one['id'] ) ) as $other ) {
		if ( false !== strpos( fold( $other ), $search ) ) {
			return "$label – $other";
		}
	}
	return $label;
}
