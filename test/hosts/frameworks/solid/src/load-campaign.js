// The campaign is loaded by the page itself and handed to the widget as an object.
export const loadCampaign = async () =>
  (await fetch('http://localhost:8787/campaigns/edgbaston')).json();
