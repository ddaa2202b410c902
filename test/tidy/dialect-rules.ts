import ts from 'typescript'
import { isCode, type ProjectFile } from './project-files.ts'
import type { Rule } from './rule.ts'

const RUNNING = /^(contracts|services|workflows|schema)\//
/** Where members of unions of GraphQL are told from a refusal: an answer there has no `ok`. */
const WIRE = /^services\/(client\/refused\.ts|portal\/)/
const OTHER_DIALECTS = /'(refusal|ok)' in \w+|instanceof Refus\w+/g

function isRunning({ path }: ProjectFile): boolean {
  return RUNNING.test(path) && !WIRE.test(path)
}

/** Statements whose rows are read, though nothing says what a row is: each of them is `any`. */
function untypedRows({ path, text }: ProjectFile): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const breaches: string[] = []
  const visit = (node: ts.Node): void => {
    if (isUntypedQuery(node) && readsRows(node)) breaches.push(node.getText().slice(0, 60))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return breaches
}

function isUntypedQuery(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    node.typeArguments === undefined &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'query'
  )
}

/** Tells of `const { rows } = await client.query(…)` and of `(await client.query(…)).rows`. */
function readsRows(query: ts.CallExpression): boolean {
  const awaited = ts.isAwaitExpression(query.parent) ? query.parent.parent : query.parent
  const by = ts.isParenthesizedExpression(awaited) ? awaited.parent : awaited
  if (ts.isPropertyAccessExpression(by)) return by.name.text === 'rows'
  if (!ts.isVariableDeclaration(by) || !ts.isObjectBindingPattern(by.name)) return false
  return by.name.elements.some(
    ({ propertyName, name }) => (propertyName ?? name).getText() === 'rows',
  )
}

export const dialectRules: Rule[] = [
  {
    says: 'a refusal is told by its `ok`',
    counted: 'dialects of refusal beside `.ok`',
    appliesTo: file => isCode(file) && isRunning(file),
    breaches: ({ text }) => text.match(OTHER_DIALECTS) ?? [],
    bad: { path: 'contracts/a.ts', text: "if ('refusal' in found) return found" },
    good: { path: 'contracts/a.ts', text: "if (!found.ok) return found // 'refused' in it" },
  },
  {
    says: 'rows that are read have their type',
    counted: 'statements whose rows are `any`',
    appliesTo: file => isCode(file) && isRunning(file),
    breaches: untypedRows,
    bad: { path: 'services/a.ts', text: "const { rows } = await pool.query('select 1 as one')" },
    good: {
      path: 'services/a.ts',
      text: "const { rows } = await pool.query<{ one: number }>('select 1'); await pool.query('x')",
    },
  },
]
