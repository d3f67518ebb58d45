<?php
/** Requests to the directory: only http(s), only public hosts, with limits of time and size. */

namespace OrgCards;

use WP_Error;

defined( 'ABSPATH' ) || exit;

const SECONDS   = 6;
const REDIRECTS = 3;

/** The address as it may be asked for and linked to, or '' where it may not. */
function allowed_url( $url ): string {
	$url   = is_string( $url ) ? esc_url_raw( trim( $url ), array( 'http', 'https' ) ) : '';
	$parts = $url ? wp_parse_url( $url ) : false;
	return $parts && ! empty( $parts['host'] ) && ! isset( $parts['user'] ) && ! isset( $parts['pass'] ) ? $url : '';
}

/**
 * Asks for an address.
 *
 * @return array|WP_Error With `body`, `url` (after redirects) and `type`; an error carries the HTTP status as its data.
 */
function fetch( string $url, int $limit ) {
	for ( $hops = 0; $hops <= REDIRECTS; $hops++ ) {
		$url = allowed_url( $url );
		if ( ! $url || ! wp_http_validate_url( $url ) || ! is_public( (string) wp_parse_url( $url, PHP_URL_HOST ) ) ) {
			return new WP_Error( 'address', __( 'This address may not be asked for: it is not http(s), not public, or on an unusual port.', 'org-cards' ) );
		}
		// Redirects are followed here, so that each new address is judged too.
		$response = wp_safe_remote_get(
			$url,
			array(
				'timeout'             => SECONDS,
				'redirection'         => 0,
				'limit_response_size' => $limit + 1,
				'headers'             => array( 'Accept' => 'text/html, application/json;q=0.9, */*;q=0.1' ),
			)
		);
		if ( is_wp_error( $response ) ) {
			/* translators: %s: what the network says. */
			return new WP_Error( 'network', sprintf( __( 'No answer: %s', 'org-cards' ), $response->get_error_message() ) );
		}
		$status = (int) wp_remote_retrieve_response_code( $response );
		$to     = wp_remote_retrieve_header( $response, 'location' );
		if ( $status < 300 || $status >= 400 || ! is_string( $to ) || '' === $to ) {
			return answer( $response, $status, $url, $limit );
		}
		$url = \WP_Http::make_absolute_url( $to, $url );
	}
	return new WP_Error( 'redirects', __( 'The address redirects too often.', 'org-cards' ) );
}

function answer( array $response, int $status, string $url, int $limit ) {
	if ( 200 !== $status ) {
		/* translators: %d: an HTTP status such as 404. */
		return new WP_Error( 'http', sprintf( __( 'The server answered with status %d.', 'org-cards' ), $status ), $status );
	}
	$body = wp_remote_retrieve_body( $response );
	if ( strlen( $body ) > $limit ) {
		/* translators: %s: a size such as 8 MB. */
		return new WP_Error( 'too-large', sprintf( __( 'The answer is larger than %s.', 'org-cards' ), size_format( $limit ) ) );
	}
	return array(
		'body' => $body,
		'url'  => $url,
		'type' => (string) wp_remote_retrieve_header( $response, 'content-type' ),
	);
}

/**
 * Whether a host leads out of the server's own network. WordPress refuses some private addresses itself, but knows
 * neither IPv6 nor the link-local range where clouds keep their secrets. The site's own host is let through, as
 * WordPress does.
 */
function is_public( string $host ): bool {
	if ( strtolower( $host ) === strtolower( (string) wp_parse_url( home_url(), PHP_URL_HOST ) ) ) {
		return true;
	}
	$addresses = filter_var( $host, FILTER_VALIDATE_IP ) ? array( $host ) : (array) gethostbynamel( $host );
	if ( function_exists( 'dns_get_record' ) && ! filter_var( $host, FILTER_VALIDATE_IP ) ) {
		// phpcs:ignore WordPress.PHP.NoSilencedErrors -- it warns where the name has no such record.
		foreach ( (array) @dns_get_record( $host, DNS_AAAA ) as $record ) {
			$addresses[] = $record['ipv6'] ?? '';
		}
	}
	$addresses = array_filter( $addresses );
	foreach ( $addresses as $address ) {
		// 100.64.0.0/10 is shared inside providers' networks.
		if ( ! filter_var( $address, FILTER_VALIDATE_IP, FILTER_FLAG_NO_PRIV_RANGE | FILTER_FLAG_NO_RES_RANGE )
			|| preg_match( '/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^::ffff:|^64:ff9b:/i', $address ) ) {
			return false;
		}
	}
	return (bool) $addresses;
}
