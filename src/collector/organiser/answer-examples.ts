// Examples of the answers of routes about what residents said, by the names of their schemas.

export const answerExamples = {
  Sources: {
    sources: [
      {
        source: 'clp-site',
        day: '2026-11-21',
        counted: 31,
        held: 0,
        wave: 0,
        received: 30,
        usual: 6,
        jump: true,
        mostlyCounted: true,
        since: { counted: 30, wave: 0 },
      },
    ],
  },
  WaveDecided: { changed: 31 },
  WordsDecided: { changed: 12 },
  SortedTexts: {
    themes: [{ id: 'healthy-homes', label: { en: 'Healthy homes' } }],
    texts: [
      {
        id: '0b0e7c4e-5d0f-4c53-9c39-0c9f3c8f6b1e',
        area: 'E05011144',
        issue: 'other',
        language: 'en',
        text: 'Damp in the flats',
        theme: 'healthy-homes',
      },
    ],
    hasMore: false,
  },
  TextsMoved: { id: '0192f0c1-7a44-7c1e-9d55-2f3f0c9a1b10', theme: 'healthy-homes', texts: 12 },
  MoveUndone: { texts: 12 },
  WardChoices: {
    wards: [
      {
        code: 'E05011144',
        name: 'Harborne',
        candidates: [{ id: 'road-surface', label: 'Pot holes and road repairs', named: 31 }],
        unsorted: 4,
        weighings: [
          {
            area: 'E05011144',
            candidate: 'road-surface',
            member: 'Ada',
            on: '2026-11-21',
            worthwhile: 'yes',
            winnable: 'partly',
            decider: 'The cabinet member for transport',
            ask: 'The hill mended by spring',
            note: '',
          },
        ],
        shortlist: {
          area: 'E05011144',
          revision: 1,
          by: 'Ada',
          on: '2026-11-22',
          document: {
            options: [{ candidate: 'road-surface', why: '31 of you named it', ask: '' }],
            leftOut: [{ candidate: 'buses', because: 'The company has promised a new timetable' }],
          },
        },
      },
    ],
  },
};
