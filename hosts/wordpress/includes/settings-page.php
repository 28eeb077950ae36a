<?php
/**
 * The settings page: Settings → Campaign Widgets.
 *
 * @package CampaignWidgets
 */

defined( 'ABSPATH' ) || exit;

const CAMPAIGN_WIDGETS_PAGE = 'campaign-widgets';

/** Puts the page into the menu, for administrators. */
function campaign_widgets_add_page() {
	add_options_page(
		__( 'Campaign Widgets', 'campaign-widgets' ),
		__( 'Campaign Widgets', 'campaign-widgets' ),
		'manage_options',
		CAMPAIGN_WIDGETS_PAGE,
		'campaign_widgets_print_page'
	);
}
add_action( 'admin_menu', 'campaign_widgets_add_page' );

/** A link to the page beside the plug-in's name in the list of plug-ins. */
function campaign_widgets_add_link( array $links ) {
	$link = sprintf(
		'<a href="%s">%s</a>',
		esc_url( admin_url( 'options-general.php?page=' . CAMPAIGN_WIDGETS_PAGE ) ),
		esc_html__( 'Settings', 'campaign-widgets' )
	);
	return array_merge( array( $link ), $links );
}
add_filter( 'plugin_action_links_' . plugin_basename( CAMPAIGN_WIDGETS_FILE ), 'campaign_widgets_add_link' );

/** Registers the settings and their fields. */
function campaign_widgets_register_settings() {
	register_setting(
		CAMPAIGN_WIDGETS_PAGE,
		CAMPAIGN_WIDGETS_OPTION,
		array( 'sanitize_callback' => 'campaign_widgets_clean_settings' )
	);
	add_settings_section( 'where', '', '__return_empty_string', CAMPAIGN_WIDGETS_PAGE );
	foreach ( campaign_widgets_fields() as $name => $field ) {
		add_settings_field(
			$name,
			$field['label'],
			'campaign_widgets_print_field',
			CAMPAIGN_WIDGETS_PAGE,
			'where',
			$field + array(
				'name'      => $name,
				'label_for' => "campaign-widgets-$name",
			)
		);
	}
}
add_action( 'admin_init', 'campaign_widgets_register_settings' );

/** The fields by setting: label, hint, and what an example looks like. */
function campaign_widgets_fields() {
	return array(
		'collector' => array(
			'label'   => __( 'Address of the collector', 'campaign-widgets' ),
			'hint'    => __( 'The server that receives the answers. Whoever runs the campaign gives it to you. The forms are loaded from there.', 'campaign-widgets' ),
			'example' => 'https://collector.example',
		),
		'campaign'  => array(
			'label'   => __( 'Campaign', 'campaign-widgets' ),
			'hint'    => __( 'Its short name, as in the address of its pages. A block or a shortcode can name another.', 'campaign-widgets' ),
			'example' => 'edgbaston',
		),
		'source'    => array(
			'label'   => __( 'Name of this site', 'campaign-widgets' ),
			'hint'    => __( 'Tells the organiser that an answer came from your site: small letters, digits and hyphens. It goes with each answer.', 'campaign-widgets' ),
			'example' => 'st-marys-church',
		),
	);
}

/**
 * Checks what was typed. A value that is wrong is told, and the one from before stays.
 *
 * @param mixed $typed The fields of the form.
 * @return array{collector: string, campaign: string, source: string}
 */
function campaign_widgets_clean_settings( $typed ) {
	$before = campaign_widgets_settings();
	$typed  = is_array( $typed ) ? $typed : array();
	$wrong  = array(
		'collector' => __( 'The address of the collector was not saved: it must begin with https://, like https://collector.example.', 'campaign-widgets' ),
		'campaign'  => __( 'The campaign was not saved: its short name has small letters, digits and hyphens, like edgbaston.', 'campaign-widgets' ),
		'source'    => __( 'The name of this site was not saved: it has small letters, digits and hyphens, like st-marys-church.', 'campaign-widgets' ),
	);
	$clean  = $before;
	foreach ( $wrong as $name => $message ) {
		$text = is_string( $typed[ $name ] ?? null ) ? trim( $typed[ $name ] ) : $before[ $name ];
		if ( 'collector' === $name && ! campaign_widgets_may_change_collector() ) {
			continue;
		}
		$value = 'collector' === $name ? campaign_widgets_clean_collector( $text ) : campaign_widgets_clean_id( $text );
		if ( '' !== $text && '' === $value ) {
			add_settings_error( CAMPAIGN_WIDGETS_OPTION, "$name-wrong", $message );
			continue;
		}
		$clean[ $name ] = $value;
	}
	return $clean;
}

