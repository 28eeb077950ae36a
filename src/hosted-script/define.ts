import { defineOnce } from '../widgets/register.ts';
import { PageForm } from './page-form.ts';

defineOnce('campaign-page-form', PageForm);
