import 'campaign-widgets/embed';
import { mount } from 'svelte';
import { loadCampaign } from './load-campaign.js';
import SurveyPage from './SurveyPage.svelte';

const campaign = await loadCampaign();
mount(SurveyPage, { target: document.getElementById('app'), props: { campaign } });
