<?php
/**
 * Plugin Name:       Campaign Widgets
 * Description:       Issue survey, champion sign-up and progress tracker of a local campaign, as blocks and shortcodes. Answers go to the collector of the campaign, not to this site.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       campaign-widgets
 *
 * @package CampaignWidgets
 */

defined( 'ABSPATH' ) || exit;

define( 'CAMPAIGN_WIDGETS_FILE', __FILE__ );

require_once __DIR__ . '/includes/settings.php';
require_once __DIR__ . '/includes/widget-tags.php';
require_once __DIR__ . '/includes/scripts.php';
require_once __DIR__ . '/includes/shortcodes.php';
require_once __DIR__ . '/includes/blocks.php';
require_once __DIR__ . '/includes/pasted-links.php';

if ( is_admin() ) {
	require_once __DIR__ . '/includes/settings-page.php';
}
