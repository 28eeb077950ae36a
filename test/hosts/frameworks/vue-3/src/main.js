import 'campaign-widgets/embed';
import { createApp } from 'vue';
import { loadCampaign } from './load-campaign.js';
import SurveyPage from './SurveyPage.vue';

createApp(SurveyPage, { campaign: await loadCampaign() }).mount('#app');
