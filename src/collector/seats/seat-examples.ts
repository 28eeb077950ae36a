/** The answers about seats, for the published contract. */
export const seatExamples = {
  Seats: {
    seats: [
      {
        campaign: 'edgbaston',
        name: 'Edgbaston',
        figures: { recruited: { total: 33, week: 4 }, trained: { total: 12, week: 1 } },
        lastOn: '2026-11-26',
      },
    ],
    weeks: [{ monday: '2026-11-23', counts: { recruited: 4, trained: 1 } }],
  },
};
