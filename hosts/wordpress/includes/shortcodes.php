<?php
/**
 * A shortcode per widget: `[campaign_survey ward="E05011144" source="st-mary"]`,
 * `[campaign_signup]`, `[campaign_ballot]`, `[campaign_progress show="measures milestones"]`.
 *
 * @package CampaignWidgets
 */

defined( 'ABSPATH' ) || exit;

/**
 * Renders a shortcode. Its attributes are those of the tag; a hyphen may be an underscore.
 *
 * @param string|array<string, string> $written   What stands in the shortcode; '' where nothing does.
 * @param string|null                  $content   Not used.
 * @param string                       $shortcode `campaign_survey` and so on.
 */
function campaign_widgets_shortcode( $written, $content, $shortcode ) {
	$chosen = array();
	foreach ( is_array( $written ) ? $written : array() as $name => $value ) {
		$chosen[ str_replace( '_', '-', (string) $name ) ] = $value;
	}
	return campaign_widgets_tag( substr( $shortcode, strlen( 'campaign_' ) ), $chosen );
}

foreach ( array_keys( campaign_widgets_kinds() ) as $campaign_widgets_kind ) {
	add_shortcode( "campaign_$campaign_widgets_kind", 'campaign_widgets_shortcode' );
}
