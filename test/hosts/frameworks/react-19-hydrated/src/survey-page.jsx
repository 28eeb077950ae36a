import { useState, useSyncExternalStore } from 'react';

const subscribe = () => () => undefined;
/** False on the server and while React takes over what it rendered; true from then on. */
const useIsHydrated = () =>
  useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );

/**
 * React sets neither an object nor a listener on a tag that a server rendered; it does with the next
 * change, so they come with it.
 */
export function SurveyPage({ campaign }) {
  const [renders, setRenders] = useState(0);
  const [reference, setReference] = useState('');
  const isHydrated = useIsHydrated();
  const inBrowser = isHydrated && {
    campaign: structuredClone(campaign),
    'oncampaign-delivered': (event) => setReference(event.reference),
  };
  return (
    <>
      <button onClick={() => setRenders(renders + 1)}>Rendered again: {renders}</button>
      <output>{reference}</output>
      <campaign-issue-survey
        {...inBrowser}
        source="framework"
        src="http://localhost:8787/campaigns/edgbaston"
        heading-level={3}
      />
    </>
  );
}
