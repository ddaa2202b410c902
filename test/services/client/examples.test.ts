import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { lists, type Page } from '../../../schema/graphql/lists.ts'
import type { TestParty } from '../../support/actor.ts'
import { issueReceivable } from '../../support/acts.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from '../gateway/gateway-fixtures.ts'
import { readGuide } from './guide-programs.ts'
import { type Installed, installTarball, writeProfile } from './tarball.ts'

/** The examples that come with the tarball, as somebody runs them who installed it. */
let world: GatewayWorld
let installed: Installed
let rich: Joined
let seller: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  installed = await installTarball()
  rich = await world.join(['debtor'])
  seller = await world.join(['supplier'])
})
afterAll(async () => {
  installed?.remove()
  await world?.close()
})

const example = async (name: string, ...words: string[]) =>
  await installed.run(`node node_modules/tallystick-client/examples/${name}.mjs ${words.join(' ')}`)
const profiles = (party: TestParty, name: string) => {
  for (const who of ['maker', 'checker'] as const)
    writeProfile(installed, world, `${name}-${who}`, party[who])
  return [`${name}-maker.profile.json`, `${name}-checker.profile.json`]
}

test('title: an invoice is paid with part of what its buyer holds', async () => {
  const second = await world.join(['supplier'])
  await issueReceivable(world, { debtor: rich, supplier: seller, amount: 500n })
  await world.invoice(second.id, seller.id, 200n)
  const said = await example('title', ...profiles(seller, 'seller'), ...profiles(second, 'second'))
  expect(said).toContain(`tier 1: 200 to Party ${seller.code}`)
  expect(said).toContain(`tier 2: 200 to Party ${second.code}`)
})

test('regulator: why it looks is in the journal before it sees anything', async () => {
  const regulator = await world.join(['regulator'])
  const receivable = await issueReceivable(world, { debtor: rich, supplier: seller, amount: 70n })
  const said = await example('regulator', ...profiles(regulator, 'bureau'), receivable, 'Case-7')
  expect(said).toContain('Case-7')
  expect(said).toContain(`70 held by Party ${seller.code}`)
  expect(said).toMatch(/70 of invoice \w+/)
})

test('lists: what a party holds, what came and went, and who looked', async () => {
  const said = await example('lists', profiles(seller, 'seller')[0]!, '2026-03-01', '2026-03-31')
  expect(said).toContain('holds 370 CNY: 370 free, 0 pledged\n')
  expect(said).toContain(`receivable.confirm 500 from Party ${rich.code} to Party ${seller.code}`)
  expect(said).toContain(`title.answer-offer 200 from Party ${seller.code}`)
  expect(said).toContain(`looked: Case-7`)
})

describe('the guide of questions', () => {
  const { queries, commands } = readGuide('questions.md')

  test('asks the same in both languages, and each is answered', async () => {
    expect(readGuide('questions.zh.md')).toEqual(readGuide('questions.md'))
    const answers: Record<string, unknown>[] = []
    for (const query of queries)
      answers.push(await seller.alone.read<Record<string, unknown>>(query))
    expect(answers).toHaveLength(11)
    const none = { offered: '0', pledged: '0', financed: '0', held: '0', overdue: '0' }
    const totals = [{ currency: 'CNY', amount: '370', free: '370', ...none }]
    expect(answers[0]).toEqual({ viewer: { titles: { totalCount: 2, totals } } })
    const looked = [{ node: expect.objectContaining({ purpose: 'Case-7' }) }]
    expect(answers[7]).toMatchObject({ viewer: { openings: { edges: looked } } })
  })

  test('takes lists out as files', async () => {
    writeProfile(installed, world, 'lin', seller.maker)
    await installed.run(commands[0]!)
    const passed = readFileSync(join(installed.folder, 'passed.csv'), 'utf8')
    expect(passed.trim().split('\n')).toHaveLength(2)
    expect(readdirSync(installed.folder)).toContain('free.xlsx')
  })
})

/** What each list must be asked with. */
const ASKED: Readonly<Record<string, object>> = {
  claims: { as: 'claimant' },
  holds: { as: 'setter' },
  invoices: { as: 'seller' },
  openings: { as: 'opener' },
  receivables: { as: 'supplier' },
  lots: { as: 'keeper' },
  receipts: { as: 'keeper' },
  dailyReport: { on: '2026-03-02' },
  outstanding: { on: '2026-03-02' },
}

test('each list of the package is answered, a page as it is asked for and its sums', async () => {
  const regulator = await world.join(['regulator', 'debtor'])
  const officer = world.client(world.operator.maker)
  const { ofInstrument, ofParty, ofImport, ...own } = lists
  const readers = [officer, regulator.alone, seller.alone]
  const asked = async (name: string, document: object, given: object) => {
    const answers = await Promise.allSettled(
      readers.map(({ read }) =>
        read<Page<object>>(document as never, { ...given, whole: true } as never),
      ),
    )
    // Whoever may not see a record finds its lists empty, and not counted.
    const counts = answers.map(one => one.status === 'fulfilled' && one.value.totalCount)
    expect(counts.some(Number.isInteger), `${name}: ${inspect(answers)}`).toBe(true)
  }
  for (const [name, document] of Object.entries(own)) await asked(name, document, ASKED[name] ?? {})
  const [title] = (await seller.alone.read(lists.titles)).rows
  for (const [name, document] of Object.entries(ofInstrument))
    await asked(name, document, { id: title!.instrument.id })
  for (const [name, document] of Object.entries(ofParty))
    await asked(name, document, { id: seller.id })
  const imported = await seller.alone.imports.rows('invoice', [{}], { name: 'one' })
  for (const [name, document] of Object.entries(ofImport))
    await asked(name, document, { id: (imported as { id: string }).id })
})

test('calendar: two officers end the day', async () => {
  const apart = await gatewayWorld()
  onTestFinished(async () => await apart.close())
  const officers = (['maker', 'checker'] as const).map(who => {
    writeProfile(installed, apart, `officer-${who}`, apart.operator[who])
    return `officer-${who}.profile.json`
  })
  const said = await example('calendar', ...officers, '2026-03-03')
  expect(said).toMatch(/^it is 2026-03-02\n[\s\S]*it is 2026-03-03\n$/)
})
