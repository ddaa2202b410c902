import ts from 'typescript'
import { expect, test } from 'vitest'
import { printFigure } from './print-figure.ts'
import { isCode, type ProjectFile, projectFiles } from './project-files.ts'
import { findWidelyUsedTypes } from './widely-used-types.ts'

/** `unfrozenSpan`, `unfrozen_span` and `unfrozen-span` are the words unfrozen and span. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
}

const asPhrase = (name: string) => `_${wordsOf(name).join('_')}_`

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
  return names.filter(name => never.some(word => asPhrase(name).includes(`_${word}_`)))
}

/** Types of these folders are words of the system; used in three folders, they need their row. */
const WORDS_OF_ALL = /^(contracts\/(kernel|command)|services\/ledger\/engine)\//
const FOLDERS_MIN = 3

/** The types that no row names in its second column, as words or as the type itself. */
function findWithoutRow(types: readonly string[], glossary: string): readonly string[] {
  const rows = glossary.split('\n').filter(line => line.startsWith('| '))
  const named = new Set(rows.flatMap(row => listNamed(row.split('|')[2] ?? '').map(asPhrase)))
  return types.filter(type => !named.has(asPhrase(type)))
}

/** `title (of a face: `TitleId`), tile` names a title, a tile and `TitleId`. */
function listNamed(cell: string): readonly string[] {
  const types = [...cell.matchAll(/`(\w+)`/g)].map(([, type]) => type!)
  const words = cell.replace(/\(.*?\)/g, '').split(/[,/:]/)
  return [...types, ...words.map(word => word.trim())]
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

/** So many words are said in the glossary, at least. */
const ROWS_MIN = 54

test(`the glossary has at least ${ROWS_MIN} rows`, () => {
  const rows = glossary.match(/^\| (?!中文|---)/gm) ?? []
  printFigure('rows of the glossary', rows.length, `${ROWS_MIN} at least`)
  expect(rows.length).toBeGreaterThanOrEqual(ROWS_MIN)
})

test('each type that three folders use has its row', () => {
  const types = findWidelyUsedTypes(files, WORDS_OF_ALL, FOLDERS_MIN)
  expect(types.length).toBeGreaterThan(0)
  expect(findWithoutRow(types, glossary)).toEqual([])
})

test('a type without a row is found, whatever way it is imported, and a rare one is not', () => {
  const file = (path: string, text: string) => ({ path, text })
  const made = [
    file('services/ledger/engine/coin.ts', 'export interface CoinToss {}\nexport class Rare {}'),
    file('services/ledger/engine/toss.ts', "import { Rare } from './coin.ts'"),
    file('services/ledger/index.ts', "export type { CoinToss as Toss } from './engine/coin.ts'"),
    file('services/gateway/a.ts', "import { type Toss } from '../ledger/index.ts'"),
    file('workflows/a.ts', "import type { CoinToss } from '../services/ledger/engine/coin.ts'"),
    file('workflows/b.ts', "import { Rare } from '../services/ledger/engine/coin.ts'"),
    file('test/a.ts', "import { Rare } from '../services/ledger/engine/coin.ts'"),
  ]
  const types = findWidelyUsedTypes(made, WORDS_OF_ALL, FOLDERS_MIN)
  expect(types).toEqual(['CoinToss'])
  expect(findWithoutRow(types, '| 币 | coin | coin toss | |')).toEqual(['CoinToss'])
  expect(findWithoutRow(types, '| 币 | coin toss of two (toss) | | |')).toEqual(['CoinToss'])
  expect(findWithoutRow(types, '| 币 | coin, coin toss (of one) | | |')).toEqual([])
  expect(findWithoutRow(types, '| 币 | coin (`CoinToss`) | | |')).toEqual([])
})
