import { describe, expect, test } from 'vitest'
import { SENTENCES } from '../../contracts/sentences/describe-act.ts'
import { NOUNS } from '../../services/ledger/nouns.ts'
import { projectFiles } from './project-files.ts'

/**
 * An act is whole when a user can prepare and sign it, read it in words, send it from a program,
 * and when the tests' table has its row, which drives strangers, properties, forms and simulation.
 * Each place names the act by its full name, so that a search for the name finds all of them.
 */
const PLACES = {
  mutation: /^services\/gateway\/nouns\/.*\.mutations?\.ts$/,
  'client function': /^services\/client\/acts\.ts$/,
  'row of the tests': /^test\/support\/act-table\/.*-rows\.ts$/,
} as const
type Place = keyof typeof PLACES

/** Acts that lack a place, each with its reason. */
const EXCEPTIONS: { readonly [act: string]: { readonly [In in Place]?: string } } = {}

const files = projectFiles()

function findPlaces(act: string): readonly Place[] {
  const places = Object.entries(PLACES) as [Place, RegExp][]
  return places.flatMap(([place, pattern]) => {
    const found = files.some(({ path, text }) => pattern.test(path) && text.includes(`'${act}'`))
    return found ? [place] : []
  })
}

describe('every act of the ledger', () => {
  test.each([...NOUNS.acts.keys()])('%s has all its places, but for what is excepted', act => {
    const excepted = Object.keys(EXCEPTIONS[act] ?? {})
    expect([...findPlaces(act), ...excepted].sort()).toEqual(Object.keys(PLACES).sort())
  })

  test('is said in words in both languages', () => {
    expect(Object.keys(SENTENCES).sort()).toEqual([...NOUNS.acts.keys()].sort())
  })

  test('an act that is nowhere is missed', () => {
    expect(findPlaces('gadget.make-nothing')).toEqual([])
  })

  test('only acts that there are have exceptions', () => {
    expect(Object.keys(EXCEPTIONS).filter(act => !NOUNS.acts.has(act))).toEqual([])
  })
})
