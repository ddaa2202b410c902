import { afterEach, describe, expect, test } from 'vitest'
import { refuse } from '../../../contracts/kernel/decision.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { signed, type TestParty } from '../../support/actor.ts'
import { type TestMarket, testMarket } from '../../support/market.ts'

let market: TestMarket
afterEach(async () => await market.close())

const reject = ({ maker }: TestParty, body: object = { receivable: newId('rcv') }) =>
  signed([maker], { aud: market.ledger.name, act: 'receivable.reject', body })
const answerTo = async (jws: string) => (await market.ledger.submit([jws]))[0]!
const ANSWERED = { acts: [{ refusal: 'receivable_must_be_known' }] }

describe('what is remembered of a party in a day', () => {
  test('has a limit in bytes, and what is not remembered takes nothing of it', async () => {
    const bytesPerDay = 30_000
    market = await testMarket({ partyBytesPerDay: bytesPerDay })
    const [supplier, other] = [await market.enrol(['supplier']), await market.enrol(['supplier'])]
    for (let i = 0; i < 10; i++)
      expect(await answerTo(reject(supplier, { fill: 'x'.repeat(10_000) }))).toMatchObject({
        acts: [{ refusal: 'body_must_have_the_form_of_the_act' }],
      })
    let sent = 0
    let jws = reject(supplier)
    for (; sent + jws.length <= bytesPerDay; jws = reject(supplier)) {
      expect(await answerTo(jws)).toMatchObject(ANSWERED)
      sent += jws.length
    }
    expect(await answerTo(jws)).toEqual({
      ok: false,
      refusal: 'party_must_keep_to_its_bytes_of_a_day',
      path: '',
      details: { limit: bytesPerDay, found: expect.any(Number) },
    })
    expect(await answerTo(reject(other))).toMatchObject(ANSWERED)
  })
})

describe('what a party may send', () => {
  test('counts an act with a transaction of its own as fifty', async () => {
    market = await testMarket({ partyRate: { burst: 150, perSecond: 0.001 } })
    const supplier = await market.enrol(['supplier'])
    const { maker, checker } = supplier
    const policy = { singleLimit: '0', representativeLimit: '0', dailyLimit: '0' }
    const setPolicy = async () => await market.act([maker, checker], 'party.set-policy', policy)
    for (let i = 0; i < 2; i++) expect(await setPolicy()).toMatchObject({ acts: [{}] })
    for (let i = 0; i < 1; i++) expect(await answerTo(reject(supplier))).toMatchObject(ANSWERED)
    const details = { perSecond: 0.001, burst: 150 }
    expect(await setPolicy()).toEqual(refuse('party_must_keep_to_its_rate', '', details))
    for (let i = 0; i < 49; i++) expect(await answerTo(reject(supplier))).toMatchObject(ANSWERED)
    expect(await answerTo(reject(supplier))).toMatchObject({
      refusal: 'party_must_keep_to_its_rate',
    })
  })
})
