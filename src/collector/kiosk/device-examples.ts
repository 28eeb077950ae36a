const TABLET = '5f2e1a90-6a0d-4a3e-9d0b-0a4f3c1b2d3e';
const POINT =
  'BFDkuGnsp-4TEERgSdVxczWS0dii6w5XIB9pOq4P9xTwSdgz5wzIydn26vrPriuwcp_zjfx2uqEF-pRsxgWKK3U';

/** Examples of the answers about tablets. */
export const deviceExamples = {
  DeviceMade: {
    id: TABLET,
    key: 'fM0p8z1rY3kq5sV7u9wB1dF3gH5jL7nQ9tX2c4e6a8A',
    label: 'Hall 1',
    publicKey: POINT,
  },
  DeviceList: {
    devices: [
      {
        id: TABLET,
        label: 'Hall 1',
        madeBy: 'Ada',
        madeOn: '2027-09-11',
        sent: 58,
        waiting: 12,
        refused: 1,
        seenAt: '2027-09-12T13:02Z',
      },
    ],
  },
  EntryTaken: { taken: true },
  DeviceState: {
    label: 'Hall 1',
    publicKey: POINT,
    sent: 58,
    refused: 1,
    now: '2027-09-12T13:02:11.000Z',
    codes: [{ closes: '2027-09-12T15:30:00Z', fingerprints: 'AQIDBA' }],
  },
};
