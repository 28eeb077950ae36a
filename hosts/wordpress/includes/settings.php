<?php
/**
 * The settings: which collector, which campaign, and what this site is called there.
 *
 * @package CampaignWidgets
 */

defined( 'ABSPATH' ) || exit;

const CAMPAIGN_WIDGETS_OPTION = 'campaign_widgets';

/**
 * Reads the settings.
 *
 * @return array{collector: string, campaign: string, source: string} `collector` is an address
 *     without a slash at its end; each is empty where it was not set.
 */
function campaign_widgets_settings() {
	$saved    = get_option( CAMPAIGN_WIDGETS_OPTION );
	$settings = array();
	foreach ( array( 'collector', 'campaign', 'source' ) as $name ) {
		$settings[ $name ] = is_array( $saved ) && is_string( $saved[ $name ] ?? null ) ? $saved[ $name ] : '';
	}
	if ( campaign_widgets_collector_is_fixed() ) {
		$settings['collector'] = campaign_widgets_clean_collector( CAMPAIGN_WIDGETS_COLLECTOR );
	}
	return $settings;
}

/** Whether `wp-config.php` names the collector for every site of this installation. */
function campaign_widgets_collector_is_fixed() {
	return defined( 'CAMPAIGN_WIDGETS_COLLECTOR' ) && is_string( CAMPAIGN_WIDGETS_COLLECTOR );
}

/**
 * Whether this person may change the collector's address. Its scripts run on every page with a
 * widget, so it takes whoever may paste scripts: the super administrator on a network of sites.
 */
function campaign_widgets_may_change_collector() {
	return ! campaign_widgets_collector_is_fixed() && current_user_can( 'unfiltered_html' );
}

/**
 * An address of a collector as it is kept: https (http on this computer alone), no query, no slash
 * at its end.
 *
 * @param mixed $value What somebody typed.
 * @return string Empty where it is not such an address.
 */
function campaign_widgets_clean_collector( $value ) {
	$address = is_string( $value ) ? trim( $value ) : '';
	$parts   = wp_parse_url( $address );
	if ( ! $parts || empty( $parts['scheme'] ) || empty( $parts['host'] ) || isset( $parts['user'] ) ) {
		return '';
	}
	$here = in_array( $parts['host'], array( 'localhost', '127.0.0.1' ), true );
	if ( 'https' !== $parts['scheme'] && ! ( 'http' === $parts['scheme'] && $here ) ) {
		return '';
	}
	$port  = isset( $parts['port'] ) ? ':' . $parts['port'] : '';
	$path  = rtrim( $parts['path'] ?? '', '/' );
	$clean = "{$parts['scheme']}://{$parts['host']}{$port}{$path}";
	return esc_url_raw( $clean, array( 'http', 'https' ) ) === $clean ? $clean : '';
}

/**
 * An id of the campaign document, or a short name of a page: small letters, digits and hyphens.
 *
 * @param mixed $value What somebody typed.
 * @return string Empty where it is not one.
 */
function campaign_widgets_clean_id( $value ) {
	$id = is_string( $value ) ? trim( $value ) : '';
	return preg_match( '/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/D', $id ) ? $id : '';
}
