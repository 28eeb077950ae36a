import { defineOnce } from '../widgets/register.ts';
import { KioskApp } from './kiosk-app.ts';
import { KioskSetup } from './setup-form.ts';
import { KioskVoter } from './kiosk-voter.ts';

defineOnce('campaign-kiosk-voter', KioskVoter);
defineOnce('campaign-kiosk-setup', KioskSetup);
defineOnce('campaign-kiosk', KioskApp);
