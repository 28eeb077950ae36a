/**
 * A thread that draws share pictures: one takes tenths of a second, in which the collector must go
 * on taking answers.
 * @module
 */
import { type MessagePort, parentPort } from 'node:worker_threads';
import type { PictureTexts } from './picture-texts.ts';
import { makeSharePicture } from './share-picture.ts';

// This file is the start of a worker thread, which always has one.
const port = parentPort as MessagePort;

port.on('message', (texts: PictureTexts) => {
  void makeSharePicture(texts).then(
    (picture) => {
      port.postMessage({ picture });
    },
    (failure: unknown) => {
      port.postMessage({ failure: String(failure) });
    },
  );
});
