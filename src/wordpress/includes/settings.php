<?php
/** Settings → Org Cards. */

namespace OrgCards;

use WP_Error;
use WP_HTML_Tag_Processor;

defined( 'ABSPATH' ) || exit;

const PAGE = 'org-cards';

add_action( 'admin_menu', __NAMESPACE__ . '\add_page' );
add_action( 'admin_init', __NAMESPACE__ . '\register_settings' );
add_action( 'admin_init', __NAMESPACE__ . '\add_privacy_text' );
add_action( 'admin_post_org_cards_purge', __NAMESPACE__ . '\handle_purge' );
add_filter( 'plugin_action_links_' . plugin_basename( FILE ), __NAMESPACE__ . '\add_settings_link' );

function add_page() {
	add_options_page( __( 'Org Cards', 'org-cards' ), __( 'Org Cards', 'org-cards' ), 'manage_options', PAGE, __NAMESPACE__ . '\print_page' );
}

function add_settings_link( array $links ): array {
	$url = admin_url( 'options-general.php?page=' . PAGE );
	return array_merge( array( sprintf( '<a href="%s">%s</a>', esc_url( $url ), esc_html__( 'Settings', 'org-cards' ) ) ), $links );
}

function register_settings() {
	register_setting( PAGE, OPTION, array( 'type' => 'object', 'sanitize_callback' => __NAMESPACE__ . '\check' ) );
	add_settings_section( 'main', '', '__return_empty_string', PAGE );
	$fields = array(
		'feed'    => __( 'Address of the feed', 'org-cards' ),
		'layout'  => __( 'Layout of cards', 'org-cards' ),
		'loading' => __( 'Live cards', 'org-cards' ),
		'hours'   => __( 'Keep copies for', 'org-cards' ),
		'authors' => __( 'HTML by authors', 'org-cards' ),
	);
	foreach ( $fields as $name => $label ) {
		$for = 'authors' === $name ? array() : array( 'label_for' => "org-cards-$name" );
		add_settings_field( $name, $label, __NAMESPACE__ . "\\print_$name", PAGE, 'main', $for );
	}
}

/** What was sent, each value as it may be kept; says what was found at the feed's address. */
function check( $sent ): array {
	static $checked = null;
	// Where the option is new WordPress calls this again, with what it gave.
	if ( null === $checked || $sent !== $checked ) {
		$checked = checked_options( is_array( $sent ) ? $sent : array() );
	}
	return $checked;
}

function checked_options( array $sent ): array {
	$old  = options();
	$one  = fn( $name, $among ) => in_array( $sent[ $name ] ?? null, $among, true ) ? $sent[ $name ] : $old[ $name ];
	$feed = is_string( $sent['feed'] ?? null ) ? trim( $sent['feed'] ) : $old['feed'];
	return array(
		'feed'    => '' === $feed ? '' : checked_feed( $feed, $old['feed'] ),
		'layout'  => $one( 'layout', LAYOUTS ),
		'loading' => $one( 'loading', LOADINGS ),
		'hours'   => min( 720, max( 1, (int) ( $sent['hours'] ?? $old['hours'] ) ) ),
		'authors' => ! empty( $sent['authors'] ),
	);
}

