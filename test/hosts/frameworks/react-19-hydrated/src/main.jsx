import { hydrateRoot } from 'react-dom/client';
import { SurveyPage } from './survey-page.jsx';
import 'campaign-widgets/embed';

const campaign = await (await fetch('http://localhost:8787/campaigns/edgbaston')).json();
hydrateRoot(document.getElementById('app'), <SurveyPage campaign={campaign} />, {
  onRecoverableError: (error) => console.error(error),
});
