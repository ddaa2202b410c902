import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Bug } from '../../../contracts/kernel/bug.ts'
import { idNumber, idOf } from '../../../contracts/kernel/id.ts'
import { issued, post } from '../../../contracts/kernel/tiling.ts'
import type { EntryNumber, Tiling } from '../../../contracts/kernel/title.ts'
import type { Locked } from '../../../services/ledger/engine/locked.ts'
import { NOUNS } from '../../../services/ledger/nouns.ts'
import { loadTilings } from '../../../services/ledger/title/load-titles.ts'
import { compareTitles, noChanges, type Posted } from '../../../services/ledger/title/title-rows.ts'
import { writeFaces } from '../../../services/ledger/title/write-faces.ts'
import { writeTitles } from '../../../services/ledger/title/write-titles.ts'
import { openPool } from '../../../services/platform/database.ts'
import { type AfterIssue, aim, arbitraryPosting } from '../../support/arbitrary-posting.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { liftRulesOfActs } from '../../support/rules-of-acts.ts'

const SIZE = 12n
const PARTIES = [idOf('pty', 7n), idOf('pty', 8n), idOf('pty', 9n)] as const
const [FIRST, SECOND, THIRD] = PARTIES
const PLACEHOLDER = idOf('rcv', 0n)

let database: TestDatabase
let pool: ReturnType<typeof openPool>
let client: Locked
beforeAll(async () => {
  database = await testDatabase()
  await liftRulesOfActs(database.ownerUrl)
  pool = openPool(database.urlAs('tallystick_ledger'), { name: 'rows', max: 1 })
  client = (await pool.connect()) as Locked
})
afterAll(async () => {
  client.release()
  await pool.end()
  await database.close()
})

type Instrument = Tiling['instrument']

let lastInstrument = 0n
let lastEntry = 0n
const next = () => ++lastEntry

/** An instrument of the run's own, as kernel and store have it when it is issued. */
async function issue(): Promise<Tiling> {
  const instrument = idOf('rcv', ++lastInstrument)
  const posting = { post: 'issue', instrument, size: SIZE, to: FIRST } as const
  const entry = next()
  const tiling = issued(posting, entry)
  await inTransaction(async () => {
    await writeFaces(client, [{ posting, entry }], NOUNS)
    const changes = noChanges()
    compareTitles([], tiling, [], changes)
    await writeTitles(client, changes)
  })
  return tiling
}

async function inTransaction(work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw fault
  }
}

/** What the store says of the whole face, read as the ledger reads it. */
async function stored(instrument: Instrument): Promise<Tiling> {
  const tilings = await loadTilings(client, [{ instrument, lo: 0n, hi: SIZE }])
  return tilings.get(instrument)!
}

/** Posts what the kernel takes of a group, each with an entry of its own, and drops the rest. */
function postGroup(tiling: Tiling, group: readonly AfterIssue[]) {
  const posted: { posting: AfterIssue; entry: EntryNumber }[] = []
  let after = tiling
  for (const posting of group) {
    const entry = next()
    const one = aim(posting, after)
    try {
      after = post(after, one, entry)
      posted.push({ posting: one, entry })
    } catch (error) {
      if (!(error instanceof Bug)) throw error
    }
  }
  return { after, posted }
}

/** One transaction, on the postings' spans and a unit beside them, as acts have them loaded. */
async function write(instrument: Instrument, posted: readonly PostedAny[]): Promise<void> {
  const onSpan = posted.filter(isOnSpan)
  const ranges = onSpan.map(({ posting: { span } }) => ({
    instrument,
    lo: span.lo > 0n ? span.lo - 1n : 0n,
    hi: span.hi + 1n,
  }))
  await inTransaction(async () => {
    const before = (await loadTilings(client, ranges)).get(instrument)
    await writeFaces(client, posted, NOUNS)
    if (!before) return
    const after = onSpan.reduce(
      (tiling, { posting, entry }) => post(tiling, posting, entry),
      before,
    )
    const changes = noChanges()
    compareTitles(before.titles, after, onSpan, changes)
    await writeTitles(client, changes)
  })
}

