<?php
/**
 * Does for PHP's own server what the .htaccess of a network of sites does for Apache: the files of
 * WordPress are found under each site's path, and everything else is WordPress' to answer.
 */

$root = __DIR__;
$path = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
$path = preg_replace( '#^/second(?=/wp-(?:admin|content|includes)/|/[^/]+\.php$)#', '', $path );
$path = rtrim( $path, '/' ) === '/wp-admin' ? '/wp-admin/index.php' : $path;
$file = realpath( $root . $path );

if ( $file && is_file( $file ) && '.php' !== substr( $file, -4 ) ) {
	$types = array(
		'css'   => 'text/css',
		'js'    => 'text/javascript',
		'svg'   => 'image/svg+xml',
		'png'   => 'image/png',
		'woff2' => 'font/woff2',
	);
	$type  = $types[ pathinfo( $file, PATHINFO_EXTENSION ) ] ?? 'application/octet-stream';
	header( "Content-Type: $type" );
	header( 'Cache-Control: max-age=3600' );
	readfile( $file );
	return true;
}
$script                     = $file && is_file( $file ) ? $file : "$root/index.php";
$_SERVER['SCRIPT_FILENAME'] = $script;
$_SERVER['SCRIPT_NAME']     = substr( $script, strlen( $root ) );
$_SERVER['PHP_SELF']        = $_SERVER['SCRIPT_NAME'];
unset( $_SERVER['PATH_INFO'] );
chdir( dirname( $script ) );
require $script;
