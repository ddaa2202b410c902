import ts from 'typescript'
import { evaluateText } from './evaluate-text.ts'

/** A statement as a source hands it to PostgreSQL, with the row that the code says comes back. */
export interface Statement {
  /** Path and line, for people. */
  readonly at: string
  readonly file: string
  /** Null: made while the program runs, so that no source says it whole. */
  readonly text: string | null
  /** The declared members of a row; null when the code declares none. */
  readonly row: ReadonlyMap<string, DeclaredMember> | null
  /** Whether the code looks at what comes back. */
  readonly isRead: boolean
}

export interface DeclaredMember {
  /** What pg must answer with: `bigint`, `string`, `Buffer`, `bigint[]`, `json` for all else. */
  readonly kind: string
  readonly mayBeNull: boolean
}

/**
 * Finds every statement in files of a program: calls of `query` on a connection, a pool or a
 * snapshot, and what is given to the gateway's readers of nodes, rows and lists.
 */
export function findStatements(
  program: ts.Program,
  isOurs: (file: string) => boolean,
): readonly Statement[] {
  const checker = program.getTypeChecker()
  const found: Statement[] = []
  for (const source of program.getSourceFiles()) {
    if (!isOurs(source.fileName)) continue
    const visit = (node: ts.Node) => {
      const text = ts.isCallExpression(node) ? findText(node, checker) : null
      if (text && ts.isCallExpression(node)) found.push(readStatement(node, text, checker))
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return found
}

/** The text of a statement, in the words of the source; null where it is put together elsewhere. */
interface SourceText {
  readonly text: string | null
}

/** Null: the call hands no statement to PostgreSQL. */
function findText(call: ts.CallExpression, checker: ts.TypeChecker): SourceText | null {
  const { expression, arguments: given } = call
  if (ts.isIdentifier(expression)) {
    const read = READERS[expression.text]
    return read ? { text: read(given, checker) } : null
  }
  return isQuery(call, checker) ? { text: evaluateText(given[0]!, checker) } : null
}

type Given = ts.NodeArray<ts.Expression>

/** The gateway's readers, and how the text of their statement follows from what they are given. */
const READERS: Readonly<Record<string, (given: Given, checker: ts.TypeChecker) => string | null>> =
  {
    nodeOf: ([, , text], checker) => evaluateText(text!, checker),
    rowsOf: ([text], checker) => evaluateText(text!, checker),
    defineList: ([, list], checker) => {
      const [columns, from] = ['columns', 'from'].map(name => findMember(list!, name))
      const [what, where] = [columns, from].map(one => one && evaluateText(one, checker))
      const text = what && where ? `select ${what} from ${where}` : null
      const joined = findMember(list!, 'joined')
      if (!joined || text === null) return text
      const after = evaluateText(joined, checker)
      return after === null ? null : `with page as (${text}) ${after}`
    },
  }

function findMember(literal: ts.Expression, name: string): ts.Expression | null {
  if (!ts.isObjectLiteralExpression(literal)) return null
  const member = literal.properties.find(
    one => ts.isPropertyAssignment(one) && one.name.getText() === name,
  )
  return member && ts.isPropertyAssignment(member) ? member.initializer : null
}

/** What answers statements: the types of pg, and the gateway's snapshot. */
const ASKED = new Set(['Pool', 'PoolClient', 'Client', 'ClientBase', 'Snapshot'])

function isQuery({ expression, arguments: given }: ts.CallExpression, checker: ts.TypeChecker) {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'query') return false
  if (given[0] === undefined) return false
  const method = checker.getTypeAtLocation(expression).getCallSignatures()[0]?.declaration
  const owner = method?.parent
  return (
    owner !== undefined &&
    (ts.isClassDeclaration(owner) || ts.isInterfaceDeclaration(owner)) &&
    ASKED.has(owner.name?.text ?? '')
  )
}

function readStatement(
  call: ts.CallExpression,
  { text }: SourceText,
  checker: ts.TypeChecker,
): Statement {
  const source = call.getSourceFile()
  const { line } = source.getLineAndCharacterOfPosition(call.getStart())
  const [declared] = call.typeArguments ?? []
  const row = declared ? readMembers(checker.getTypeFromTypeNode(declared), checker) : null
  return {
    at: `${source.fileName}:${line + 1}`,
    file: source.fileName,
    text,
    row: row && call.expression.getText() === 'rowsOf' ? new Map([...row, OWNER]) : row,
    isRead: !isDiscarded(call),
  }
}

/** `rowsOf` reads rows by what they hang on, and adds that to the row. */
const OWNER = ['owner', { kind: 'bigint', mayBeNull: false }] as const

function isDiscarded(call: ts.CallExpression): boolean {
  const above = ts.isAwaitExpression(call.parent) ? call.parent.parent : call.parent
  return ts.isExpressionStatement(above) || readsOnlyTheCount(above)
}

/** `const { rowCount } = await …` looks at no row. */
function readsOnlyTheCount(above: ts.Node): boolean {
  return (
    ts.isVariableDeclaration(above) &&
    ts.isObjectBindingPattern(above.name) &&
    above.name.elements.every(one => one.name.getText() === 'rowCount')
  )
}

function readMembers(
  row: ts.Type,
  checker: ts.TypeChecker,
): ReadonlyMap<string, DeclaredMember> | null {
  if (row.flags & (ts.TypeFlags.Any | ts.TypeFlags.TypeParameter)) return null
  return new Map(
    checker.getPropertiesOfType(row).map(member => {
      const type = checker.getTypeOfSymbol(member)
      const mayBeNull = checker.getNonNullableType(type) !== type
      return [member.name, { kind: findKind(checker.getNonNullableType(type), checker), mayBeNull }]
    }),
  )
}

const { BigIntLike, NumberLike, BooleanLike, StringLike } = ts.TypeFlags
const KINDS = [
  [BigIntLike, 'bigint'],
  [NumberLike, 'number'],
  [BooleanLike, 'boolean'],
  [StringLike, 'string'],
] as const

function findKind(type: ts.Type, checker: ts.TypeChecker): string {
  const plain = KINDS.find(([flag]) => type.flags & flag)
  if (plain) return plain[1]
  if (type.isUnion()) {
    const [kind, ...others] = new Set(type.types.map(one => findKind(one, checker)))
    return others.length === 0 ? kind! : 'json'
  }
  const name = type.getSymbol()?.name
  if (name === 'Buffer' || name === 'Date') return name
  if (!checker.isArrayType(type)) return 'json'
  const [of] = checker.getTypeArguments(type as ts.TypeReference)
  return `${findKind(of!, checker)}[]`
}
