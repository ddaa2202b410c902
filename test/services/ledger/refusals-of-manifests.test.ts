import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refuse } from '../../../contracts/kernel/decision.ts'
import { idOf, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { newNumber } from '../../../services/platform/new-id.ts'
import { signed, type TestParty } from '../../support/actor.ts'
import { DEBT, issueReceivable, proposeReceivable } from '../../support/acts.ts'
import { mustBeAccepted, refusalOf, type TestMarket, testMarket } from '../../support/market.ts'
import { addUser } from '../../support/staff.ts'
import { mustBeRefused, storeState } from '../../support/store-state.ts'

let market: TestMarket
let supplier: TestParty
let debtor: TestParty
let second: TestParty
let receivable: ReceivableId

/** The supplier's makers may pledge up to 100 fen alone, under a mandate. */
beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  second = await market.enrol(['supplier'])
  receivable = await issueReceivable(market, { debtor, supplier, amount: 100_000n })
  const both = [supplier.maker, supplier.checker]
  const policy = { singleLimit: '100', representativeLimit: '0', dailyLimit: '100000' }
  mustBeAccepted(await market.act(both, 'party.set-policy', policy))
  for (const act of ['title.offer-pledge', 'receivable.cancel', 'title.set-hold']) {
    const mandate = { id: idOf('mdt', newNumber()), key: supplier.maker.key, act }
    const scope = { limit: '100', until: '2030-01-01' }
    mustBeAccepted(await market.act(both, 'party.give-mandate', { ...mandate, ...scope }))
  }
})
afterAll(async () => await market.close())

let from = 0
/** Acts on spans that nobody has used before. */
function pledge(size = 10) {
  const spans = [{ instrument: receivable, lo: String(from), hi: String(from + size) }]
  from += size
  return { act: 'title.offer-pledge', body: { ...DEBT, to: second.id, spans } }
}
const bad = () => ({ act: 'title.offer-pledge', body: { ...pledge().body, to: supplier.id } })
const BAD = 'pledgee_must_be_another_party'

const both = () => [supplier.maker, supplier.checker]
const manifest = (acts: readonly unknown[], more: object = {}, signers = both()) =>
  market.act(signers, 'manifest', { acts, ...more })

const single = (act: object) => signed(both(), { aud: market.ledger.name, ...(act as Act) })
interface Act {
  readonly act: string
  readonly body: unknown
}

async function claims(): Promise<number> {
  const { rows } = await market.owner.query('select count(*)::integer as n from ledger.claim')
  return rows[0].n
}

describe('one bad act', () => {
  test('is refused alone in a batch of commands', async () => {
    const before = await claims()
    const answers = await market.ledger.submit([single(pledge()), single(bad()), single(pledge())])
    expect(answers.map(refusalOf)).toEqual([null, BAD, null])
    expect(await claims()).toBe(before + 2)
  })

  test('is refused alone in a manifest', async () => {
    const before = await claims()
    const answer = await manifest([pledge(), bad(), { act: 'no.act', body: {} }, pledge()])
    const done = { ok: true, entry: expect.stringMatching(/^\d+$/), made: expect.any(Array) }
    expect(answer).toEqual({
      ok: true,
      acts: [
        done,
        refuse(BAD, 'body.to'),
        refuse('act_must_be_known', 'act', { act: 'no.act' }),
        done,
      ],
    })
    expect(await claims()).toBe(before + 2)
  })

  test('spoils an atomic manifest, whose acts are refused for its sake', async () => {
    const acts = [pledge(), bad(), pledge()]
    let answer: unknown
    const send = async () => {
      const answered = await manifest(acts, { atomic: true })
      answer = answered
      return answered
    }
    const as = 'manifest_must_be_accepted_whole'
    await mustBeRefused(market, send, { as, remembered: true })
    const spoilt = refuse(as, '', { act: 2 })
    expect(answer).toEqual({ ok: true, acts: [spoilt, refuse(BAD, 'body.to'), spoilt] })
    const before = await claims()
    mustBeAccepted(await manifest([acts[0], acts[2]], { atomic: true }))
    expect(await claims()).toBe(before + 2)
  })

  test('hurts no neighbour when two commands of one group name one span', async () => {
    const act = pledge()
    const before = await claims()
    const answers = await market.ledger.submit([single(act), single(act), single(pledge())])
    expect(answers.map(refusalOf)).toEqual([null, 'title_must_be_free_of_claims', null])
    expect(await claims()).toBe(before + 2)
  })
})

