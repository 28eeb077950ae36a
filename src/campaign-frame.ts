/**
 * The script for pages that show a page of a campaign in a frame: gives the frame the height of its
 * content, and lets invitations lead to the page around it.
 * @module
 */
import { serveFrames } from './frame-scripts/surrounding-page.ts';

serveFrames();
