<?php
/** The published card as HTML that may stand on this site: only plain tags, only addresses that are allowed. */

namespace OrgCards;

use WP_Error;
use WP_HTML_Tag_Processor;

defined( 'ABSPATH' ) || exit;

const CARD_BYTES = 256 * KB_IN_BYTES;

/** @return array|WP_Error The fragment as it was published, in `html`, with its address in `url`. */
function read_card( string $url ) {
	$answer = fetch( $url, CARD_BYTES );
	if ( is_wp_error( $answer ) ) {
		return $answer;
	}
	// Some hosts answer every unknown address with a page of their own and status 200.
	if ( preg_match( '/<(!doctype|html|body)\b/i', $answer['body'] ) || false === strpos( $answer['body'], 'org-card' ) ) {
		return new WP_Error( 'format', __( 'There is no published card at this address.', 'org-cards' ), 404 );
	}
	return array(
		'html' => wp_check_invalid_utf8( $answer['body'], true ),
		'url'  => $answer['url'],
	);
}

/** The tags of a card and their attributes, for wp_kses. No classes: with the theme's a card could pass for something else. */
function card_tags(): array {
	$all  = array( 'lang' => true, 'dir' => true );
	$tags = 'address article bdi blockquote br cite dd div dl dt em footer h1 h2 h3 h4 h5 h6 header hr li ol p section small span strong ul';
	return array_fill_keys( explode( ' ', $tags ), $all ) + array(
		'a'    => $all + array( 'href' => true, 'hreflang' => true, 'rel' => true ),
		'abbr' => $all + array( 'title' => true ),
		'time' => $all + array( 'datetime' => true ),
		'img'  => $all + array( 'src' => true, 'alt' => true, 'width' => true, 'height' => true ),
	);
}

/**
 * @param array $card     What `read_card` gave.
 * @param bool  $pictures Whether visitors' browsers may ask the directory for the logo.
 */
function clean( array $card, bool $pictures ): string {
	$tags = card_tags();
	if ( ! $pictures ) {
		unset( $tags['img'] );
	}
	// wp_kses leaves the text of scripts and styles behind.
	$html = preg_replace( '~<(script|style|template|iframe|svg|math|noscript|title|textarea)\b.*?(</\1\s*>|$)~is', '', $card['html'] );
	$html = force_balance_tags( wp_kses( (string) $html, $tags, array( 'http', 'https', 'mailto', 'tel' ) ) );
	$tag  = new WP_HTML_Tag_Processor( $html );
	while ( $tag->next_tag() ) {
		if ( 'A' === $tag->get_tag() ) {
			absolute( $tag, 'href', $card['url'] );
		} elseif ( 'IMG' === $tag->get_tag() ) {
			absolute( $tag, 'src', $card['url'] );
			$tag->set_attribute( 'loading', 'lazy' );
			$tag->set_attribute( 'decoding', 'async' );
		}
	}
	return trim( $tag->get_updated_html() );
}

/** The block of a published card that has a class, such as its tags; '' where it has none. */
function block_of( array $card, string $class ): string {
	$found = preg_match( '~<(p|ul|ol|address)\b[^>]*\bclass="' . $class . '".*?</\1>~s', $card['html'], $match );
	return $found ? clean( array( 'html' => $match[0] ) + $card, false ) : '';
}

function absolute( WP_HTML_Tag_Processor $tag, string $attribute, string $base ) {
	$address = $tag->get_attribute( $attribute );
	if ( ! is_string( $address ) || preg_match( '~^(mailto|tel):~i', $address ) ) {
		return;
	}
	// In the browser this would make a card of the link, and it stands in one already.
	$address = resolve( preg_replace( '/#org-card$/', '', $address ), $base );
	$address ? $tag->set_attribute( $attribute, $address ) : $tag->remove_attribute( $attribute );
}

/** A link, or the words alone where there is nothing to link to. */
function link_html( string $words, string $url, string $lang = '' ): string {
	$lang = $lang ? sprintf( ' lang="%s"', esc_attr( $lang ) ) : '';
	$href = $url ? esc_url( $url, array( 'http', 'https' ) ) : '';
	return $href ? sprintf( '<a href="%s"%s>%s</a>', $href, $lang, esc_html( $words ) ) : sprintf( '<span%s>%s</span>', $lang, esc_html( $words ) );
}
