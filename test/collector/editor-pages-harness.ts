import assert from 'node:assert/strict';
import { form, HTML, openCollector, publishedAtOnce, signIn } from './harness.ts';
import type { Store } from '../../src/collector/index.ts';

export type Fields = Record<string, string | string[]>;
export const EDIT = '/organiser/campaigns/edgbaston/edit';

/**
 * An owner at the pages of the editor, with scripts off: gets pages, and posts the forms that are
 * in them.
 */
export async function openPages(campaigns: unknown[] = [publishedAtOnce()], store?: Store) {
  const collector = await openCollector({ campaigns, ...(store && { store }) });
  const cookie = await signIn(collector);
  const get = async (path: string): Promise<string> => {
    const response = await collector.app.request(path, { headers: { ...HTML, Cookie: cookie } });
    assert.equal(response.status, 200, path);
    return response.text();
  };
  const post = async (path: string, fields: Fields) => {
    const entries = Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, each]),
    );
    const sent = form({}, { ...HTML, Cookie: cookie });
    const response = await collector.app.request(path, {
      ...sent,
      body: new URLSearchParams(entries).toString(),
    });
    return {
      status: response.status,
      to: response.headers.get('Location') ?? '',
      page: await response.text(),
    };
  };
  /** Changes fields of a page's form, and leaves the others as they stand in it. */
  const send = async (path: string, changes: Fields, page?: string) =>
    post(path.replace(/\?.*/, ''), { ...fieldsOf(page ?? (await get(path))), ...changes });
  const document = async (id = 'edgbaston') => {
    const response = await collector.organise(`/campaigns/${id}/draft`);
    return ((await response.json()) as { document: Record<string, unknown> }).document;
  };
  return { ...collector, page: get, postForm: post, send, document, cookie };
}

/** What a browser would send of the last form of a page. */
export function fieldsOf(page: string): Fields {
  const last = page.slice(page.lastIndexOf('<form method="post" action="/organiser/campaigns'));
  const fields: Record<string, string[]> = {};
  const add = (name: string, value: string) => (fields[name] ??= []).push(decode(value));
  for (const [, attributes = ''] of last.matchAll(/<input([^>]*)>/g)) {
    const name = /name="([^"]*)"/.exec(attributes)?.[1];
    const isTicked = !/type="(checkbox|radio)"/.test(attributes) || /\schecked/.test(attributes);
    if (name && isTicked) add(name, /value="([^"]*)"/.exec(attributes)?.[1] ?? '');
  }
  for (const [, name = '', value = ''] of last.matchAll(
    /<textarea[^>]*name="([^"]*)"[^>]*>\n?([^<]*)</g,
  ))
    add(name, value);
  for (const [, name = '', options = ''] of last.matchAll(
    /<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  ))
    add(name, /value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  return fields;
}

const decode = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
