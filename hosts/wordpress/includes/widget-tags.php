<?php
/**
 * The tags of the widgets, made from the settings and from what an author chose.
 *
 * @package CampaignWidgets
 */

defined( 'ABSPATH' ) || exit;

/**
 * The widgets by the last part of their hosted page's address: the tag, the script it needs, and
 * the attributes that an author may set, each with the form that its value must have.
 *
 * @return array<string, array{tag: string, script: string, form: bool, attributes: array<string, string>}>
 */
function campaign_widgets_kinds() {
	$parts  = '(?:measures|milestones|wards|pledges|events|wins|choice)';
	$common = array(
		'lang'          => '/^(?:en|cy|pl|ro|pa|ur|bn|ar)$/D',
		'heading-level' => '/^[1-6]$/D',
	);
	$form   = array(
		'source' => '/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/D',
		'ward'   => '/^[EWSN]\d{8}$/D',
	);
	return array(
		'survey'   => array(
			'tag'        => 'campaign-issue-survey',
			'script'     => 'campaign-widgets',
			'form'       => true,
			'attributes' => $form + $common,
		),
		'signup'   => array(
			'tag'        => 'campaign-champion-signup',
			'script'     => 'campaign-widgets',
			'form'       => true,
			'attributes' => array( 'as' => '/^(?:person|organisation)$/D' ) + $form + $common,
		),
		'ballot'   => array(
			'tag'        => 'campaign-issue-ballot',
			'script'     => 'campaign-widgets',
			'form'       => true,
			'attributes' => array( 'ballot' => '/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/D' ) + $common,
		),
		'progress' => array(
			'tag'        => 'campaign-progress',
			'script'     => 'campaign-progress',
			'form'       => false,
			'attributes' => array(
				'show'    => "/^$parts(?: $parts){0,5}\$/D",
				'layout'  => '/^(?:bar|ring|thermometer)$/D',
				'measure' => '/^[a-z0-9-]+(?: [a-z0-9-]+){0,19}$/D',
			) + $common,
		),
	);
}

/**
 * Makes the tag of a widget, and puts its script on the page.
 *
 * @param string               $kind   A key of campaign_widgets_kinds().
 * @param array<string, mixed> $chosen What the author chose, by attribute, and `campaign`. A value
 *     that an attribute can't have is left out.
 * @return string HTML; a hint for whoever may edit where a setting lacks, and nothing for others.
 */
function campaign_widgets_tag( $kind, array $chosen ) {
	$settings = campaign_widgets_settings();
	$campaign = campaign_widgets_clean_id( $chosen['campaign'] ?? '' );
	$campaign = '' === $campaign ? $settings['campaign'] : $campaign;
	if ( '' === $settings['collector'] || '' === $campaign ) {
		return campaign_widgets_hint();
	}
	$widget    = campaign_widgets_kinds()[ $kind ];
	$collector = $settings['collector'];
	$document  = "$collector/campaigns/$campaign";
	campaign_widgets_enqueue( $widget['script'], $collector );

	$attributes = array(
		'src'  => $document,
		'base' => "$collector/",
	);
	foreach ( $widget['attributes'] as $name => $pattern ) {
		$value = is_scalar( $chosen[ $name ] ?? null ) ? (string) $chosen[ $name ] : '';
		if ( preg_match( $pattern, $value ) ) {
			$attributes[ $name ] = $value;
		} elseif ( 'source' === $name && '' !== $settings['source'] ) {
			$attributes['source'] = $settings['source'];
		}
	}
	if ( $widget['form'] ) {
		// Keeps the room that the form needs until it is there; the widget gives it back.
		$attributes['style'] = 'display:block;min-height:100vh';
	}
	$printed = '';
	foreach ( $attributes as $name => $value ) {
		$printed .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	return campaign_widgets_preload( $widget, $document ) . sprintf(
		'<%1$s%2$s>%3$s</%1$s>',
		$widget['tag'],
		$printed,
		campaign_widgets_fallback( $kind, "$collector/pages/$campaign/$kind", $attributes )
	);
}

/**
 * The campaign document, fetched at the same time as the script; once a page for each document.
 *
 * @param array{form: bool} $widget   One of campaign_widgets_kinds().
 * @param string            $document Its address.
 */
function campaign_widgets_preload( array $widget, $document ) {
	static $printed = array();
	if ( ! $widget['form'] || isset( $printed[ $document ] ) ) {
		return '';
	}
	$printed[ $document ] = true;
	return sprintf( '<link rel="preload" as="fetch" crossorigin href="%s">', esc_url( $document ) );
}

/**
 * The link inside the tag, for browsers without scripts: the same form on a page of the collector.
 *
 * @param string                $kind       A key of campaign_widgets_kinds().
 * @param string                $page       The address of that page.
 * @param array<string, string> $attributes The attributes of the tag.
 */
function campaign_widgets_fallback( $kind, $page, array $attributes ) {
	$texts   = array(
		'survey'   => __( 'Tell us the one big issue in your ward', 'campaign-widgets' ),
		'signup'   => __( 'Become a community champion', 'campaign-widgets' ),
		'ballot'   => __( 'Vote with the code on your slip', 'campaign-widgets' ),
		'progress' => __( 'See how the campaign is going', 'campaign-widgets' ),
	);
	$carried = array_intersect_key( $attributes, array_flip( array( 'source', 'ward', 'lang', 'ballot' ) ) );
	return sprintf(
		'<a href="%s">%s</a>',
		esc_url( add_query_arg( array_map( 'rawurlencode', $carried ), $page ) ),
		esc_html( $texts[ $kind ] )
	);
}

/** What stands in place of a widget that is not set up: seen by those who can do something about it. */
function campaign_widgets_hint() {
	if ( ! current_user_can( 'edit_posts' ) ) {
		return '';
	}
	$words = current_user_can( 'manage_options' )
		? __( 'A campaign widget stands here. It shows nothing until you say in Settings → Campaign Widgets which collector and which campaign it belongs to.', 'campaign-widgets' )
		: __( 'A campaign widget stands here. It shows nothing until an administrator of this site says in Settings → Campaign Widgets which collector and which campaign it belongs to.', 'campaign-widgets' );
	return '<p class="campaign-widgets-hint"><em>' . esc_html( $words ) . '</em></p>';
}
