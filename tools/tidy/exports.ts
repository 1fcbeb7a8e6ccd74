import ts from 'typescript';
import { isForTests, type RepoFile } from '../files.ts';
import { lineOf, parse } from '../syntax.ts';

/** The exported symbols of a product file without a doc comment. Names passed on from elsewhere have theirs there. */
export function undocumentedExports(file: RepoFile): readonly string[] {
  if (isForTests(file.path)) return [];
  return parse(file).statements.flatMap((statement) => {
    const name = exportedName(statement);
    return name !== undefined && !hasDocComment(statement) ? [`${file.path}:${lineOf(statement)} ${name}`] : [];
  });
}

function exportedName(statement: ts.Statement): string | undefined {
  if (!ts.canHaveModifiers(statement)) return undefined;
  const isExported = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return undefined;
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations[0]?.name.getText();
  const named = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || isTypeLike(statement);
  return named ? (statement.name?.text ?? 'default') : undefined;
}

function isTypeLike(statement: ts.Statement): statement is ts.InterfaceDeclaration | ts.TypeAliasDeclaration {
  return ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
}

function hasDocComment(statement: ts.Statement): boolean {
  return ts.getJSDocCommentsAndTags(statement).some(ts.isJSDoc) || isOverload(statement);
}

// The comment of an overloaded function stands on its first signature.
function isOverload(statement: ts.Statement): boolean {
  if (!ts.isFunctionDeclaration(statement)) return false;
  const siblings = statement.getSourceFile().statements.filter(ts.isFunctionDeclaration);
  const first = siblings.find((sibling) => sibling.name?.text === statement.name?.text);
  return first !== undefined && first !== statement && hasDocComment(first);
}
