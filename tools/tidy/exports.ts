import ts from 'typescript';
import { isForTests, type RepoFile } from '../files.ts';
import { lineOf, parse } from '../syntax.ts';

/** A table of offsets whose names say what stands there; a page of prose beside it explains the whole. */
const OFFSETS = /^packages\/rbac\/src\/index\/layout\.ts$/;

/**
 * The exported symbols of a product file without a doc comment. Exports on lines that follow each other share one;
 * names passed on from elsewhere have theirs there.
 */
export function undocumentedExports(file: RepoFile): readonly string[] {
  if (isForTests(file.path) || OFFSETS.test(file.path)) return [];
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
  if (ts.getJSDocCommentsAndTags(statement).some(ts.isJSDoc)) return true;
  const above = statementAbove(statement);
  return above !== undefined && hasDocComment(above);
}

/**
 * The statement that ends on the line above: a constant and its type, the signatures of a function, one kind of thing.
 */
function statementAbove(statement: ts.Statement): ts.Statement | undefined {
  const file = statement.getSourceFile();
  const above = file.statements[file.statements.indexOf(statement) - 1];
  const between = above && file.text.slice(above.end, statement.getStart(file));
  return between !== undefined && /^[^\n]*\n[^\n]*$/.test(between) ? above : undefined;
}
