import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { signed, type TestParty } from '../../support/actor.ts'
import { DEBT, issueReceivable, offerPart } from '../../support/acts.ts'
import { mustBeAccepted, refusalOf, type TestMarket, testMarket } from '../../support/market.ts'

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
