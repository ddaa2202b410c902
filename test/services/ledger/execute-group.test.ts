import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../services/platform/new-id.ts'
import type { TestParty } from '../../support/actor.ts'
import { signed } from '../../support/actor.ts'
import {
  confirmation,
  mustBeAccepted,
  refusalOf,
  type TestMarket,
  testMarket,
} from '../../support/market.ts'

const DUE = '2026-06-01'

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

async function issued(amount: bigint) {
  const receivable = newId('rcv')
  const invoice = await market.invoice(supplier.id, debtor.id, amount)
  mustBeAccepted(
    await market.act([supplier.maker], 'receivable.propose', {
      ...{ receivable, debtor: debtor.id, supplier: supplier.id, dueOn: DUE },
      trade: [{ invoice, amount: String(amount) }],
    }),
  )
  mustBeAccepted(
    await market.act(
      [debtor.maker, debtor.checker],
      'receivable.confirm',
      confirmation(receivable, amount, DUE),
    ),
  )
  return receivable
}

async function offer(receivable: string, lo: bigint, hi: bigint) {
  const invoice = await market.invoice(second.id, supplier.id, hi - lo)
  const body = {
    to: second.id,
    spans: [{ receivable, lo: String(lo), hi: String(hi) }],
    trade: [{ invoice, amount: String(hi - lo) }],
  }
  return { body, signers: [supplier.maker, supplier.checker] as const }
}

async function titles(receivable: string) {
  const { rows } = await market.owner.query(
    `select lo, hi, holder, claim is not null as claimed from ledger.title
      where instrument = (select id from ledger.receivable order by id desc limit 1) order by lo`,
  )
  return rows.map(r => [r.lo, r.hi, r.claimed]) && rows
}

describe('a receivable', () => {
  test('is proposed, confirmed, offered in part, accepted, paid', async () => {
    const receivable = await issued(1_000n)
    const { body, signers } = await offer(receivable, 0n, 300n)
    mustBeAccepted(await market.act(signers, 'receivable.offer-transfer', body))
    expect((await titles(receivable)).map(t => [t.lo, t.hi, t.claimed])).toEqual([
      [0n, 300n, true],
      [300n, 1000n, false],
    ])
    mustBeAccepted(
      await market.act([second.maker, second.checker], 'receivable.answer-offer', {
        spans: body.spans,
        answer: 'accept',
      }),
    )
    expect((await titles(receivable)).map(t => [t.lo, t.hi, t.claimed])).toEqual([
      [0n, 300n, false],
      [300n, 1000n, false],
    ])
    const again = await market.act(signers, 'receivable.offer-transfer', body)
    expect(refusalOf(again)).toBe('party_must_hold_the_title')
  })

  test('answers the same command again as before, and refuses its id for another payload', async () => {
    const receivable = await issued(500n)
    const { body, signers } = await offer(receivable, 0n, 100n)
    const parts = { aud: market.ledger.name, act: 'receivable.offer-transfer', body, id: 'once' }
    const jws = signed(signers, parts)
    const [first] = await market.ledger.submit([jws])
    const [second] = await market.ledger.submit([jws])
    expect(second).toEqual(first)
    const other = signed(signers, { ...parts, body: { ...body, spans: [] } })
    const [refused] = await market.ledger.submit([other])
    expect(refusalOf(refused!)).toBe('command_id_must_not_be_used_for_another_payload')
  })
})
