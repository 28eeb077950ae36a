import { useState } from 'react';

/** Renders again at each click, with a campaign that is equal and another object. */
export function SurveyPage({ campaign }) {
  const [renders, setRenders] = useState(0);
  const [reference, setReference] = useState('');
  return (
    <>
      <button onClick={() => setRenders(renders + 1)}>Rendered again: {renders}</button>
      <output>{reference}</output>
      <campaign-issue-survey
        campaign={structuredClone(campaign)}
        source="framework"
        src="http://localhost:8787/campaigns/edgbaston"
        heading-level={3}
        oncampaign-delivered={(event) => setReference(event.reference)}
      />
    </>
  );
}
