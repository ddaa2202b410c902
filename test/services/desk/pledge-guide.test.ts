import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { issueReceivable } from '../../support/acts.ts'
import { type GatewayWorld, gatewayWorld } from '../gateway/gateway-fixtures.ts'
import { deskOf } from './desk-of.ts'

/** The guide on pledges, typed by the people whom it names, against a ledger with their debt. */
const folder = mkdtempSync(join(tmpdir(), 'tallystick-pledge-guide-'))
let world: GatewayWorld
let desks: Record<string, ReturnType<typeof deskOf>>
/** What stands for the words in capitals, and for the draft. */
const meant = new Map<string, string>()

beforeAll(async () => {
  world = await gatewayWorld()
  const debtor = await world.join(['debtor'])
  const supplier = await world.join(['supplier'])
  const bank = await world.join(['lender'])
  const receivable = await issueReceivable(world, { debtor, supplier, amount: 100_000n })
  meant.set('RECEIVABLE', receivable).set('BANK', bank.id)
  const people = { lin: supplier.maker, chen: supplier.checker, zhou: bank.maker, wu: bank.checker }
  desks = Object.fromEntries(
    Object.entries(people).map(([name, actor]) => [name, deskOf(world, actor)]),
  )
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await world?.close()
})

const listLines = (page: string) =>
  readFileSync(join(projectRoot, 'schema/guides', page), 'utf8').match(/^ {4}\S.*$/gm) ?? []

/** As typed in the folder: `echo` writes a file, the rest is the desk of the one who is named. */
async function type(line: string): Promise<string> {
  const words = line.trim().replaceAll(/[A-Z]{4,}|dft_…/g, word => meant.get(word) ?? word)
  const [, text, file] = /^echo '(.+)' >(\S+)$/.exec(words) ?? []
  if (file) {
    writeFileSync(join(folder, file), text!)
    return ''
  }
  const [, who] = / --as (\w+)\.profile\.json/.exec(words)!
  const command = words
    .replace('npx tallystick desk ', '')
    .replace(/ --as \S+/, '')
    .replace(/\S+\.json$/, path => join(folder, path))
  const said = await desks[who!]!(command)
  for (const [, draft] of said.matchAll(/\b(dft_[0-9A-Z]{13})\b/g)) meant.set('dft_…', draft!)
  for (const [, entry] of said.matchAll(/^done: entry (\d+)$/gm)) meant.set('ENTRY', entry!)
  for (const [, digest] of said.matchAll(/digest (\S{43})$/gm)) meant.set('DIGEST', digest!)
  return said
}

test('each command does what the guide says', async () => {
  const said: string[] = []
  for (const line of listLines('pledge.md')) said.push(await type(line))
  const shown = said.filter(answer => answer.startsWith('shown on '))
  expect(shown).toHaveLength(2)
  expect(shown[0]).toBe(shown[1])
  expect(shown[0]).toContain('the debtor is current')
  const done = said.filter(answer => answer.includes('done: entry'))
  expect(done).toHaveLength(7)
  const { rows } = await world.owner.query('select secured_minor, paid_minor from ledger.pledge')
  expect(rows).toEqual([{ secured_minor: 45_000n, paid_minor: 45_000n }])
  const left = await world.owner.query(
    `select sum(hi - lo)::bigint as units from ledger.claim
      where kind = 'pledge' and freed_by is null`,
  )
  expect(left.rows).toEqual([{ units: null }])
})

test('both languages type the same', () => {
  expect(listLines('pledge.zh.md')).toEqual(listLines('pledge.md'))
})
