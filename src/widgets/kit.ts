import { html } from 'lit';
import { consentsFor } from '../contract/index.ts';
import { fetchJson } from '../delivery/index.ts';
import { box, consentBoxes, fieldProblems, selectField, textField, worded } from '../forms/index.ts';

/**
 * What the embed script hands to the files beside it. Those import nothing at run time, so that they work under whatever
 * address the script was pasted: to a browser `campaign-widgets.js?ver=6.4` is another module than `campaign-widgets.js`.
 */
export const kit = { html, box, consentBoxes, consentsFor, fetchJson, fieldProblems, selectField, textField, worded };
export type Kit = typeof kit;
