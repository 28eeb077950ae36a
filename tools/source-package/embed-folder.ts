export * from '../../src/embed-folder.ts';
