<?php
/**
 * The scripts of the widgets: from the collector, on the pages that have a widget.
 *
 * @package CampaignWidgets
 */

defined( 'ABSPATH' ) || exit;

/**
 * Puts a script of the collector at the end of the page. It has no version in its address, so that
 * it is the one that belongs to the collector.
 *
 * @param string $name      `campaign-widgets`, or `campaign-progress` for a page without a form.
 * @param string $collector The collector's address.
 */
function campaign_widgets_enqueue( $name, $collector ) {
	// phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
	wp_enqueue_script( $name, "$collector/$name.js", array(), null, true );
}

/** The script with the forms has the tracker in it: a page with both needs one. */
function campaign_widgets_leave_one_script() {
	if ( wp_script_is( 'campaign-widgets' ) ) {
		wp_dequeue_script( 'campaign-progress' );
	}
}
add_action( 'wp_footer', 'campaign_widgets_leave_one_script', 1 );
