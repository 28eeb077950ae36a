<?php
/**
 * Adds a second site to the network of the tests, with an administrator of its own.
 *
 * Call: php add-second-site.php FOLDER HOST
 */

list( , $folder, $host ) = $argv;
$_SERVER['HTTP_HOST']    = $host;
$_SERVER['REQUEST_URI']  = '/';
require "$folder/wp-load.php";

$administrator = wp_insert_user(
	array(
		'user_login' => 'second',
		'user_pass'  => 'password of the test',
		'user_email' => 'second@church.example',
	)
);
add_filter( 'pre_wp_mail', '__return_true' );
$site = wp_insert_site(
	array(
		'domain'  => $host,
		'path'    => '/second/',
		'title'   => 'The second site',
		'user_id' => $administrator,
	)
);
if ( is_wp_error( $site ) ) {
	exit( $site->get_error_message() );
}
// WordPress takes the colon of a port out of the host's name.
$wpdb->update( $wpdb->blogs, array( 'domain' => $host ), array( 'blog_id' => $site ) );
clean_blog_cache( $site );
update_blog_option( $site, 'siteurl', "http://$host/second" );
update_blog_option( $site, 'home', "http://$host/second" );
echo 'added';