/** Asks for the feed once. An address that is none is not kept; one that does not answer now may answer later. */
function checked_feed( string $typed, string $old ): string {
	$feed = feed_url( preg_match( '~^[a-z][a-z\d+.-]*:~i', $typed ) ? $typed : "https://$typed" );
	if ( ! $feed ) {
		add_settings_error( OPTION, 'address', __( 'This is no address of a feed: it begins with https:// and has neither user name nor password in it.', 'org-cards' ) );
		return $old;
	}
	$found = find_feed( $feed );
	if ( is_wp_error( $found ) ) {
		/* translators: 1: an address, 2: what went wrong. */
		add_settings_error( OPTION, 'feed', sprintf( __( '%1$s: %2$s The address is kept; nothing can be shown until it answers.', 'org-cards' ), $feed, $found->get_error_message() ), 'warning' );
		return $feed;
	}
	$count = count( $found['index']['organizations'] );
	list( $title ) = in_language( $found['index']['title'], get_bloginfo( 'language' ) );
	/* translators: 1: name of a directory, 2: a number of organisations. */
	$words = sprintf( _n( 'Found “%1$s” with %2$s organisation.', 'Found “%1$s” with %2$s organisations.', $count, 'org-cards' ), $title, number_format_i18n( $count ) );
	$id    = (string) array_key_first( $found['index']['organizations'] );
	$card  = $count ? published_card( $found['feed'], $id, get_bloginfo( 'language' ) ) : null;
	$words .= ' ' . ( $card ? __( 'Its cards are published: they show without script too.', 'org-cards' ) : __( 'Its cards are not published beside it: without script name and link are shown.', 'org-cards' ) );
	add_settings_error( OPTION, 'feed', $words, $count ? 'success' : 'warning' );
	return $found['feed'];
}

/**
 * The feed at an address, or the one that the page at that address names.
 *
 * @return array|WP_Error `feed`, its address, and `index`.
 */
function find_feed( string $url ) {
	$entry = renew( 'feed', $url );
	if ( ! $entry['trouble'] ) {
		return array( 'feed' => $url, 'index' => $entry['value'] );
	}
	$page = fetch( preg_replace( '~/feed\.json$~', '/', $url ), FEED_BYTES );
	$tag  = new WP_HTML_Tag_Processor( is_wp_error( $page ) ? '' : $page['body'] );
	while ( $tag->next_tag( 'link' ) ) {
		if ( 'application/orgfeed+json' === $tag->get_attribute( 'type' ) ) {
			$feed  = resolve( $tag->get_attribute( 'href' ), $page['url'] );
			$found = $feed ? renew( 'feed', $feed ) : null;
			if ( $found && ! $found['trouble'] ) {
				return array( 'feed' => $feed, 'index' => $found['value'] );
			}
		}
	}
	return new WP_Error( 'feed', $entry['trouble'] );
}

function print_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$count = count( kept_names() );
	?>
	<div class="wrap">
		<h1><?php esc_html_e( 'Org Cards', 'org-cards' ); ?></h1>
		<form action="options.php" method="post">
			<?php
			settings_fields( PAGE );
			do_settings_sections( PAGE );
			submit_button();
			?>
		</form>
		<h2><?php esc_html_e( 'Copies', 'org-cards' ); ?></h2>
		<p>
			<?php
			/* translators: %s: a number of files. */
			echo esc_html( sprintf( _n( '%s answer of the directory is kept on this site. It goes on being shown while the directory cannot be reached.', '%s answers of the directory are kept on this site. They go on being shown while the directory cannot be reached.', $count, 'org-cards' ), number_format_i18n( $count ) ) );
			?>
		</p>
		<form action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>" method="post">
			<input type="hidden" name="action" value="org_cards_purge">
			<?php
			wp_nonce_field( 'org_cards_purge' );
			submit_button( __( 'Delete all copies', 'org-cards' ), 'secondary', 'purge', false );
			?>
		</form>
		<h2><?php esc_html_e( 'How to show a card', 'org-cards' ); ?></h2>
		<p><?php esc_html_e( 'Add the block “Organisation card”, or write a shortcode where blocks cannot be used:', 'org-cards' ); ?></p>
		<p><code>[org-card org="<?php echo esc_html( example_id() ); ?>"]</code> <code>[org-directory country="BE FR"]</code></p>
	</div>
	<?php
}

function example_id(): string {
	$feed = feed_url( option( 'feed' ) );
	$kept = $feed ? get_option( key_of( 'feed', $feed ) ) : null;
	$ids  = array_keys( $kept['value']['organizations'] ?? array() );
	return (string) ( $ids[0] ?? 'missing-children-europe' );
}

function print_feed() {
	printf( '<input type="text" inputmode="url" class="regular-text code" id="org-cards-feed" name="org_cards[feed]" value="%s" placeholder="https://directory.example/feed.json" aria-describedby="org-cards-feed-help">', esc_attr( option( 'feed' ) ) );
	help( 'feed', __( 'Of the file feed.json, or of the directory’s front page. Blocks and shortcodes may name another one.', 'org-cards' ) );
}

