/** What custom-elements.json is made from: the widgets' own doc comments. */
export default {
  globs: ['src/widgets/**/*.ts'],
  exclude: ['src/widgets/*/define.ts', 'src/widgets/**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
};