describe('a manifest is refused', () => {
  const form = { as: 'command_must_have_its_form', remembered: false }
  test('when it is empty', async () => {
    await mustBeRefused(market, () => manifest([]), form)
  })

  test('of 501 acts, and not of 500', async () => {
    const spans = Array.from({ length: 501 }, () => bad())
    await mustBeRefused(market, () => manifest(spans), form)
    const most = { as: BAD, remembered: true }
    await mustBeRefused(market, () => manifest(spans.slice(1)), most)
  })

  test('within a manifest', async () => {
    const inner = { act: 'manifest', body: { acts: [pledge()] } }
    const send = () => manifest([inner])
    await mustBeRefused(market, send, { as: 'act_must_be_known', remembered: false })
  })

  test('as to an act that must come alone, and accepted as to its others', async () => {
    const suspend = {
      act: 'party.set-policy',
      body: { singleLimit: '9', representativeLimit: '9' },
    }
    const before = await storeState(market)
    const answer = await manifest([suspend, bad()])
    const as = 'act_must_come_in_a_command_of_its_own'
    expect(answer).toEqual({ ok: true, acts: [refuse(as, 'act'), refuse(BAD, 'body.to')] })
    expect((await storeState(market)).rows).toBe(before.rows)
  })
})

test('a request of more than 500 acts is refused whole', async () => {
  const jws = Array.from({ length: 501 }, () => single(bad()))
  const before = await storeState(market)
  const answers = await market.ledger.submit(jws)
  expect(new Set(answers.map(refusalOf))).toEqual(new Set(['request_must_hold_at_most_500_acts']))
  expect(answers).toHaveLength(501)
  expect(await storeState(market)).toEqual(before)
})

describe('what one signature may do', () => {
  const alone = () => [supplier.maker]
  const as = { as: 'checker_must_sign', remembered: false }

  test('is the sum of a manifest: exactly the limit, and not a fen more', async () => {
    mustBeAccepted(await manifest([pledge(50), pledge(50)], {}, alone()))
    await mustBeRefused(market, () => manifest([pledge(50), pledge(51)], {}, alone()), as)
  })

  test('is not lowered by a span that ends before it begins', async () => {
    const large = pledge(1_000)
    const backward = [{ instrument: receivable, lo: '999', hi: '0' }]
    const less = { act: 'title.offer-pledge', body: { ...DEBT, to: second.id, spans: backward } }
    await mustBeRefused(market, () => manifest([large, less], {}, alone()), as)
  })

  test('is never an act of value that names no amount, whatever stands beside it', async () => {
    const whole = await proposeReceivable(market, { debtor, supplier, amount: 700n })
    const cancel = { act: 'receivable.cancel', body: { receivable: whole } }
    await mustBeRefused(market, () => manifest([cancel], {}, alone()), as)
    await mustBeRefused(market, () => manifest([cancel, pledge(1)], {}, alone()), as)
    await mustBeRefused(market, () => manifest([pledge(1), cancel], {}, alone()), as)
    mustBeAccepted(await manifest([pledge(1), cancel]))
  })

  test('is not for a signer of another duty, with no mandate', async () => {
    const other = await addUser(market, supplier, 'maker')
    await mustBeRefused(market, () => manifest([pledge(1)], {}, [other]), as)
  })
})
