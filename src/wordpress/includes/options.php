<?php
/** What the administrator has chosen. */

namespace OrgCards;

defined( 'ABSPATH' ) || exit;

const OPTION   = 'org_cards';
const LAYOUTS  = array( 'full', 'compact', 'line' );
const LOADINGS = array( 'lazy', 'eager', 'click', 'none' );

/** All options, each with a usable value. */
function options(): array {
	$kept = get_option( OPTION );
	return array_merge(
		array(
			'feed'    => '',
			'layout'  => 'full',
			'loading' => 'lazy',
			'hours'   => 6,
			'authors' => false,
		),
		is_array( $kept ) ? $kept : array()
	);
}

function option( string $name ) {
	return options()[ $name ];
}
