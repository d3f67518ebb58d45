<?php
/** Reads a feed for what the server needs of it: which organisations there are, their names and their pages. */

namespace OrgCards;

use WP_Error;

defined( 'ABSPATH' ) || exit;

const FEED_BYTES = 8 * MB_IN_BYTES;
const FEED_PAGES = 20;

/** The address of a feed: a folder stands for the feed.json in it. */
function feed_url( $url ): string {
	$url  = allowed_url( $url );
	$path = (string) wp_parse_url( $url, PHP_URL_PATH );
	if ( $url && '' === $path ) {
		$url .= '/';
	}
	return preg_match( '~^[^?#]*/$~', $url ) ? $url . 'feed.json' : $url;
}

/** An address without its file name. */
function folder_of( string $url ): string {
	return preg_replace( '~[^/]*([?#].*)?$~', '', $url );
}

function resolve( $address, string $base ): string {
	return is_string( $address ) && '' !== $address ? allowed_url( \WP_Http::make_absolute_url( $address, $base ) ) : '';
}

/**
 * A feed with all its pages, as an index.
 *
 * @return array|WP_Error `title`, `url` (the directory for people), `languages`, `updated`, `org_url`, and
 *                        `organizations` by their ids, each with `name`, `acronym`, `others` (its other names), `url` and `feed_url`.
 */
function read_feed( string $url ) {
	$feed = read_page( $url );
	if ( is_wp_error( $feed ) ) {
		return $feed;
	}
	$records = records_of( $feed, $url );
	foreach ( further_pages( $feed, $url ) as $address => $page ) {
		$records += records_of( $page, $address );
	}
	$lang      = is_string( $feed['lang'] ?? null ) ? $feed['lang'] : '';
	$languages = array_values( array_filter( (array) ( $feed['languages'] ?? array() ), 'is_string' ) );
	return array(
		'title'         => text_of( $feed['title'] ?? '', $lang ),
		'url'           => resolve( $feed['url'] ?? '', $url ),
		'languages'     => $languages ? $languages : array_filter( array( $lang ) ),
		'updated'       => is_string( $feed['updated'] ?? null ) ? $feed['updated'] : '',
		'org_url'       => is_string( $feed['org_url'] ?? null ) ? $feed['org_url'] : '',
		'organizations' => $records,
	);
}

/** One file of a feed, decoded. */
function read_page( string $url ) {
	$answer = fetch( $url, FEED_BYTES );
	if ( is_wp_error( $answer ) ) {
		return $answer;
	}
	$feed = json_decode( preg_replace( '/^\xEF\xBB\xBF/', '', $answer['body'] ), true, 64 );
	if ( ! is_array( $feed ) || ! is_scalar( $feed['orgfeed'] ?? null ) ) {
		return new WP_Error( 'format', __( 'There is no organisation feed at this address.', 'org-cards' ) );
	}
	if ( 1 !== (int) $feed['orgfeed'] ) {
		/* translators: %s: a version such as 2.0. */
		return new WP_Error( 'version', sprintf( __( 'The feed has version %s, and this plugin reads version 1.', 'org-cards' ), $feed['orgfeed'] ) );
	}
	return $feed;
}

/** The pages after the first by their addresses: on the feed's own host, each once; one that fails ends a chain. */
function further_pages( array $feed, string $url ): \Generator {
	$seen = array( $url => true );
	$list = array_column( array_filter( (array) ( $feed['pages'] ?? array() ), 'is_array' ), 'href' );
	$next = $list ? $list : array( $feed['next'] ?? '' );
	while ( $next && count( $seen ) < FEED_PAGES ) {
		$address = resolve( array_shift( $next ), $url );
		if ( ! $address || isset( $seen[ $address ] ) || origin_of( $address ) !== origin_of( $url ) ) {
			continue;
		}
		$seen[ $address ] = true;
		$page             = read_page( $address );
		if ( is_wp_error( $page ) ) {
			continue;
		}
		if ( ! $list ) {
			$next[] = $page['next'] ?? '';
		}
		yield $address => $page;
	}
}

function origin_of( string $url ): string {
	$parts = wp_parse_url( $url );
	return strtolower( ( $parts['scheme'] ?? '' ) . '://' . ( $parts['host'] ?? '' ) . ':' . ( $parts['port'] ?? '' ) );
}

/** The records of one file by their ids; those without a usable id or name are left out. */
function records_of( array $feed, string $url ): array {
	$records = array();
	foreach ( (array) ( $feed['organizations'] ?? array() ) as $record ) {
		$id = is_array( $record ) ? ( $record['id'] ?? null ) : null;
		if ( ! is_string( $id ) || ! is_id( $id ) || isset( $records[ $id ] ) ) {
			continue;
		}
		$lang = $record['lang'] ?? $feed['lang'] ?? '';
		$name = text_of( $record['name'] ?? '', is_string( $lang ) ? $lang : '' );
		if ( ! $name ) {
			continue;
		}
		$others = array();
		foreach ( array_slice( array_values( (array) ( $record['alt_names'] ?? array() ) ), 0, 20 ) as $other ) {
			array_push( $others, ...array_values( text_of( $other, '' ) ) );
		}
		$records[ $id ] = array(
			'name'     => $name,
			'acronym'  => text_of( $record['acronym'] ?? '', '' ),
			'others'   => $others,
			'url'      => resolve( $record['url'] ?? '', $url ) ? resolve( $record['url'] ?? '', $url ) : allowed_url( $record['website'] ?? '' ),
			'feed_url' => resolve( $record['feed_url'] ?? '', $url ),
		);
	}
	return $records;
}

function is_id( string $id ): bool {
	return (bool) preg_match( '/^[A-Za-z0-9][\w.~-]{0,127}$/D', $id );
}

/** A text of the feed as strings by language; '' where the language is not told. */
function text_of( $text, string $lang ): array {
	$texts = array();
	foreach ( is_array( $text ) ? $text : array( $lang => $text ) as $language => $words ) {
		$words = is_string( $words ) ? trim( preg_replace( '/[\p{Cc}\x{202A}-\x{202E}\x{2066}-\x{2069}]+/u', ' ', $words ) ?? '' ) : '';
		if ( '' !== $words ) {
			$texts[ (string) $language ] = mb_substr( $words, 0, 500 );
		}
	}
	return $texts;
}

/** The text in a language, else in the same language of another region, else the first; with the tag that it has. */
function in_language( array $texts, string $lang ): array {
	$wanted = strtolower( $lang );
	$near   = null;
	foreach ( $texts as $language => $words ) {
		$tag = strtolower( (string) $language );
		if ( $tag === $wanted ) {
			return array( $words, (string) $language );
		}
		if ( null === $near && same_language( $tag, $wanted ) ) {
			$near = array( $words, (string) $language );
		}
	}
	return $near ?? array( (string) reset( $texts ), (string) key( $texts ) );
}

function same_language( string $one, string $other ): bool {
	return strtolower( (string) strtok( $one, '-' ) ) === strtolower( (string) strtok( $other, '-' ) );
}

/** For searching: without accents, in small letters. */
function fold( string $text ): string {
	return mb_strtolower( remove_accents( $text ) );
}
