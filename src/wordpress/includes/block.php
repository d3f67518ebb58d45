<?php
/** The block: one for all four elements. */

namespace OrgCards;

defined( 'ABSPATH' ) || exit;

add_action( 'init', __NAMESPACE__ . '\register_block' );
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\tell_editor' );

function register_block() {
	register_block_type( dirname( FILE ) . '/block', array( 'render_callback' => __NAMESPACE__ . '\render_block' ) );
}

function render_block( array $attributes ): string {
	$attributes['heading-level'] = $attributes['headingLevel'] ?? '';
	$tag  = 'org-' . $attributes['element'];
	$name = trim( $attributes['name'] ?? '' );
	if ( 'org-directory' !== $tag && '' === trim( $attributes['org'] ?? '' ) ) {
		return '';
	}
	$html = render( $tag, $attributes, '' === $name ? '' : link_html( $name, $attributes['url'] ?? '' ) );
	return '' === $html ? '' : sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), $html );
}

/** What the editor's script needs to know, and its words in the user's language. */
function tell_editor() {
	$handle = generate_block_asset_handle( 'org-cards/card', 'editorScript' );
	$known  = array(
		'feed'     => option( 'feed' ),
		'script'   => script_url(),
		'settings' => current_user_can( 'manage_options' ) ? admin_url( 'options-general.php?page=org-cards' ) : '',
	);
	wp_add_inline_script( $handle, 'window.orgCardsBlock = ' . wp_json_encode( $known ) . ';', 'before' );
	$words = words();
	if ( $words ) {
		wp_add_inline_script( $handle, 'wp.i18n.setLocaleData( ' . wp_json_encode( $words ) . ', "org-cards" );', 'before' );
	}
}
