import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, validate } from 'graphql'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type Certificate, StoryBook } from '../../../services/demo/book.ts'
import { readMarket } from '../../../services/demo/market/index.ts'
import { buildOperator, signGenesis, writeOperatorKeys } from '../../../services/demo/operator.ts'
import { type Told, tellStory } from '../../../services/demo/tell-story.ts'
import { yuan } from '../../../services/demo/words.ts'
import { schema } from '../../../services/gateway/build-schema.ts'
import { readConfig } from '../../../services/platform/config.ts'
import { readIdentityKey } from '../../../services/platform/identity-key.ts'
import { readRootSecret } from '../../../services/platform/root-secret.ts'
import { type Program, startProgram } from '../../../services/program/index.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { testTemporal } from '../../support/temporal.ts'

const START_ON = '2025-01-06'
const SEED = 7
const ROOT_SECRET = '5a'.repeat(32)
/** An offer is forgotten on the eleventh business day, and lapses five later. */
const DAYS = 18
const MINUTES = 60_000

const state = mkdtempSync(join(tmpdir(), 'tallystick-demo-'))
afterAll(() => rmSync(state, { recursive: true }))

let program: Program | null = null
let database: TestDatabase | null = null

afterEach(async () => {
  for (const { close } of program?.parts ?? []) await close()
  await database?.close()
  program = null
  database = null
})

/** Each of them goes on where the one before it ended, on a ledger of their own. */
async function tell(...lengths: readonly number[]): Promise<Told> {
  database = await testDatabase()
  const config = readConfig({
    ...{ DATABASE_URL: database.ownerUrl, TEMPORAL_ADDRESS: await testTemporal() },
    ...{ ROOT_SECRET, DEMONSTRATION: 'true', TALLYSTICK_STATE: state },
  })
  const secret = readRootSecret(config)
  writeOperatorKeys(state, secret)
  const found = () =>
    signGenesis(buildOperator(secret), {
      ...{ date: START_ON, identityKey: readIdentityKey(config) },
    })
  program = await startProgram({ config, found, say: () => undefined })
  const market = await readMarket({ file: null, seed: SEED, startOn: START_ON })
  const run = { at: Date.now(), startOn: START_ON, seed: SEED, invoices: null, market: '' } as const
  let told: Told | null = null
  for (const days of lengths)
    told = await tellStory({ program, config, market, run, days, setUpMs: 0 })
  return told!
}

let unbroken: Told

test(
  'the first weeks of a generated market, as its users live them',
  async () => {
    unbroken = await tell(DAYS)
    const { report, days } = unbroken
    expect(days).toBe(DAYS)
    for (const line of [
      /confirmed by the debtor and issued +│ +\d\d/,
      /accepted at once, by standing acceptance +│ +\d/,
      /lapsed: nobody answered +│ +1 /,
      /paid in time, acknowledged by the holder +│ +\d/,
      /overdue on 2025-\d\d-\d\d +│ +\d/,
      /to be paid: falls due in 2025-\d\d +│ +\d/,
      /Who is still to be paid[\s\S]*\(tier 3\)[\s\S]*all holders/,
      /Who has still to pay[\s\S]* others, none of them overdue[\s\S]*all debtors/,
      /tier 3, 2025-.*; holds \d/,
      /the ledger: party_must_hold_the_title/,
      /the ledger: title_must_be_free_of_claims/,
      /50 t of copper[\s\S]*title_must_be_free_of_claims[\s\S]*one_live_receipt/,
      /A scale finds 45 t[\s\S]*title_must_be_free_of_holds[\s\S]*cosigner_must_sign/,
      /50 t are weighed out, and the receipt is delivered/,
      /PostgreSQL: title_has_one_claim[\s\S]*PostgreSQL: title_has_one_claim/,
      /the audit: title_differs/,
      /undone: the title is .*’s again\. Of \d+ entries replayed.* nothing else differed/,
      /supplier-\d+ \/ [\w-]{16} /,
    ])
      expect(report).toMatch(line)
    const printed = [...report.matchAll(/-d '(.*)'/g)].map(([, body]) => JSON.parse(body!).query)
    expect(printed).toHaveLength(2)
    for (const query of printed) expect(validate(schema, parse(query))).toEqual([])
  },
  5 * MINUTES,
)

test(
  'a run that was interrupted is gone on with and ends with the same totals',
  async () => {
    const broken = await tell(12, DAYS)
    expect(broken.digest).toBe(unbroken.digest)
  },
  5 * MINUTES,
)

test('a span that is passed on is cut out of its title, and what is paid is gone', () => {
  const book = new StoryBook()
  const invoice = { amount: 100n } as Certificate['invoice']
  const parts = [{ lo: 0n, hi: 100n, holder: 'A' }]
  const certificate: Certificate = {
    ...{ id: 'rcv_0000000000001', invoice, issuedOn: START_ON, parts, held: null },
  }
  book.issue(certificate)
  book.move(certificate, { lo: 0n, hi: 40n }, 'B')
  book.move(certificate, { lo: 0n, hi: 10n }, 'C')
  expect(certificate.parts.map(({ lo, hi, holder }) => [lo, hi, holder])).toEqual([
    [0n, 10n, 'C'],
    [10n, 40n, 'B'],
    [40n, 100n, 'A'],
  ])
  book.pay(certificate, certificate.parts[1]!, true)
  expect([...book.outstanding()]).toEqual([
    ['C', 10n],
    ['A', 60n],
  ])
  expect(book.sum('paid', 'paid late')).toEqual({ count: 2, amount: 60n })
})

test('money is written in yuan', () => {
  expect([0n, 5n, 123_456_789n, -100_000n].map(yuan)).toEqual([
    ...['0.00', '0.05', '1,234,567.89', '-1,000.00'],
  ])
})
