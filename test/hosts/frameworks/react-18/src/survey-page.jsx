import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** React 18 sets attributes alone: the object and the listener go through a ref. */
export function SurveyPage({ campaign }) {
  const [renders, setRenders] = useState(0);
  const [reference, setReference] = useState('');
  const survey = useRef(null);
  useLayoutEffect(() => {
    survey.current.campaign = structuredClone(campaign);
  });
  useEffect(() => {
    const onDelivered = (event) => setReference(event.reference);
    const element = survey.current;
    element.addEventListener('campaign-delivered', onDelivered);
    return () => element.removeEventListener('campaign-delivered', onDelivered);
  }, []);
  return (
    <>
      <button onClick={() => setRenders(renders + 1)}>Rendered again: {renders}</button>
      <output>{reference}</output>
      <campaign-issue-survey
        ref={survey}
        source="framework"
        src="http://localhost:8787/campaigns/edgbaston"
        heading-level={3}
      />
    </>
  );
}
