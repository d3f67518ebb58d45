<?php
/** Shortcodes, tags that stand in posts as such, and what authors may write. */

namespace OrgCards;

use WP_HTML_Tag_Processor;

defined( 'ABSPATH' ) || exit;

foreach ( array_keys( ELEMENTS ) as $tag ) {
	add_shortcode( $tag, __NAMESPACE__ . '\shortcode' );
}
// After the shortcodes.
foreach ( array( 'the_content', 'widget_text', 'widget_block_content' ) as $hook ) {
	add_filter( $hook, __NAMESPACE__ . '\notice_tags', 20 );
}
add_filter( 'wp_kses_allowed_html', __NAMESPACE__ . '\allow_tags', 10, 2 );
add_filter( 'wp_kses_uri_attributes', __NAMESPACE__ . '\address_attributes' );

/** [org-card feed="…" org="…"], and the same for the other elements; between the tags may stand words of one's own. */
function shortcode( $attributes, $content, string $tag ): string {
	$attributes = is_array( $attributes ) ? $attributes : array();
	$content    = (string) $content;
	// WordPress takes the end of a later one for this one's.
	if ( false !== strpos( $content, "[$tag" ) ) {
		return render( $tag, $attributes ) . do_shortcode( "{$content}[/$tag]" );
	}
	return render( $tag, $attributes, wp_kses_post( do_shortcode( $content ) ) );
}

/** An element that somebody has written as HTML needs the script too. */
function notice_tags( $content ) {
	if ( is_string( $content ) && preg_match( '/<org-(card|tags|contact|directory)[\s>]/', $content ) && is_live() ) {
		load_script();
	}
	return $content;
}

/** Lets the tags through for authors, where the administrator says so. */
function allow_tags( $tags, $context ) {
	if ( 'post' !== $context || ! option( 'authors' ) ) {
		return $tags;
	}
	foreach ( ELEMENTS as $tag => $attributes ) {
		$tags[ $tag ] = array_fill_keys( array_merge( $attributes, array( 'id', 'class', 'dir' ) ), true );
	}
	return $tags;
}

/** Attributes that hold addresses: WordPress removes what is no allowed scheme. */
function address_attributes( $names ) {
	return array_merge( $names, array( 'feed', 'tag-href' ) );
}
