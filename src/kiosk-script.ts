/**
 * The script of a tablet in a hall: registers its tags, and is one file, because a hall may have no
 * connection. The collector serves it beside its page.
 * @module
 */
import './kiosk/define.ts';