/** Prints the page. */
function campaign_widgets_print_page() {
	?>
	<div class="wrap">
		<h1><?php echo esc_html( get_admin_page_title() ); ?></h1>
		<form action="options.php" method="post">
			<?php
			settings_fields( CAMPAIGN_WIDGETS_PAGE );
			do_settings_sections( CAMPAIGN_WIDGETS_PAGE );
			campaign_widgets_print_state();
			submit_button();
			?>
		</form>
		<h2><?php esc_html_e( 'Put a widget on a page', 'campaign-widgets' ); ?></h2>
		<p><?php esc_html_e( 'In the block editor, add the block “Issue survey”, “Champion sign-up”, “Issue ballot” or “Campaign progress”. In the classic editor, write a shortcode on a line of its own:', 'campaign-widgets' ); ?></p>
		<ul class="ul-disc">
			<li><code>[campaign_survey ward="E05011144"]</code></li>
			<li><code>[campaign_signup as="organisation"]</code></li>
			<li><code>[campaign_ballot ballot="september"]</code></li>
			<li><code>[campaign_progress show="measures milestones" layout="ring"]</code></li>
		</ul>
		<p><?php esc_html_e( 'In both you can also paste the address of a page of the campaign on a line of its own: the widget stands in its place.', 'campaign-widgets' ); ?></p>
	</div>
	<?php
}

/**
 * Prints one field.
 *
 * @param array{name: string, label_for: string, hint: string, example: string} $field Of campaign_widgets_fields().
 */
function campaign_widgets_print_field( array $field ) {
	$fixed = 'collector' === $field['name'] && ! campaign_widgets_may_change_collector();
	printf(
		'<input class="regular-text" id="%1$s" name="%2$s[%3$s]" value="%4$s" placeholder="%5$s" aria-describedby="%1$s-hint" spellcheck="false" autocapitalize="none" %6$s>',
		esc_attr( $field['label_for'] ),
		esc_attr( CAMPAIGN_WIDGETS_OPTION ),
		esc_attr( $field['name'] ),
		esc_attr( campaign_widgets_settings()[ $field['name'] ] ),
		esc_attr( $field['example'] ),
		$fixed ? 'readonly' : ''
	);
	printf( '<p class="description" id="%s-hint">%s', esc_attr( $field['label_for'] ), esc_html( $field['hint'] ) );
	if ( $fixed ) {
		echo ' ', esc_html__( 'Only an administrator who may paste scripts can change it: on a network of sites, the network’s.', 'campaign-widgets' );
	}
	echo '</p>';
}

/** Prints whether the campaign was found at the collector just now. */
function campaign_widgets_print_state() {
	$settings = campaign_widgets_settings();
	if ( '' === $settings['collector'] || '' === $settings['campaign'] ) {
		return;
	}
	$found = campaign_widgets_find_campaign( $settings );
	printf(
		'<div class="notice inline %s"><p>%s</p></div>',
		esc_attr( $found['ok'] ? 'notice-success' : 'notice-warning' ),
		esc_html( $found['words'] )
	);
}

/**
 * Asks the collector for the campaign.
 *
 * @param array{collector: string, campaign: string} $settings The saved settings.
 * @return array{ok: bool, words: string}
 */
function campaign_widgets_find_campaign( array $settings ) {
	$answer = wp_safe_remote_get(
		"{$settings['collector']}/campaigns/{$settings['campaign']}",
		array(
			'timeout'             => 5,
			'redirection'         => 0,
			'limit_response_size' => 4 * MB_IN_BYTES,
		)
	);
	$status = wp_remote_retrieve_response_code( $answer );
	$parsed = 200 === $status ? json_decode( wp_remote_retrieve_body( $answer ), true ) : null;
	if ( is_array( $parsed ) && ( $parsed['id'] ?? '' ) === $settings['campaign'] ) {
		return array(
			'ok'    => true,
			'words' => __( 'The campaign was found at the collector.', 'campaign-widgets' ),
		);
	}
	return array(
		'ok'    => false,
		'words' => in_array( $status, array( 404, 410 ), true )
			? __( 'The collector has no such campaign. Look at its short name again.', 'campaign-widgets' )
			: __( 'The collector did not answer with a campaign. Look at its address again; visitors’ browsers may reach it all the same.', 'campaign-widgets' ),
	);
}
