<?php
/**
 * A block per widget. What an author chooses is kept in the block; the tag is made when the page is
 * served, so it needs no right to paste scripts.
 *
 * @package CampaignWidgets
 */

defined( 'ABSPATH' ) || exit;

/** Registers the blocks, and the script that shows them in the editor. */
function campaign_widgets_register_blocks() {
	wp_register_script(
		'campaign-widgets-editor',
		plugins_url( 'editor.js', CAMPAIGN_WIDGETS_FILE ),
		array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-i18n' ),
		(string) filemtime( dirname( CAMPAIGN_WIDGETS_FILE ) . '/editor.js' ),
		true
	);
	wp_set_script_translations( 'campaign-widgets-editor', 'campaign-widgets' );
	foreach ( array_keys( campaign_widgets_kinds() ) as $kind ) {
		register_block_type(
			dirname( CAMPAIGN_WIDGETS_FILE ) . "/blocks/$kind",
			array(
				'render_callback' => static function ( $attributes ) use ( $kind ) {
					return campaign_widgets_render_block( $kind, $attributes );
				},
			)
		);
	}
}
add_action( 'init', 'campaign_widgets_register_blocks' );

/**
 * Renders a block.
 *
 * @param string               $kind       A key of campaign_widgets_kinds().
 * @param array<string, mixed> $attributes What the author chose: the attributes of the tag, in
 *     camel case.
 */
function campaign_widgets_render_block( $kind, array $attributes ) {
	$attributes['heading-level'] = $attributes['headingLevel'] ?? '';
	$tag                         = campaign_widgets_tag( $kind, $attributes );
	return '' === $tag ? '' : sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), $tag );
}

/** What the editor needs to show the widgets themselves: the settings, and the collector's script. */
function campaign_widgets_editor_assets() {
	if ( ! is_admin() ) {
		return;
	}
	$settings = campaign_widgets_settings();
	wp_add_inline_script(
		'campaign-widgets-editor',
		'window.campaignWidgetsSettings = ' . wp_json_encode( $settings, JSON_HEX_TAG ) . ';',
		'before'
	);
	if ( '' !== $settings['collector'] ) {
		campaign_widgets_enqueue( 'campaign-widgets', $settings['collector'] );
	}
}
// Runs for the editor's page and, where the editor has a frame, for what is in the frame.
add_action( 'enqueue_block_assets', 'campaign_widgets_editor_assets' );
