import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { idNumber, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { signed, type TestParty } from '../../support/actor.ts'
import { DEBT, issueReceivable, offerPart } from '../../support/acts.ts'
import {
  entryOf,
  mustBeAccepted,
  refusalOf,
  type TestMarket,
  testMarket,
} from '../../support/market.ts'

let market: TestMarket
let debtor: TestParty
let supplier: TestParty
let second: TestParty

beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  second = await market.enrol(['supplier'])
})
afterAll(async () => await market.close())

async function titles(receivable: ReceivableId) {
  const { rows } = await market.owner.query(
    `select t.lo, t.hi, t.claim is not null as claimed
       from ledger.title t join ledger.entry e on e.id = t.since
      where t.instrument = $1 order by t.lo`,
    [idNumber(receivable)],
  )
  return rows.map(r => [r.lo, r.hi, r.claimed])
}

describe('a receivable', () => {
  test('is proposed, confirmed, offered in part, accepted', async () => {
    const receivable = await issueReceivable(market, { debtor, supplier, amount: 1_000n })
    const spans = await offerPart(market, supplier, second, receivable, 0n, 300n)
    expect(await titles(receivable)).toEqual([
      [0n, 300n, true],
      [300n, 1000n, false],
    ])
    const both = [second.maker, second.checker]
    const body = { spans, answer: 'accept' }
    mustBeAccepted(await market.act(both, 'title.answer-offer', body))
    expect(await titles(receivable)).toEqual([
      [0n, 300n, false],
      [300n, 1000n, false],
    ])
    const again = await market.act(both, 'title.answer-offer', body)
    expect(refusalOf(again)).toBe('spans_must_be_under_an_offer')
  })
})

test('a group waits to commit until the one before it has: entries are seen in order', async () => {
  const other = await market.enrol(['supplier'])
  const pledge = async (holder: TestParty, id: string) => {
    const instrument = await issueReceivable(market, { debtor, supplier: holder, amount: 100n })
    const body = { ...DEBT, to: second.id, spans: [{ instrument, lo: '0', hi: '1' }] }
    const parts = { aud: market.ledger.name, act: 'title.offer-pledge', body, id }
    return [signed([holder.maker, holder.checker], parts)]
  }
  const [early, late] = [await pledge(supplier, 'early'), await pledge(other, 'late')]
  const ledgers = async (where: string) => {
    const { rows } = await market.owner.query(
      `select from pg_stat_activity where datname = current_database()
          and usename = 'tallystick_ledger' and ${where}`,
    )
    expect(rows).toHaveLength(1)
  }
  // Its id is taken by a transaction that has not ended: so the first group waits to write.
  const holder = await market.owner.connect()
  await holder.query('begin')
  await holder.query(
    `insert into ledger.command (party, id, payload_hash, jws, outcome)
     values ($1, 'early', sha256(''), '', '[]')`,
    [idNumber(supplier.id)],
  )
  const first = market.ledger.submit(early)
  await vi.waitFor(() => ledgers("wait_event_type = 'Lock'"), 10_000)
  const next = market.ledger.submit(late)
  const isDone = "state = 'idle in transaction' and query = 'set constraints all immediate'"
  try {
    await vi.waitFor(() => ledgers(isDone), 10_000)
  } finally {
    await holder.query('rollback')
    holder.release()
  }
  const [one, two] = [await first, await next].map(([answer]) => BigInt(entryOf(answer!)))
  expect(one).toBeLessThan(two!)
})

describe('a command', () => {
  test('sent again is answered as before; its id is refused for another payload', async () => {
    const receivable = await issueReceivable(market, { debtor, supplier, amount: 500n })
    const body = { ...DEBT, to: second.id, spans: [{ instrument: receivable, lo: '0', hi: '100' }] }
    const parts = { aud: market.ledger.name, act: 'title.offer-pledge', body, id: 'once' }
    const both = [supplier.maker, supplier.checker]
    const jws = signed(both, parts)
    const [first] = await market.ledger.submit([jws])
    const [second_] = await market.ledger.submit([jws])
    expect(second_).toEqual(first)
    const other = signed(both, { ...parts, body: { ...body, spans: [] } })
    const [refused] = await market.ledger.submit([other])
    expect(refusalOf(refused!)).toBe('command_id_must_not_be_used_for_another_payload')
  })
})
