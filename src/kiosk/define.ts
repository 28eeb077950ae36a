import { defineOnce } from '../widgets/register.ts';
import { KioskHelpers } from './helpers-area.ts';
import { KioskApp } from './kiosk-app.ts';
import { KioskVoter } from './kiosk-voter.ts';

defineOnce('campaign-kiosk-voter', KioskVoter);
defineOnce('campaign-kiosk-helpers', KioskHelpers);
defineOnce('campaign-kiosk', KioskApp);
