// An endpoint of your own: node own-endpoint.mjs submissions.jsonl 8080
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [file = 'submissions.jsonl', port = '8080'] = process.argv.slice(2);
const hashOf = (text) => createHash('sha256').update(text).digest('hex');
const read = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
// A line that a crash has torn off was never acknowledged.
const lines = existsSync(file)
  ? readFileSync(file, 'utf8').split('\n').map(read).filter(Boolean)
  : [];
const kept = new Map(lines.map(({ hash, receipt }) => [receipt.id, { hash, receipt }]));
const headers = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Content-Type',
  'Access-Control-Expose-Headers': 'Retry-After',
  'Content-Type': 'application/json',
  'Cache-Control': 'no-store',
};

const server = createServer(async (request, response) => {
  const answer = (status, body, more) =>
    response.writeHead(status, { ...headers, ...more }).end(JSON.stringify(body));
  // A widget takes nothing else for a refusal: any page can have the status 422.
  const refuse = (status, title, more) =>
    answer(status, { title, status }, { 'Content-Type': 'application/problem+json', ...more });
  if (request.method === 'OPTIONS') return answer(204);
  let body = '';
  for await (const part of request.setEncoding('utf8')) if (body.length <= 16_384) body += part;
  if (body.length > 16_384) return refuse(413, 'Too large.');
  const [submission, hash] = [read(body), hashOf(body)];
  if (!/^[0-9a-f-]{36}$/.test(submission?.id)) return refuse(422, 'It is no JSON with an id.');
  const before = kept.get(submission.id);
  // A retry: the same receipt as before, and nothing is stored twice.
  if (before)
    return before.hash === hash
      ? answer(200, before.receipt)
      : refuse(409, 'This id belongs to another answer.');
  const receipt = {
    id: submission.id,
    reference: hashOf(submission.id).slice(0, 8).toUpperCase(),
    receivedAt: new Date().toISOString(),
  };
  // On the disk first, and only then is it received. On a line of its own, whatever was torn off
  // before.
  try {
    appendFileSync(file, `\n${JSON.stringify({ hash, receipt, submission })}`, { flush: true });
  } catch {
    return refuse(503, 'It can’t be stored just now.', { 'Retry-After': '60' });
  }
  kept.set(receipt.id, { hash, receipt });
  answer(201, receipt);
}).listen(Number(port), () => console.log(`http://localhost:${server.address().port}`));