type PostedAny = ReturnType<typeof postGroup>['posted'][number]

function isOnSpan(one: PostedAny): one is Posted {
  return 'span' in one.posting
}

/**
 * Claims and holds that live, and successors of claims that live, without a title that has them.
 */
async function strays(instrument: Instrument): Promise<number> {
  const { rows } = await client.query(
    `select c.id from ledger.claim c left join ledger.title t on t.claim = c.id
      where c.instrument = $1 and c.freed_by is null and t.lo is distinct from c.lo
     union all
     select h.id from ledger.hold h
       left join ledger.title t on t.instrument = h.instrument and t.lo = h.lo and t.hi = h.hi
      where h.instrument = $1 and h.lifted_by is null and t.lo is null`,
    [idNumber(instrument)],
  )
  return rows.length
}

/** Of titles before a group: the claims that ended in it, each by the first entry that ended it. */
function endedClaims(before: Tiling, steps: readonly Step[]): string[] {
  return before.titles.flatMap(({ lo, hi, claim }) => {
    const ender = steps.find(
      ({ after }) =>
        !after.titles.some(
          t => t.lo === lo && t.hi === hi && t.claim?.boundBy === (claim?.boundBy ?? null),
        ),
    )
    return claim && ender ? [`${lo} ${hi} ${claim.boundBy} ${ender.entry}`] : []
  })
}

/** Claims that rows say ended by these entries, and were there before. */
async function endedClaimRows(instrument: Instrument, steps: readonly Step[]): Promise<string[]> {
  const entries = steps.map(s => s.entry)
  const { rows } = await client.query<{ says: string }>(
    `select concat_ws(' ', lo, hi, bound_by, freed_by) as says from ledger.claim
      where instrument = $1 and freed_by = any($2::bigint[]) order by lo`,
    [idNumber(instrument), entries],
  )
  return rows.map(row => row.says)
}

interface Step {
  readonly after: Tiling
  readonly entry: EntryNumber
}

const group = fc.array(arbitraryPosting(PLACEHOLDER, SIZE, PARTIES), { minLength: 1, maxLength: 4 })
const groups = fc.array(group, { minLength: 8, maxLength: 14 })

/** What a run must have met, or it has shown nothing. */
function meet(met: Map<string, number>, before: Tiling, { posting }: PostedAny): void {
  const count = (what: string) => met.set(what, (met.get(what) ?? 0) + 1)
  count(posting.post)
  if (!('span' in posting)) return
  const { lo, hi } = posting.span
  for (const title of before.titles.filter(t => t.lo < hi && lo < t.hi)) {
    const cut = title.lo < lo || hi < title.hi
    if (cut && title.claim && title.holds.length > 0) count('a cut under a claim and a hold')
    if (cut && title.claim?.successor) count('a cut under a claim with a successor')
    if (posting.post === 'name-successor' && title.claim?.successor) count('another successor')
    if (posting.post === 'succeed' && title.holds.length > 0) count('a succession under a hold')
    if (posting.post === 'free' && cut) count('a claim freed in part')
  }
}