function print_layout() {
	print_select( 'layout', array( 'full' => __( 'Full', 'org-cards' ), 'compact' => __( 'Compact', 'org-cards' ), 'line' => __( 'One line', 'org-cards' ) ) );
}

function print_loading() {
	print_select(
		'loading',
		array(
			'lazy'  => __( 'When a card comes near the screen', 'org-cards' ),
			'eager' => __( 'At once', 'org-cards' ),
			'click' => __( 'After a click', 'org-cards' ),
			'none'  => __( 'Never: only what this site prints', 'org-cards' ),
		)
	);
	help( 'loading', __( 'When visitors’ browsers ask the directory for its data and pictures. With the last two nothing is requested from it without being asked for.', 'org-cards' ) );
}

function print_hours() {
	printf( '<input type="number" class="small-text" min="1" max="720" id="org-cards-hours" name="org_cards[hours]" value="%d"> %s', (int) option( 'hours' ), esc_html__( 'hours', 'org-cards' ) );
}

function print_authors() {
	printf( '<label><input type="checkbox" name="org_cards[authors]" value="1"%s> %s</label>', checked( option( 'authors' ), true, false ), esc_html__( 'Authors and contributors may write the elements (<org-card> and the others) as HTML too. Block and shortcode they may always use.', 'org-cards' ) );
}

function print_select( string $name, array $choices ) {
	printf( '<select id="org-cards-%1$s" name="org_cards[%1$s]" aria-describedby="org-cards-%1$s-help">', esc_attr( $name ) );
	foreach ( $choices as $value => $label ) {
		printf( '<option value="%s"%s>%s</option>', esc_attr( $value ), selected( option( $name ), $value, false ), esc_html( $label ) );
	}
	echo '</select>';
}

function help( string $name, string $words ) {
	printf( '<p class="description" id="org-cards-%s-help">%s</p>', esc_attr( $name ), esc_html( $words ) );
}

function handle_purge() {
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( esc_html__( 'You may not do this.', 'org-cards' ), 403 );
	}
	check_admin_referer( 'org_cards_purge' );
	$count = purge();
	/* translators: %s: a number of files. */
	add_settings_error( OPTION, 'purge', sprintf( _n( '%s copy was deleted.', '%s copies were deleted.', $count, 'org-cards' ), number_format_i18n( $count ) ), 'success' );
	set_transient( 'settings_errors', get_settings_errors(), 30 );
	wp_safe_redirect( admin_url( 'options-general.php?page=' . PAGE . '&settings-updated=1' ) );
	exit;
}

/** What Settings → Privacy offers for the site's own policy. */
function add_privacy_text() {
	if ( ! function_exists( 'wp_add_privacy_policy_content' ) ) {
		return;
	}
	$host = (string) wp_parse_url( option( 'feed' ), PHP_URL_HOST );
	$host = '' === $host ? __( 'the directory’s host', 'org-cards' ) : $host;
	/* translators: %s: name of a host. */
	$live = __( 'Some pages show entries of a directory of organisations. To show them, your browser requests data and pictures from %s, which thereby learns your IP address, your browser’s name and the address of our site. No cookies are set, nothing is stored on your device, and nothing you type is sent there.', 'org-cards' );
	/* translators: %s: name of a host. */
	$click = __( 'Some pages show entries of a directory of organisations. Your browser requests nothing from %s unless you press the button on an entry; then that host learns your IP address, your browser’s name and the address of our site. No cookies are set and nothing is stored on your device.', 'org-cards' );
	$none  = __( 'Some pages show entries of a directory of organisations. They are printed by our own server: your browser requests nothing from the directory, no cookies are set and nothing is stored on your device.', 'org-cards' );
	$words = array( 'click' => $click, 'none' => $none )[ option( 'loading' ) ] ?? $live;
	wp_add_privacy_policy_content( 'Org Cards', '<p>' . esc_html( sprintf( $words, $host ) ) . '</p>' );
}
