import { describe, expect, test } from 'vitest'
import { WAIT_KINDS, WAITS } from '../../contracts/wait/waits.ts'
import { NOUNS } from '../../services/ledger/nouns.ts'
import * as workflows from '../../workflows/index.ts'
import { printFigure } from './print-figure.ts'
import { isCode, type ProjectFile, projectFiles } from './project-files.ts'

const TABLE = 'contracts/wait/waits.ts'
/** Tests name kinds as they like; in the portal such words are names of what can be done. */
const NO_KINDS = /^(test|services\/portal)\//
const files = projectFiles()

/** Kinds in quotes, or as members of the table; a member of another type is none. */
function findKinds({ text }: Pick<ProjectFile, 'text'>): readonly string[] {
  const kinds = WAIT_KINDS.join('|')
  const spelt = new RegExp(`(?<!\\[)(['"])(${kinds})\\1|\\bWAITS\\.(${kinds})\\b`, 'g')
  return [...text.matchAll(spelt)].map(([match]) => match)
}

describe('kinds of wait', () => {
  test('are spelt in the table and in migrations, and nowhere else of what runs', () => {
    const running = files.filter(
      file => isCode(file) && !NO_KINDS.test(file.path) && file.path !== TABLE,
    )
    expect(running.length).toBeGreaterThan(300)
    const spelt = running.flatMap(file => findKinds(file).map(kind => `${file.path}: ${kind}`))
    printFigure('kinds of wait spelt outside their table', spelt.length, 'none')
    expect(spelt).toEqual([])
  })

  test('would be found', () => {
    expect(findKinds({ text: "kind === 'answer' || WAITS.confirmation" })).toHaveLength(2)
    expect(findKinds({ text: "the answer, offer.answer, Answered['answer']" })).toEqual([])
    expect(findKinds(files.find(({ path }) => path === TABLE)!)).not.toEqual([])
  })

  test('each has its row, its workflow, and an act of the operator that gives it up', () => {
    const migrations = files.filter(({ path }) => path.startsWith('schema/migrations/'))
    const rows = migrations.flatMap(({ text }) =>
      [...text.matchAll(/insert into ledger\.wait_kind[^;]*values \('(\w+)'/g)].map(([, k]) => k),
    )
    expect(rows.sort()).toEqual([...WAIT_KINDS].sort())
    for (const { workflow, lapse } of Object.values(WAITS)) {
      expect(Object.keys(workflows)).toContain(workflow)
      expect(NOUNS.classOf(lapse.act)).toBe('operator')
    }
  })
})
