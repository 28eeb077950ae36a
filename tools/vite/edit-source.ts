/** The part of a text from `start` to `end`, and what stands there instead. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Makes edits at positions that a parser gave. They must not overlap. */
export function editSource(source: string, edits: readonly Edit[]): string {
  let edited = '';
  let done = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    edited += source.slice(done, start) + text;
    done = end;
  }
  return edited + source.slice(done);
}
