import { html } from 'hono/html';
import { type CampaignDocument, inLanguage } from 'campaign-widgets/contract';

/** The page at the root of a collector: what it is, and links to its public parts. */
export const homePage = (campaigns: Iterable<CampaignDocument>, version: string) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Campaign collector</title>
      </head>
      <body>
        <main>
          <h1>Campaign collector</h1>
          <p>
            This server takes what people send with the campaign widgets, and publishes results.
            Version ${version}.
          </p>
          <h2>Campaigns</h2>
          ${campaignLinks([...campaigns])}
          <h2>For organisers and developers</h2>
          <ul>
            <li><a href="/organiser">Sign in as an organiser</a></li>
            <li><a href="/openapi.json">The contract of this server, as OpenAPI</a></li>
            <li>
              <a href="/campaign.schema.json">The form of a campaign document, as JSON Schema</a>
            </li>
            <li><a href="/healthz">Whether it works</a></li>
          </ul>
        </main>
      </body>
    </html>`;

const campaignLinks = (campaigns: CampaignDocument[]) =>
  campaigns.length === 0
    ? html`<p>
        No campaign is here yet.
        <a href="/organiser/new-campaign">Begin the first one</a>: whoever runs this server signs in
        with the token that its first start printed.
      </p>`
    : html`<ul>
        ${campaigns.map(campaignItem)}
      </ul>`;

function campaignItem({ id, name, languages }: CampaignDocument) {
  const { words, lang } = inLanguage(name, 'en', languages);
  const path = `/campaigns/${encodeURIComponent(id)}`;
  return html`<li>
    <span lang="${lang}">${words}</span>: <a href="${path}">document</a>,
    <a href="${path}/results">results</a>, <a href="${path}/progress">progress</a>
  </li>`;
}
