import ts from 'typescript'
import { expect, test } from 'vitest'
import { isCode, type ProjectFile, projectFiles } from './project-files.ts'

/** `unfrozenSpan`, `unfrozen_span` and `unfrozen-span` are the words unfrozen and span. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
}

function neverSaid(glossary: string): string[] {
  const rows = glossary.split('\n').filter(line => line.startsWith('| '))
  const last = rows.map(row => row.split('|').at(-2)!)
  return last.flatMap(cell => [...cell.matchAll(/`(\w+)`/g)].map(([, word]) => word!))
}

/** Names and refusals of a file in which one of the words stands. */
function findSaid(never: string[], { path, text }: ProjectFile): string[] {
  const names = [path.split('/').at(-1)!]
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isStringLiteral(node)) names.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  const asPhrase = (name: string) => `_${wordsOf(name).join('_')}_`
  return names.filter(name => never.some(word => asPhrase(name).includes(`_${word}_`)))
}

const files = projectFiles()
const glossary = files.find(({ path }) => path === 'contracts/GLOSSARY.md')!.text

test('contracts use the words of the glossary, and none that it rules out', () => {
  const never = neverSaid(glossary)
  const contracts = files.filter(
    file => isCode(file) && /^contracts\/(?!abs\/|refusal\/)/.test(file.path),
  )
  expect(never.length).toBeGreaterThan(0)
  expect(contracts.length).toBeGreaterThan(0)
  const said = contracts.flatMap(file => findSaid(never, file).map(name => `${file.path}: ${name}`))
  expect(said).toEqual([])
})

test('a word that is ruled out is found in a name, a refusal and a file name', () => {
  const never = neverSaid('| 冻结 | hold | `freeze`, stop |\n| 红字 | red letter | `credit_note` |')
  expect(never).toEqual(['freeze', 'credit_note'])
  const text = "// freeze\nconst freezeSpan = stop('no_credit_note', creditNote, antifreezed)"
  expect(findSaid(never, { path: 'contracts/to-freeze.ts', text })).toEqual([
    ...['to-freeze.ts', 'freezeSpan', 'no_credit_note', 'creditNote'],
  ])
})
