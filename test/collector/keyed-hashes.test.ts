import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SuppressionList } from '../../src/collector/people/suppression-list.ts';
import { ContentHasher } from '../../src/collector/store/content-hash.ts';
import type { Submission } from '../../src/contract/index.ts';

describe('the keyed hashes of a secret', () => {
  it('stay what they are in a database that an earlier collector wrote', () => {
    const submission = {
      id: '0b8f2f6e-2f57-4c1c-9d0b-0f6a5f0c7d11',
      kind: 'issue-response',
      answers: { issue: 'buses', words: 'Tŷ' },
    } as Submission;
    const hash = '4yjYb7g9x6x.nCTICNU3RG-QVuoWcLG7p0lJQVr7D9ERLHqiARXI9cU';
    assert.equal(new ContentHasher('kept').hash(submission), hash);
    assert.ok(new ContentHasher('kept').matches(hash, submission));
    assert.equal(
      new SuppressionList('kept ŵ').hash('edgbaston', 'email:a@post.example'),
      'rc0RT85xWlfYxmiZh0SUUi5-oDS3ninhOCMabaqaYS4',
    );
  });
});
