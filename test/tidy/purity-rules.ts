import ts from 'typescript'
import { isCode, type ProjectFile } from './project-files.ts'
import type { Rule } from './rule.ts'

/** What would let time, chance or the outside into a contract. */
const OUTSIDE = [
  ...['Date', 'Temporal', 'performance', 'crypto', 'process', 'globalThis', 'console', 'fetch'],
  ...['Promise', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'require'],
]

function impureWords({ path, text }: ProjectFile): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const breaches: string[] = []
  const visit = (node: ts.Node): void => {
    if (isOutside(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
      breaches.push(`line ${line + 1}: ${node.getText(source)}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return breaches
}

function isOutside(node: ts.Node): boolean {
  if (node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node)) return true
  if (ts.isPropertyAccessExpression(node)) return node.getText() === 'Math.random'
  return ts.isIdentifier(node) && OUTSIDE.includes(node.text) && !isMemberName(node)
}

/** `party.process`, `{ process: 1 }` and `process: string` are names of our own. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node
  return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node
}

export const purityRules: Rule[] = [
  {
    says: 'a contract knows no clock, no chance, no input or output and no waiting',
    appliesTo: file => isCode(file) && file.path.startsWith('contracts/'),
    breaches: impureWords,
    bad: { path: 'contracts/a.ts', text: 'export const due = (d: number) => Date.now() > d' },
    good: { path: 'contracts/a.ts', text: '// process\nexport const due = { process: "Date" }' },
  },
]
