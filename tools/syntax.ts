import ts from 'typescript';
import type { RepoFile } from './files.ts';

/** One way in which a file refers to another module. */
export interface Import {
  readonly specifier: string;
  /** Whether nothing of it remains once the types are stripped. */
  readonly typeOnly: boolean;
  /** What is imported by name; empty for a namespace, a default or a dynamic import. */
  readonly names: readonly string[];
  readonly line: number;
}

// Several checks read the same files.
const trees = new WeakMap<RepoFile, ts.SourceFile>();

/** The syntax tree of a TypeScript file, with parents set. */
export function parse(file: RepoFile): ts.SourceFile {
  const known = trees.get(file);
  if (known) return known;
  const kind = file.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind);
  trees.set(file, tree);
  return tree;
}

/** Calls `visit` for every node of a tree. */
export function everyNode(tree: ts.Node, visit: (node: ts.Node) => void): void {
  visit(tree);
  tree.forEachChild((child) => everyNode(child, visit));
}

/** The line of a node, counted from one. */
export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

/** Every import of a file: static, re-exported, dynamic, `require` and `import('…')` types. */
export function importsOf(tree: ts.SourceFile): readonly Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, typeOnly: boolean, names: readonly string[] = []) => {
    if (specifier && ts.isStringLiteralLike(specifier)) {
      found.push({ specifier: specifier.text, typeOnly, names, line: lineOf(node) });
    }
  };
  everyNode(tree, (node) => {
    if (ts.isImportDeclaration(node)) {
      const clause = node.importClause;
      add(node, node.moduleSpecifier, clause?.phaseModifier === ts.SyntaxKind.TypeKeyword, namesIn(clause));
    } else if (ts.isExportDeclaration(node)) {
      add(node, node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node)) {
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    } else if (ts.isCallExpression(node) && isLoading(node.expression)) {
      add(node, node.arguments[0], false);
    }
  });
  return found;
}

function namesIn(clause: ts.ImportClause | undefined): readonly string[] {
  const bindings = clause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return [];
  return bindings.elements.map((element) => (element.propertyName ?? element.name).text);
}

function isLoading(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
}
