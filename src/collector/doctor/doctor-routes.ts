import { Hono } from 'hono';
import type { OrganiserEnv } from '../organiser/principal.ts';
import { wantsPage } from '../organiser/require-token.ts';
import type { Services } from '../services.ts';
import { doctorPage } from './doctor-page.ts';
import { examine } from './examine.ts';
import { doctorMessagesOf, tellFinding } from './finding.ts';
import { readArrival } from './probe.ts';

/** `/organiser/doctor`: what the server sees of itself, for the owner. */
export function doctorRoutes(services: Services): Hono<OrganiserEnv> {
  const { store, campaigns, trustProxy } = services;
  const routes = new Hono<OrganiserEnv>();
  routes.get('/', async (c) => {
    const findings = await examine({
      ...services,
      facts: store.facts,
      campaigns: [...campaigns.values()],
      publicUrl: services.publicUrl || new URL(c.req.url).origin,
      arrival: readArrival(c, trustProxy),
    });
    const words = doctorMessagesOf(c.var.messages);
    const told = findings.map((finding) => tellFinding(finding, words, c.var.format));
    return wantsPage(c) ? c.html(doctorPage(c.var, told)) : c.json({ findings: told });
  });
  return routes;
}
