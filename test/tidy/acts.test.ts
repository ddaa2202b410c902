import { describe, expect, test } from 'vitest'
import { CONSEQUENCES } from '../../contracts/sentences/consequences.ts'
import { SENTENCES } from '../../contracts/sentences/describe-act.ts'
import { NOUNS } from '../../services/ledger/nouns.ts'
import { printFigure } from './print-figure.ts'
import { type ProjectFile, projectFiles } from './project-files.ts'

/**
 * What is written by hand for one act, in the order of the table in CONTRIBUTING. Each place but
 * the first two names the act by its full name, so that a search for the name finds it; a user can
 * prepare and sign an act that has them all, read it in words, and send it from a program.
 */
const PLACES: Readonly<Record<string, (act: string, file: ProjectFile) => boolean>> = {
  clause: isClause,
  'table of its refusals': (act, { path, text }) =>
    /^test\/contracts\/.*\.test\.ts$/.test(path) && importsFrom(text, clauses.get(act) ?? ''),
  'clause by its name, and what programs ask for it with': (act, { path, text }) =>
    /^contracts\/\w+\/clauses\.ts$/.test(path) && text.split(`'${act}'`).length > 2,
  'act of the ledger': (act, { path, text }) =>
    /^services\/ledger\/nouns\/.*\.acts?\.ts$/.test(path) && text.includes(`name: '${act}'`),
  'act by its name, and its replay': (act, { path, text }) =>
    /^services\/ledger\/nouns\/\w+\/index\.ts$/.test(path) && text.split(`'${act}'`).length > 2,
  sentence: (act, { path, text }) =>
    path.startsWith('contracts/sentences/') && text.includes(`'${act}': `),
  mutation: (act, { path, text }) =>
    /^services\/gateway\/nouns\/.*\.mutations?\.ts$/.test(path) && text.includes(`'${act}'`),
  'row of the tests': (act, { path, text }) =>
    /^test\/support\/act-table\/.*-rows\.ts$/.test(path) && text.includes(`'${act}': `),
}

/** So many files may an act touch, none of them printed. */
const FILES_MAX = 8

const files = projectFiles()
const acts = [...NOUNS.acts.keys()]

function isClause(act: string, { path, text }: ProjectFile): boolean {
  return path.startsWith('contracts/') && text.includes(`export const ${nameClass(act)} =`)
}

/** `title.offer-pledge` has the class `OFFER_PLEDGE_CLASS`, which stands in its clause. */
function nameClass(act: string): string {
  return `${act.split('.')[1]!.replaceAll('-', '_').toUpperCase()}_CLASS`
}

const clauses = new Map(acts.map(act => [act, files.find(file => isClause(act, file))?.path ?? '']))

function importsFrom(text: string, path: string): boolean {
  return path !== '' && text.includes(`/${path}'`)
}

/** Finds the file of each place that an act has; the first where there are several. */
function findPlaces(act: string): ReadonlyMap<string, string> {
  const found = Object.entries(PLACES).flatMap(([place, isPlace]) => {
    const file = files.find(one => isPlace(act, one))
    return file ? [[place, file.path] as const] : []
  })
  return new Map(found)
}

const placesByAct = new Map(acts.map(act => [act, findPlaces(act)]))

describe('every act of the ledger', () => {
  test.each(acts)('%s has all its places', act => {
    expect([...placesByAct.get(act)!.keys()]).toEqual(Object.keys(PLACES))
  })

  test(`touches at most ${FILES_MAX} files, as CONTRIBUTING lists them`, () => {
    const counts = [...placesByAct.values()].map(places => new Set(places.values()).size)
    printFigure('files an act', Math.max(...counts), `${FILES_MAX} at most, ${acts.length} acts`)
    expect(Math.max(...counts)).toBe(FILES_MAX)
    const page = files.find(({ path }) => path === '.github/CONTRIBUTING.md')!.text
    const [section] = page.split('## To add an act')[1]!.split('## ')
    expect(section!.match(/^\| \d+ \|/gm)).toHaveLength(FILES_MAX)
  })

  test('is said in words in both languages', () => {
    expect(Object.keys(SENTENCES).sort()).toEqual([...acts].sort())
  })

  test('says what follows from it, one of them by its answer', () => {
    const acts = [...NOUNS.acts.keys()].filter(act => act !== 'title.answer-offer')
    expect(Object.keys(CONSEQUENCES).sort()).toEqual(acts.sort())
  })

  test('an act that is nowhere is missed', () => {
    expect(findPlaces('gadget.make-nothing').size).toBe(0)
  })
})
