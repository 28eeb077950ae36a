import { readFileSync } from 'node:fs';
import ts from 'typescript';

export interface FunctionSize {
  name: string;
  path: string;
  lines: number;
}

/** What one source file holds, counted on its text and on its syntax tree. */
export interface SourceFigures {
  path: string;
  lines: string[];
  /** Names that are declared at the top level, exported or not. */
  names: Set<string>;
  functions: FunctionSize[];
  /** `value as Type`, without `as const`. */
  casts: number;
  /** The word `as` before another word, wherever it stands: in a cast, a comment or a text. */
  asWords: number;
  /** Comments with the tag that marks a public member as not public. */
  internalTags: number;
}

/** Reads one TypeScript file and counts what is in it. */
export function measureSource(path: string): SourceFigures {
  const text = readFileSync(path, 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const functions: FunctionSize[] = [];
  let casts = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)) casts++;
    if (isFunctionWithBody(node)) functions.push(functionSize(node, tree));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return {
    path,
    lines: text.replace(/\n$/, '').split('\n'),
    names: new Set(tree.statements.flatMap(declaredNames)),
    functions,
    casts,
    asWords: text.match(/\bas (?!const\b)[A-Za-z{(]/g)?.length ?? 0,
    internalTags: text.match(/@internal/g)?.length ?? 0,
  };
}

const isFunctionWithBody = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  (ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node)) &&
  node.body !== undefined;

function functionSize(node: ts.FunctionLikeDeclaration, tree: ts.SourceFile): FunctionSize {
  const lineOf = (position: number) => tree.getLineAndCharacterOfPosition(position).line;
  const { parent } = node;
  const isNamedByParent = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  const name = node.name ?? (isNamedByParent ? parent.name : undefined);
  return {
    name: name?.getText(tree) ?? 'a function without a name',
    path: tree.fileName,
    lines: lineOf(node.end) - lineOf(node.getStart(tree)) + 1,
  };
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    );
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}
