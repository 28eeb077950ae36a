import { basename } from 'node:path';
import { openPostgresStore } from '../../src/collector/index.ts';
import { describePostgres } from './postgres-harness.ts';
import { storeConformance } from './store-conformance.ts';

describePostgres('PostgreSQL', (server) => {
  storeConformance('PostgreSQL', async (place) => openPostgresStore(await server.database(basename(place))));
});
