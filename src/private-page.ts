/**
 * The script of the page on which a person sees what is kept of one of their sign-ups: registers
 * its one tag. The collector serves it beside its page.
 * @module
 */
import { PrivatePageWidget } from './widgets/private-page/index.ts';
import { defineOnce } from './widgets/register.ts';

defineOnce('campaign-private-page', PrivatePageWidget);
