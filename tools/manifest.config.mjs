/**
 * Lit's internal reactive state (`state: true`) has no attribute, and what is public of it only for
 * other files of the project is no part of the element's API. The analyzer knows this of the
 * decorator `@state()` and not of a `static get properties()`: this leaves such properties out.
 */
const leaveOutState = () => {
  const states = new Map();
  return {
    name: 'leave-out-state',
    analyzePhase({ ts, node }) {
      if (!ts.isClassDeclaration(node) || !node.name) return;
      const getter = node.members.find(
        (member) => ts.isGetAccessor(member) && member.name.getText() === 'properties',
      );
      const object = getter?.body?.statements.find(ts.isReturnStatement)?.expression;
      const isTrue = (option) =>
        option.name?.getText() === 'state' && option.initializer.kind === ts.SyntaxKind.TrueKeyword;
      states.set(
        node.name.text,
        (object?.properties ?? [])
          .filter(({ initializer }) => initializer?.properties?.some(isTrue))
          .map(({ name }) => name.getText()),
      );
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const declaration of customElementsManifest.modules.flatMap(
        ({ declarations }) => declarations,
      )) {
        const isState = (name, from) => states.get(from ?? declaration.name)?.includes(name);
        declaration.attributes = declaration.attributes?.filter(
          ({ fieldName, inheritedFrom }) => !isState(fieldName, inheritedFrom?.name),
        );
        declaration.members = declaration.members?.filter((member) => {
          if (!isState(member.name, member.inheritedFrom?.name)) return true;
          delete member.attribute;
          return member.privacy === 'private' || member.privacy === 'protected';
        });
      }
    },
  };
};

/** What custom-elements.json is made from: the widgets' own doc comments. */
export default {
  globs: ['src/widgets/**/*.ts'],
  exclude: ['src/widgets/*/define.ts', 'src/widgets/**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [leaveOutState()],
};
