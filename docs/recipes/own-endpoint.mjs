// An endpoint of your own: node own-endpoint.mjs submissions.jsonl 8080
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [file = 'submissions.jsonl', port = '8080'] = process.argv.slice(2);
const hashOf = (body) => createHash('sha256').update(body).digest('hex');
const kept = new Map();
for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []) {
  const { hash, receipt } = JSON.parse(line);
  kept.set(receipt.id, { hash, receipt });
}

const server = createServer(async (request, response) => {
  const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'Content-Type', 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  const answer = (status, body) => response.writeHead(status, headers).end(JSON.stringify(body));
  const refuse = (status, title) => answer(status, { title, status });
  if (request.method === 'OPTIONS') return answer(204);
  let body = '';
  for await (const part of request.setEncoding('utf8')) if ((body += part).length > 16_384) return refuse(413, 'Too large.');
  try {
    const { id } = JSON.parse(body);
    if (!/^[0-9a-f-]{36}$/.test(id)) return refuse(422, 'It has no id.');
    const hash = hashOf(body);
    const before = kept.get(id);
    // A retry: the same receipt as before, and nothing is stored twice.
    if (before) return before.hash === hash ? answer(200, before.receipt) : refuse(409, 'This id belongs to another answer.');
    const receipt = { id, reference: hashOf(id).slice(0, 8).toUpperCase(), receivedAt: new Date().toISOString() };
    // On the disk first, and only then is it received.
    appendFileSync(file, `${JSON.stringify({ hash, receipt, submission: JSON.parse(body) })}\n`, { flush: true });
    kept.set(id, { hash, receipt });
    answer(201, receipt);
  } catch {
    refuse(422, 'It is not JSON.');
  }
});
server.listen(Number(port), () => console.log(`http://localhost:${server.address().port}`));
