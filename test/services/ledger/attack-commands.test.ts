import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refuse } from '../../../contracts/kernel/decision.ts'
import { NOBODY } from '../../../contracts/kernel/id.ts'
import { auditLedger } from '../../../services/ledger/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type Actor, asKey, newActor, signed, type TestParty } from '../../support/actor.ts'
import { refusalOf, type TestMarket, testMarket } from '../../support/market.ts'

/** Commands that are signed as they should be and are hostile all the same. */
let market: TestMarket
let debtor: TestParty
let supplier: TestParty
let stranger: TestParty

beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  stranger = await market.enrol(['supplier'])
})
afterAll(async () => await market?.close())

const ZERO = '0000000000000'
const identity = () => randomBytes(48).toString('base64url')
const two = ({ maker, checker }: TestParty): Actor[] => [maker, checker]

describe('a JWS in JSON', () => {
  const spellings: [string, (text: string) => string][] = [
    ['with a line break', text => text.replace(',"signatures"', ',\n"signatures"')],
    ['with blanks around it', text => `${text} `],
    ['with a name twice', text => text.replace('{"payload"', '{"payload":"\ud800","payload"')],
    ['with an escaped name', text => text.replace('"payload"', '"\\u0070ayload"')],
  ]
  test.each(spellings)('%s is none: what is stored is what was hashed', async (_, spell) => {
    const act = {
      aud: market.ledger.name,
      act: 'receivable.reject',
      body: { receivable: newId('rcv') },
    }
    const neighbour = signed([supplier.maker], act)
    const text = spell(signed(two(stranger), act))
    const [answer, other] = await market.ledger.submit([text, neighbour])
    expect(answer).toEqual(refuse('jws_must_be_well_formed'))
    expect(refusalOf(other!)).toBe('receivable_must_be_known')
  })
})

describe('an id that is nobody’s, or somebody’s already', () => {
  test('zero names nothing that is made', async () => {
    const invoice = await market.invoice(supplier.id, debtor.id, 5n)
    const body = {
      ...{ receivable: `rcv_${ZERO}`, debtor: debtor.id, supplier: supplier.id },
      ...{ dueOn: '2026-06-01', trade: [{ invoice, amount: '5' }] },
    }
    const proposed = await market.act([supplier.maker], 'receivable.propose', body)
    expect(refusalOf(proposed)).toBe('body_must_have_the_form_of_the_act')
    const user = { user: `usr_${ZERO}`, person: newId('psn'), identity: identity(), duty: 'maker' }
    expect(refusalOf(await market.act(two(stranger), 'party.add-user', user))).toBe(
      'body_must_have_the_form_of_the_act',
    )
    const standing = { id: `sta_${ZERO}`, from: null, limit: '1', until: '2026-06-01' }
    const given = await market.act(two(stranger), 'title.give-standing-acceptance', standing)
    expect(refusalOf(given)).toBe('body_must_have_the_form_of_the_act')
    expect(NOBODY).toBe(`pty_${ZERO}`)
  })

  test('another party’s user, person or key id is no fault and is not taken', async () => {
    const { user, person, key } = supplier.maker
    for (const ids of [
      { user, person: newId('psn') },
      { user: newId('usr'), person },
    ]) {
      const body = { ...ids, identity: identity(), duty: 'maker' }
      const answer = await market.act(two(stranger), 'party.add-user', body)
      expect(refusalOf(answer)).toBe('id_must_be_new')
    }
    const place = { ledger: market.ledger.name, code: stranger.code }
    const fresh = { ...newActor(stranger.id, 'maker'), key }
    const mine = { ...asKey(fresh, place), user: stranger.maker.user }
    const answer = await market.act(two(stranger), 'party.enrol-key', mine)
    expect(refusalOf(answer)).toBe('id_must_be_new')
  })

  test('a public key of somebody else is not enrolled, nor a proof for somebody else', async () => {
    const owner = newActor(stranger.id, 'maker')
    const ledger = market.ledger.name
    const enrol = (proof: string) =>
      market.act(two(stranger), 'party.enrol-key', {
        ...asKey(owner, { ledger, code: stranger.code }),
        ...{ proof, user: stranger.maker.user },
      })
    const proofs = [
      asKey(owner, { ledger, code: market.operator.code }),
      asKey(owner, { ledger: 'A'.repeat(43), code: stranger.code }),
      asKey(newActor(stranger.id, 'maker'), { ledger, code: stranger.code }),
    ]
    for (const { proof } of proofs)
      expect(refusalOf(await enrol(proof))).toBe('key_must_sign_its_own_enrolment')
    const { proof } = asKey(owner, { ledger, code: stranger.code })
    expect(refusalOf(await enrol(proof))).toBeNull()
  })

  test('a public key spelled otherwise is no other key', async () => {
    const p256 = newActor(stranger.id, 'maker', { alg: 'ES256' })
    const { publicKey } = p256
    const place = { ledger: market.ledger.name, code: stranger.code }
    const enrol = (spelled: string) =>
      market.act(two(stranger), 'party.enrol-key', {
        ...{ ...asKey(p256, place), key: newId('key'), publicKey: spelled },
        user: stranger.maker.user,
      })
    expect(refusalOf(await enrol(publicKey))).toBe(null)
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const last = alphabet[alphabet.indexOf(publicKey.at(-1)!) + 1]!
    const answer = await enrol(publicKey.slice(0, -1) + last)
    expect(refusalOf(answer)).toBe('body_must_have_the_form_of_the_act')
  })
})

test('afterwards the audit finds nothing', async () => {
  const report = await auditLedger(market.pool)
  expect(report.findings).toEqual([])
})
