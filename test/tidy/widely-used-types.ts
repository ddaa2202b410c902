import { posix } from 'node:path'
import ts from 'typescript'
import type { ProjectFile } from './project-files.ts'

/** A type as `FILE#NAME`, where it is declared. */
type TypeKey = `${string}#${string}`

/**
 * Finds the exported types of `where` that so many folders use: the one that declares it, and those
 * with a file that imports it, also through the index of a service. Files of tests do not count.
 */
export function findWidelyUsedTypes(
  files: readonly ProjectFile[],
  where: RegExp,
  foldersMin: number,
): readonly string[] {
  const sources = files
    .filter(({ path }) => path.endsWith('.ts') && !path.startsWith('test/'))
    .map(({ path, text }) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  const importers = findImporters(sources)
  const declared = sources.filter(({ fileName }) => where.test(fileName)).flatMap(listTypes)
  return declared
    .filter(key => {
      const [path, folders] = [key.split('#')[0]!, importers.get(key) ?? []]
      return new Set([posix.dirname(path), ...folders]).size >= foldersMin
    })
    .map(key => key.split('#')[1]!)
}

function listTypes({ fileName, statements }: ts.SourceFile): TypeKey[] {
  return statements.flatMap((statement): TypeKey[] => {
    const isType =
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isClassDeclaration(statement)
    if (!isType || !statement.name) return []
    const exported = statement.modifiers?.some(m => m.kind === ts.SyntaxKind.ExportKeyword)
    return exported ? [`${fileName}#${statement.name.text}`] : []
  })
}

/** Finds the folders that import each name, by where the name is declared. */
function findImporters(sources: readonly ts.SourceFile[]): ReadonlyMap<TypeKey, Set<string>> {
  const passedOn = new Map(sources.flatMap(listPassedOn))
  const declaration = (key: TypeKey): TypeKey => {
    const from = passedOn.get(key)
    return from ? declaration(from) : key
  }
  const importers = new Map<TypeKey, Set<string>>()
  for (const source of sources)
    for (const imported of listImported(source)) {
      const key = declaration(imported)
      const folders = importers.get(key) ?? new Set()
      importers.set(key, folders.add(posix.dirname(source.fileName)))
    }
  return importers
}

/** Lists what a file exports from another one, each with its key there. */
function listPassedOn(source: ts.SourceFile): [TypeKey, TypeKey][] {
  return source.statements.flatMap(statement => {
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) return []
    const { exportClause, moduleSpecifier } = statement
    if (!exportClause || !ts.isNamedExports(exportClause)) return []
    return exportClause.elements.map(({ name, propertyName }): [TypeKey, TypeKey] => [
      `${source.fileName}#${name.text}`,
      keyIn(source, moduleSpecifier, propertyName ?? name),
    ])
  })
}

function listImported(source: ts.SourceFile): TypeKey[] {
  return source.statements.flatMap(statement => {
    if (!ts.isImportDeclaration(statement)) return []
    const bindings = statement.importClause?.namedBindings
    if (!bindings || !ts.isNamedImports(bindings)) return []
    return bindings.elements.map(({ name, propertyName }) =>
      keyIn(source, statement.moduleSpecifier, propertyName ?? name),
    )
  })
}

function keyIn(
  { fileName }: ts.SourceFile,
  specifier: ts.Expression,
  { text }: ts.ModuleExportName,
): TypeKey {
  const to = ts.isStringLiteral(specifier) ? specifier.text : ''
  return `${posix.join(posix.dirname(fileName), to)}#${text}`
}
