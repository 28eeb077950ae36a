import 'campaign-widgets/embed';
import { createRoot } from 'react-dom/client';
import { loadCampaign } from './load-campaign.js';
import { SurveyPage } from './survey-page.jsx';

const campaign = await loadCampaign();
createRoot(document.getElementById('app')).render(<SurveyPage campaign={campaign} />);
