<?php
/** The elements: the tag that the browser brings to life, around what the server prints. */

namespace OrgCards;

defined( 'ABSPATH' ) || exit;

const ELEMENTS = array(
	'org-card'      => array( 'feed', 'org', 'lang', 'loading', 'layout', 'heading-level', 'limit', 'tag-href', 'logos', 'extras' ),
	'org-tags'      => array( 'feed', 'org', 'lang', 'loading', 'limit', 'tag-href' ),
	'org-contact'   => array( 'feed', 'org', 'lang', 'loading', 'heading-level' ),
	'org-directory' => array( 'feed', 'org', 'lang', 'loading', 'layout', 'heading-level', 'type', 'tag', 'country', 'page-size', 'url-state', 'detail', 'charts', 'extras', 'logos', 'controls', 'sort' ),
);

/**
 * The HTML of an element.
 *
 * @param string $tag        One of `ELEMENTS`.
 * @param array  $attributes As on the element in HTML; what is missing comes from the settings.
 * @param string $fallback   The author's own words for it, already clean; used where nothing better can be had.
 */
function render( string $tag, array $attributes, string $fallback = '' ): string {
	$given   = array_filter( array_map( 'trim', array_filter( $attributes, 'is_scalar' ) ), 'strlen' );
	$default = array( 'feed' => option( 'feed' ), 'loading' => option( 'loading' ) ) + ( 'org-card' === $tag ? array( 'layout' => option( 'layout' ) ) : array() );
	$values  = array_merge( $default, $given );

	$values['feed']    = feed_url( $values['feed'] );
	$values['loading'] = in_array( $values['loading'], LOADINGS, true ) ? $values['loading'] : 'lazy';
	$ids               = preg_split( '/\s+/', $values['org'] ?? '', -1, PREG_SPLIT_NO_EMPTY );
	// A directory takes several ids or none, the others one, or none where the feed has one record.
	if ( ! $values['feed'] || array_filter( $ids, fn( $id ) => ! is_id( $id ) ) || ( count( $ids ) > 1 && 'org-directory' !== $tag ) ) {
		return $fallback;
	}

	$printed = printed( $tag, $values, $ids );
	$html    = $printed['html'];
	if ( '' === $html ) {
		$html = '' === $fallback ? link_html( (string) wp_parse_url( $values['feed'], PHP_URL_HOST ), folder_of( $values['feed'] ) ) : $fallback;
	}
	if ( 'none' === $values['loading'] || ! is_live() ) {
		return $html;
	}
	load_script();
	$values['feed'] = $printed['feed'];
	$pairs          = '';
	foreach ( ELEMENTS[ $tag ] as $name ) {
		if ( isset( $values[ $name ] ) ) {
			$pairs .= sprintf( ' %s="%s"', $name, esc_attr( $values[ $name ] ) );
		}
	}
	return "<$tag$pairs>$html</$tag>";
}

/** Whether a browser gets this, and the script with it: not a feed reader, a mail or another program. */
function is_live(): bool {
	if ( defined( 'REST_REQUEST' ) && REST_REQUEST ) {
		return is_preview();
	}
	return ! ( is_feed() || is_admin() || wp_doing_cron() || ( defined( 'WP_CLI' ) && WP_CLI ) );
}

/** Whether the block editor asks, which brings the script along itself. */
function is_preview(): bool {
	// phpcs:ignore WordPress.Security.NonceVerification -- nothing is done with it; REST has checked the nonce.
	return 'edit' === ( $_GET['context'] ?? '' ) && current_user_can( 'edit_posts' );
}

/** The script that brings the elements to life, once a page and only on pages that have one. */
function load_script() {
	// The version is part of the path: with a query the chunks would load the script a second time.
	wp_enqueue_script_module( 'org-cards', script_url(), array(), null );
}

function script_url(): string {
	return plugins_url( 'elements-' . VERSION . '/org-cards.js', FILE );
}
