export * from '../../src/hosted.ts';
