<?php
/**
 * Installs WordPress into the database of its wp-config.php: an administrator, an author, and for a
 * network a second site with an administrator and an author of its own. Used by the tests alone.
 *
 * Call: php install.php FOLDER ADDRESS [network]
 */

list( , $folder, $address ) = $argv;
$_SERVER['HTTP_HOST']       = parse_url( $address, PHP_URL_HOST ) . ':' . parse_url( $address, PHP_URL_PORT );
$_SERVER['REQUEST_URI']     = '/';

define( 'WP_INSTALLING', true );
require "$folder/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

// A fresh WordPress without mail, posts or requests to its makers.
add_filter( 'pre_wp_mail', '__return_true' );
wp_install( 'St Mary’s', 'admin', 'admin@church.example', true, '', 'password of the test' );
update_option( 'siteurl', $address );
update_option( 'home', $address );

if ( in_array( 'network', $argv, true ) ) {
	foreach ( $wpdb->tables( 'ms_global' ) as $table => $prefixed ) {
		$wpdb->$table = $prefixed;
	}
	install_network();
	populate_network( 1, $_SERVER['HTTP_HOST'], 'admin@church.example', 'Churches', '/', false );
} else {
	wp_insert_user(
		array(
			'user_login' => 'author',
			'user_pass'  => 'password of the test',
			'user_email' => 'author@church.example',
			'role'       => 'author',
		)
	);
}
echo 'installed';
