<?php
/** What the server prints of an organisation or a directory: HTML that needs no script. */

namespace OrgCards;

defined( 'ABSPATH' ) || exit;

/** Most names of a directory that are listed. */
const NAMES = 100;

/**
 * @param string   $tag    Which element.
 * @param array    $values Its attributes, checked and complete.
 * @param string[] $ids    The organisations that it names.
 * @return array `html`, '' where nothing could be had, and `feed`, the address that the browser should ask.
 */
function printed( string $tag, array $values, array $ids ): array {
	$feed = $values['feed'];
	$lang = $values['lang'] ?? get_bloginfo( 'language' );
	if ( 'org-directory' === $tag ) {
		$filtered = isset( $values['type'] ) || isset( $values['tag'] ) || isset( $values['country'] );
		return array( 'html' => directory_html( $feed, $ids, $lang, ! $filtered ), 'feed' => $feed );
	}
	$id   = $ids[0] ?? '';
	$card = published_card( $feed, $id, $lang );
	// The record's own file is a kilobyte, the whole feed may be hundreds.
	$feed = $card['feed'] ?? $feed;
	$html = '';
	if ( $card && 'org-card' !== $tag ) {
		$html = block_of( $card, $tag );
	} elseif ( $card && 'line' !== $values['layout'] ) {
		// A visitor who is asked before anything is requested must not load the directory's pictures either.
		$html = clean( $card, 'none' !== ( $values['logos'] ?? '' ) && ! in_array( $values['loading'], array( 'click', 'none' ), true ) );
	}
	return array( 'html' => '' === $html ? name_html( $feed, $id, $lang ) : $html, 'feed' => $feed );
}

/**
 * The card that the directory has published, in the reader's language if there is one; null where there is none.
 * `feed` is the address of the record's own file.
 */
function published_card( string $feed, string $id, string $lang ): ?array {
	$folders = language_folders( $feed, $lang );
	foreach ( card_folders( $feed, $id ) as $folder ) {
		foreach ( $folders as $language ) {
			$entry = kept( 'card', "$folder{$language}card.html" );
			if ( $entry['value'] ) {
				return array( 'feed' => "{$folder}feed.json" ) + $entry['value'];
			}
			// No answer at all: the next address would keep the page waiting just as long.
			if ( ! $entry['missing'] ) {
				return null;
			}
		}
	}
	return null;
}

/**
 * Where a site has its cards for readers of a language: the usual one has no folder of its own. Which there are the feed
 * says, where it has been read already; else it is tried.
 */
function language_folders( string $feed, string $lang ): array {
	$is_tag  = fn( $tag ) => (bool) preg_match( '~^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$~D', $tag );
	$offered = get_option( key_of( 'feed', $feed ) )['value']['languages'] ?? array();
	// It becomes part of an address.
	$chosen = $is_tag( $lang ) ? (string) strtok( $lang, '-' ) : '';
	if ( $chosen && $offered ) {
		$chosen = in_language( array_combine( $offered, $offered ), $lang )[0];
		$chosen = $chosen === $offered[0] || ! $is_tag( $chosen ) ? '' : $chosen;
	}
	return $chosen ? array( "$chosen/", '' ) : array( '' );
}

/** Where a record's files may be: where they usually are, then where the feed says. */
function card_folders( string $feed, string $id ): \Generator {
	$own = folder_of( $feed );
	if ( '' === $id || preg_match( '~/' . preg_quote( $id, '~' ) . '/$~', $own ) ) {
		yield $own;
		return;
	}
	$usual = "{$own}organizations/$id/";
	yield $usual;
	$index  = kept( 'feed', $feed )['value'];
	$record = $index['organizations'][ $id ] ?? null;
	$told   = $record ? ( $record['feed_url'] ? $record['feed_url'] : resolve( str_replace( '{id}', rawurlencode( $id ), $index['org_url'] ), $feed ) ) : '';
	if ( $told && folder_of( $told ) !== $usual && origin_of( $told ) === origin_of( $feed ) ) {
		yield folder_of( $told );
	}
}

/** The name with its link, from the feed. */
function name_html( string $feed, string $id, string $lang ): string {
	$records = kept( 'feed', $feed )['value']['organizations'] ?? array();
	$record  = '' === $id && 1 === count( $records ) ? reset( $records ) : ( $records[ $id ] ?? null );
	return $record ? record_html( $record, $lang ) : '';
}

function record_html( array $record, string $lang ): string {
	list( $name, $language ) = in_language( $record['name'], $lang );
	return link_html( $name, $record['url'], same_language( $language, $lang ) ? '' : $language );
}

/** The directory with a link, and its organisations by name: those that were picked, or the first ones. */
function directory_html( string $feed, array $ids, string $lang, bool $listed ): string {
	$index = kept( 'feed', $feed )['value'];
	if ( ! $index ) {
		return '';
	}
	$shown = $index['organizations'];
	if ( $ids ) {
		$shown = array_filter( array_map( fn( $id ) => $shown[ $id ] ?? null, $ids ) );
	}
	$items = '';
	foreach ( array_slice( $listed ? $shown : array(), 0, NAMES ) as $record ) {
		$items .= '<li>' . record_html( $record, $lang ) . '</li>';
	}
	list( $title, $language ) = in_language( $index['title'], $lang );
	$title = $title ? $title : (string) wp_parse_url( $feed, PHP_URL_HOST );
	$html  = '<p>' . link_html( $title, $index['url'] ? $index['url'] : folder_of( $feed ), same_language( $language, $lang ) ? '' : $language ) . '</p>';
	$more  = $items ? count( $shown ) - NAMES : 0;
	if ( $items ) {
		$html .= "<ul>$items</ul>";
	}
	if ( $more > 0 ) {
		/* translators: %s: a number of organisations. */
		$html .= '<p>' . esc_html( sprintf( _n( '%s more organisation', '%s more organisations', $more, 'org-cards' ), number_format_i18n( $more ) ) ) . '</p>';
	}
	return $html;
}
