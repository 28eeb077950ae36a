<?php
/**
 * Takes the settings away with the plug-in, on every site of a network.
 *
 * @package CampaignWidgets
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

$campaign_widgets_sites = is_multisite() ? get_sites(
	array(
		'fields' => 'ids',
		'number' => 0,
	)
) : array( get_current_blog_id() );

foreach ( $campaign_widgets_sites as $campaign_widgets_site ) {
	if ( is_multisite() ) {
		switch_to_blog( $campaign_widgets_site );
	}
	delete_option( 'campaign_widgets' );
	if ( is_multisite() ) {
		restore_current_blog();
	}
}
