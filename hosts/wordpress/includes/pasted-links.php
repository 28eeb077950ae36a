<?php
/**
 * A pasted link becomes the widget: the address of a hosted page of this site's collector, on a
 * line of its own, in the block editor and in the classic one.
 *
 * @package CampaignWidgets
 */

defined( 'ABSPATH' ) || exit;

/** Tells WordPress which addresses are ours. */
function campaign_widgets_register_links() {
	$collector = campaign_widgets_settings()['collector'];
	if ( '' === $collector ) {
		return;
	}
	$kinds = implode( '|', array_keys( campaign_widgets_kinds() ) );
	wp_embed_register_handler(
		'campaign-widgets',
		'#^' . preg_quote( $collector, '#' ) . "/pages/([a-z0-9-]{1,60})/($kinds)/?(?:\\?|\\#|$)#D",
		'campaign_widgets_embed_link'
	);
}
add_action( 'init', 'campaign_widgets_register_links' );

/**
 * The widget in place of a link. What the link's query says stays: its ward, its language and so
 * on.
 *
 * @param string[]             $found     The address, the campaign, and the kind of page.
 * @param array<string, mixed> $size      Not used.
 * @param string               $address   The address as it was pasted.
 */
function campaign_widgets_embed_link( $found, $size, $address ) {
	$chosen = array();
	wp_parse_str( html_entity_decode( (string) wp_parse_url( $address, PHP_URL_QUERY ) ), $chosen );
	$chosen['campaign'] = $found[1];
	return campaign_widgets_tag( $found[2], $chosen );
}