test('INV-STO-01 rows say what the kernel says after any postings', async () => {
  const met = new Map<string, number>()
  const property = fc.asyncProperty(groups, async all => {
    let tiling = await issue()
    for (const one of all) {
      const { after, posted } = postGroup(tiling, one)
      const steps: Step[] = []
      for (const each of posted) {
        const last = steps.at(-1)?.after ?? tiling
        meet(met, last, each)
        const then = post(last, each.posting, each.entry)
        if (then.titles.length < last.titles.length) met.set('a cut mended', 1)
        steps.push({ after: then, entry: each.entry })
      }
      await write(tiling.instrument, posted)
      expect(await stored(tiling.instrument)).toEqual(after)
      expect(await strays(tiling.instrument)).toBe(0)
      const ended = await endedClaimRows(tiling.instrument, steps)
      expect(ended).toEqual(endedClaims(tiling, steps))
      tiling = after
    }
  })
  await fc.assert(property, { numRuns: 80, seed: 20261121 })
  const all = [
    'move',
    'retire',
    'bind',
    'free',
    'name-successor',
    'succeed',
    'hold',
    'lift',
    'pay-down',
  ]
  const rare = ['a cut under a claim and a hold', 'a cut under a claim with a successor']
  const turns = ['another successor', 'a succession under a hold', 'a claim freed in part']
  turns.push('a cut mended')
  for (const what of [...all, ...rare, ...turns])
    expect([what, met.has(what)]).toEqual([what, true])
})

async function claimRows(instrument: Instrument): Promise<unknown[]> {
  const { rows } = await client.query(
    `select c.lo, c.hi, c.claimant, c.charge, c.freed_by, was.bound_by as after, s.party as heir,
            (select count(*) from ledger.successor e
              where e.claim = c.id and e.ended_by is not null)::integer as unnamed
       from ledger.claim c left join ledger.claim was on was.id = c.succeeds
       left join ledger.successor s on s.live = c.id
      where c.instrument = $1 order by c.id`,
    [idNumber(instrument)],
  )
  return rows
}

test('a successor takes over from the claim that named it last; the rest goes on', async () => {
  const { instrument } = await issue()
  const on = { instrument, span: { lo: 0n, hi: 6n } }
  const heir = { act: 'refinance', expires: '2026-12-01' } as const
  const all: AfterIssue[] = [
    { post: 'bind', ...on, kind: 'pledge', party: SECOND },
    { post: 'name-successor', ...on, party: SECOND, ...heir },
    { post: 'name-successor', ...on, party: THIRD, ...heir },
    { post: 'succeed', ...on, kind: 'finance' },
    { post: 'free', instrument, span: { lo: 2n, hi: 4n } },
  ]
  const entries = all.map(next)
  for (const [index, posting] of all.entries())
    await write(instrument, [{ posting, entry: entries[index]! }])
  const rows = await claimRows(instrument)
  const [bound, , , succeeded, freed] = entries
  const row = {
    claimant: 9n,
    charge: succeeded,
    freed_by: null,
    after: null,
    heir: null,
    unnamed: 0,
  }
  const whole = { lo: 0n, hi: 6n, charge: succeeded }
  expect(rows).toEqual([
    {
      ...whole,
      claimant: 8n,
      charge: bound,
      freed_by: succeeded,
      after: null,
      heir: 9n,
      unnamed: 1,
    },
    { ...row, ...whole, freed_by: freed, after: bound },
    { ...row, lo: 0n, hi: 2n },
    { ...row, lo: 4n, hi: 6n },
  ])
})

test('named and succeeded in one group: as the kernel says, without a link', async () => {
  const issued = await issue()
  const on = { instrument: issued.instrument, span: { lo: 0n, hi: SIZE } }
  const heir = { party: THIRD, act: 'refinance', expires: '2026-12-01' } as const
  const step = (posting: AfterIssue) => ({ posting, entry: next() })
  const bound = step({ post: 'bind', ...on, kind: 'pledge', party: SECOND })
  const rest = [
    step({ post: 'name-successor', ...on, ...heir }),
    step({ post: 'succeed', ...on, kind: 'finance' }),
  ]
  await write(issued.instrument, [bound])
  await write(issued.instrument, rest)
  const after = [bound, ...rest].reduce((t, { posting, entry }) => post(t, posting, entry), issued)
  expect(await stored(issued.instrument)).toEqual(after)
  expect(await strays(issued.instrument)).toBe(0)
  expect(await claimRows(issued.instrument)).toMatchObject([
    { claimant: 8n, freed_by: rest[1]!.entry },
    { claimant: 9n, charge: rest[1]!.entry, freed_by: null, after: null },
  ])
})
