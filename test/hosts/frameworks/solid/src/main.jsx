import 'campaign-widgets/embed';
import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { loadCampaign } from './load-campaign.js';

const campaign = await loadCampaign();

/** `prop:` sets a property, `attr:` an attribute, and `on:` listens. */
function SurveyPage() {
  const [renders, setRenders] = createSignal(0);
  const [reference, setReference] = createSignal('');
  return (
    <>
      <button onClick={() => setRenders(renders() + 1)}>Rendered again: {renders()}</button>
      <output>{reference()}</output>
      <campaign-issue-survey
        prop:campaign={renders() >= 0 && structuredClone(campaign)}
        attr:source="framework"
        attr:src="http://localhost:8787/campaigns/edgbaston"
        attr:heading-level={3}
        on:campaign-delivered={(event) => setReference(event.reference)}
      />
    </>
  );
}

render(SurveyPage, document.getElementById('app'));
