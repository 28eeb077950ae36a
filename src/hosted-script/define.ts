import { defineOnce } from '../widgets/register.ts';
import { PageFormElement } from './page-form.ts';

defineOnce('campaign-page-form', PageFormElement);
