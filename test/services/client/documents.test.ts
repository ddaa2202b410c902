import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { readGuide } from './guide-programs.ts'

/** Every document that the client and the guide's programs send, against the graph. */
const GRAPH = join(projectRoot, 'schema/graphql/schema.graphql')
const schema = buildSchema(readFileSync(GRAPH, 'utf8'))
const folder = join(projectRoot, 'services/client')
/** A selection in braces alone may be a part of a document, and the word alone is none. */
const OPERATION = /^\s*(query|mutation)\b[\s\S]*\{/

const sources = [
  ...readdirSync(folder)
    .filter(name => name.endsWith('.ts'))
    .map(name => [name, readFileSync(join(folder, name), 'utf8')] as const),
  ...readGuide('integrate.md').programs,
]
const shared = new Map(
  sources.flatMap(([, text]) => [...readConstants(text, new Map())].filter(isShared)),
)
const documents = sources.flatMap(([name, text]) =>
  listDocuments(text).map(one => [name, one.replaceAll(/\s+/g, ' '), one] as const),
)

test('documents are found', () => {
  expect(documents.length).toBeGreaterThan(20)
  expect(problemsOf('{ businessDate nothing }')).toHaveLength(1)
})

describe('a document asks for what the graph has', () => {
  test.each(documents)('%s: %s', (_name, _short, document) => {
    expect(problemsOf(document)).toEqual([])
  })
})

function problemsOf(document: string): readonly string[] {
  return validate(schema, parse(document)).map(({ message }) => message)
}

/** What other files of the client put into their documents. */
function isShared([name]: readonly [string, string]): boolean {
  return ['READ_REFUSED', 'PARTY', 'STEP'].includes(name)
}

/** The documents of a source, with its constants put in; what cannot be put together stays so. */
function listDocuments(text: string): readonly string[] {
  const constants = readConstants(text, shared)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const value = textOf(node, constants) ?? (ts.isTemplateExpression(node) ? node.getText() : null)
    if (value !== null && OPERATION.test(value.replace('`', ''))) found.push(value)
    else ts.forEachChild(node, visit)
  }
  visit(parseSource(text))
  return found
}

function parseSource(text: string): ts.SourceFile {
  return ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2024, true)
}

/** A constant may use one that stands below it, so they are read until no more is learnt. */
function readConstants(text: string, known: ReadonlyMap<string, string>): Map<string, string> {
  const constants = new Map(known)
  const source = parseSource(text)
  for (let before = -1; before < constants.size; ) {
    before = constants.size
    noteConstants(source, constants)
  }
  return constants
}

function noteConstants(node: ts.Node, constants: Map<string, string>): void {
  if (ts.isVariableDeclaration(node) && node.initializer) {
    const value = textOf(node.initializer, constants)
    if (value !== null) constants.set(node.name.getText(), value)
  }
  ts.forEachChild(node, child => noteConstants(child, constants))
}

/** Null: it is no text, or one of parts that are not known. */
function textOf(node: ts.Node, constants: ReadonlyMap<string, string>): string | null {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  let text = node.head.text
  for (const { expression, literal } of node.templateSpans) {
    const part = constants.get(expression.getText())
    if (part === undefined) return null
    text += part + literal.text
  }
  return text
}
