// What Angular's template does of
//   <campaign-issue-survey [campaign]="campaign" [attr.source]="'framework'" [headingLevel]="3"
//     (campaign-delivered)="reference = $event.reference">
// with CUSTOM_ELEMENTS_SCHEMA: the element is made and its properties are set before it is on the
// page, and perhaps before its script is there; a changed binding sets them again.
import { loadCampaign } from './load-campaign.js';

const campaign = await loadCampaign();
const app = document.getElementById('app');
const button = document.createElement('button');
const output = document.createElement('output');
const survey = document.createElement('campaign-issue-survey');
let renders = 0;

const bind = () => {
  button.textContent = `Rendered again: ${renders}`;
  survey.campaign = structuredClone(campaign);
};
button.addEventListener('click', () => {
  renders += 1;
  bind();
});
survey.setAttribute('source', 'framework');
survey.setAttribute('src', 'http://localhost:8787/campaigns/edgbaston');
survey.headingLevel = 3;
survey.addEventListener('campaign-delivered', (event) => {
  output.textContent = event.reference;
});
bind();
app.append(button, output, survey);
await import('campaign-widgets/embed');
