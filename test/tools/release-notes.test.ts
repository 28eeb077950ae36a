import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { releaseNotes } from '../../tools/release-notes.ts';

const CHANGELOG = `# Changelog

## 0.2.0 – unreleased

- Something new.

## 0.1.1 – 2026-12-24

### Fixed

- A fault.

## 0.1.0 – 2026-12-01
`;

describe('the notes of a release', () => {
  it('are what stands below its version, with its headings', () => {
    assert.equal(releaseNotes(CHANGELOG, '0.1.1'), '### Fixed\n\n- A fault.');
  });

  it('are refused for a version without a day, without notes, or that there is not', () => {
    for (const [version, message] of [
      ['0.2.0', /write the day of the release into CHANGELOG\.md: "## 0\.2\.0 – /],
      ['0.1.0', /CHANGELOG\.md says nothing about 0\.1\.0/],
      ['0.1', /CHANGELOG\.md has no part "## 0\.1 – DATE"/],
      ['9.9.9', /CHANGELOG\.md has no part/],
    ] as const)
      assert.throws(() => releaseNotes(CHANGELOG, version), message);
  });
});
