import canonicalize from 'canonicalize'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { JWS_TYPE } from '../../../contracts/command/header.ts'
import { encode } from '../../../services/platform/jws/jws.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type Actor, newActor, sealed, signed, type TestParty } from '../../support/actor.ts'
import { DEBT, issueReceivable } from '../../support/acts.ts'
import { mustBeAccepted, type TestMarket, testMarket } from '../../support/market.ts'
import { addKey, addUser } from '../../support/staff.ts'
import { mustBeRefused } from '../../support/store-state.ts'

/**
 * What is wrong with its signature, form or authority is refused and not remembered: only a party
 * itself uses up the ids of its commands.
 */
let market: TestMarket
let debtor: TestParty
let supplier: TestParty
let second: TestParty
let suspended: TestParty
let reader: Actor
let custody: Actor
let revoked: Actor
let otherKey: Actor
let pledge: { act: string; body: unknown }

beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  second = await market.enrol(['supplier'])
  suspended = await market.enrol(['supplier'])
  reader = await addUser(market, supplier, 'reader')
  custody = await addUser(market, supplier, 'maker', { custody: true })
  revoked = await addKey(market, supplier, supplier.maker)
  otherKey = await addKey(market, supplier, supplier.maker)
  const both = [supplier.maker, supplier.checker]
  mustBeAccepted(await market.act(both, 'party.revoke-key', { key: revoked.key }))
  const officers = [market.operator.maker, market.operator.checker]
  const stop = { party: suspended.id, reason: 'a test' }
  mustBeAccepted(await market.act(officers, 'party.suspend', stop))
  const receivable = await issueReceivable(market, { debtor, supplier, amount: 1_000n })
  const spans = [{ instrument: receivable, lo: '0', hi: '100' }]
  pledge = { act: 'title.offer-pledge', body: { ...DEBT, to: second.id, spans } }
})
afterAll(async () => await market.close())

type Change = { [field: string]: unknown }

/** The text of a pledge that two people of the supplier may sign; fields may be changed. */
function payloadOf(change: Change = {}): string {
  const at = new Date().toISOString()
  const exp = new Date(Date.now() + 3_600_000).toISOString()
  const who = { party: supplier.id, user: supplier.maker.user }
  const all = { id: newId('cmd'), aud: market.ledger.name, ...who, at, exp, ...pledge, ...change }
  return canonicalize(all)!
}

/** A payload whose body has so many levels of lists. */
const nested = (levels: number) =>
  payloadOf({ body: 'x' }).replace('"x"', `${'['.repeat(levels)}"x"${']'.repeat(levels)}`)

const headerOf = ({ alg, key }: Actor) => ({ alg, kid: key, typ: JWS_TYPE })

/** Signed by one whose signature is in order, over a text that may not be. */
const byMaker = (payload: string | Buffer, header: Change = {}) =>
  sealed(supplier.maker, { ...headerOf(supplier.maker), ...header }, payload)

const by = (signers: readonly Actor[], more: object = {}) =>
  signed(signers, { aud: market.ledger.name, ...pledge, ...more })

/** One and the other sign the same text. */
function general(change: Change, payload = payloadOf()): string {
  const [protectedHeader, text, signature] = byMaker(payload).split('.')
  const one = { protected: protectedHeader, signature, ...change }
  return JSON.stringify({ payload: text, signatures: [one] })
}

const send = async (jws: string) => (await market.ledger.submit([jws]))[0]!
const HOUR_MS = 3_600_000

function swap(jws: string, part: number, change: (text: string) => string): string {
  const parts = jws.split('.')
  parts[part] = change(parts[part]!)
  return parts.join('.')
}

const firstChanged = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)

const refusals: Record<string, Record<string, () => string>> = {
  jws_must_be_well_formed: {
    'no JWS at all': () => 'nonsense',
    'without a signature': () => swap(byMaker(payloadOf()), 2, () => ''),
    'without signatures': () => JSON.stringify({ payload: encode(payloadOf()), signatures: [] }),
  },
  header_must_hold_only_alg_kid_and_typ: {
    'alg none': () => byMaker(payloadOf(), { alg: 'none' }),
    'an unknown alg': () => byMaker(payloadOf(), { alg: 'HS256' }),
    'an embedded key': () => byMaker(payloadOf(), { jwk: { kty: 'OKP' } }),
    'the address of a key': () => byMaker(payloadOf(), { jku: 'https://example.com/keys' }),
    'a chain of certificates': () => byMaker(payloadOf(), { x5c: ['MIIB'] }),
    'a critical extension': () => byMaker(payloadOf(), { crit: ['exp'], exp: 1 }),
    'an unencoded payload': () => byMaker(payloadOf(), { b64: false }),
    'a blank in it': () => sealed(supplier.maker, headerOf(supplier.maker), payloadOf(), ' '),
    'its members in another order': () => {
      const { alg, key } = supplier.maker
      return sealed(supplier.maker, { kid: key, alg, typ: JWS_TYPE }, payloadOf())
    },
    'another type': () => byMaker(payloadOf(), { typ: 'JWT' }),
    'a header that nobody signed': () => general({ header: { alg: 'none' } }),
  },
  algorithm_must_be_that_of_the_key: {
    'the alg of another kind of key': () => byMaker(payloadOf(), { alg: 'ES256' }),
  },
  signature_must_be_valid: {
    'a changed signature': () => swap(byMaker(payloadOf()), 2, firstChanged),
    'a changed text': () => swap(byMaker(payloadOf()), 1, () => encode(payloadOf({ id: 'x' }))),
    "somebody's key under another's name": () => by([{ ...second.maker, key: supplier.maker.key }]),
    'one good signature and one bad': () =>
      by([supplier.maker, { ...second.maker, key: supplier.checker.key }]),
    'padding in the signature': () => swap(byMaker(payloadOf()), 2, text => `${text}==`),
  },
  key_must_be_enrolled: { 'an unknown key': () => by([newActor(supplier.id, 'maker')]) },
  key_must_sign_once: { 'twice by one key': () => by([supplier.maker, supplier.maker]) },
  payload_must_be_canonical_json: {
    'a space': () => byMaker(payloadOf().replace(':', ': ')),
    'names out of order': () => byMaker(JSON.stringify({ id: 'x', act: 'x' })),
    'one name twice': () => byMaker(payloadOf().replace('{"act":', '{"act":"x","act":')),
    'a second spelling of a number': () =>
      byMaker(payloadOf({ body: { n: 1 } }).replace('1}', '1.0}')),
    'an escape that need not be': () => byMaker(payloadOf().replace('"act"', '"\\u0061ct"')),
    'bytes that are no UTF-8': () => byMaker(Buffer.from(payloadOf({ id: 'x\u00e9' }), 'latin1')),
    'half a character': () => byMaker(payloadOf({ id: 'half' }).replace('half', '\\ud800')),
    'no JSON': () => byMaker('act'),
  },
  text_must_be_storable: {
    'a NUL in the body': () => byMaker(payloadOf({ body: { to: 'a\0b' } })),
    'a NUL in a name': () => byMaker(payloadOf({ body: { 'a\0b': 1 } })),
  },
  json_must_be_at_most_32_levels_deep: {
    'a body of 32 levels in its payload': () => byMaker(nested(32)),
    'a body of 100,000 levels': () => byMaker(nested(100_000)),
    'a body of 100,000 levels that is not canonical either': () =>
      byMaker(nested(100_000).replace('"x"', '"\\u0078"')),
  },
  jws_must_be_at_most_1_mib: {
    'a payload of 1 MiB': () => byMaker(Buffer.alloc(2 ** 20, 'x')),
  },
  command_must_have_its_form: {
    'a field too many': () => byMaker(payloadOf({ extra: 1 })),
    'no body of a command': () => byMaker('[]'),
    'no id': () => byMaker(payloadOf({ id: '' })),
    'an id of 65 characters': () => byMaker(payloadOf({ id: 'x'.repeat(65) })),
    'an id that cannot be printed': () => byMaker(payloadOf({ id: 'x\u0085' })),
    'an instant of 31 characters': () =>
      byMaker(payloadOf({ at: `2026-03-02T00:00:00.${'0'.repeat(10)}Z` })),
    'no date': () => byMaker(payloadOf({ at: 'today' })),
  },
  command_must_be_for_this_ledger: {
    'another ledger': () => by([supplier.maker, supplier.checker], { aud: 'A'.repeat(43) }),
  },
  key_must_belong_to_the_party: {
    "another party's key": () => by([{ ...second.maker, party: supplier.id }]),
    "another party's checker": () => by([supplier.maker, second.checker]),
  },
  command_must_not_be_expired: {
    'an expired command': () =>
      by([supplier.maker], { exp: Date.now() - 1, at: Date.now() - HOUR_MS }),
    'an expired command of an unknown act': () =>
      by([supplier.maker], { act: 'x', exp: Date.now() - 1 }),
  },
  command_must_not_be_dated_ahead: {
    'a command of tomorrow': () => by([supplier.maker], { at: Date.now() + 2 * HOUR_MS }),
  },
  command_must_expire_in_time: {
    'a command for a year': () => by([supplier.maker], { exp: Date.now() + 8_760 * HOUR_MS }),
  },
  key_must_not_be_revoked: {
    'a revoked key': () => by([revoked, supplier.checker]),
    'a revoked key on an unknown act': () => by([revoked], { act: 'x' }),
  },
  user_must_sign_its_own_command: {
    'in the name of a colleague': () => by([{ ...supplier.maker, user: supplier.checker.user }]),
  },
  reader_must_not_sign: { 'by a reader': () => by([reader, supplier.checker]) },
  key_must_be_under_sole_control: {
    'value by a key in custody': () => by([custody, supplier.checker]),
  },
  checker_must_sign: {
    'by a maker alone': () => by([supplier.maker]),
    'by two keys of one maker': () => by([supplier.maker, otherKey]),
  },
  maker_must_sign: { 'by a checker alone': () => by([supplier.checker]) },
  act_must_be_the_operators: {
    'a roll of the date by a supplier': () =>
      by([supplier.maker, supplier.checker], { act: 'calendar.roll', body: { to: '2026-03-03' } }),
  },
  party_must_be_active: {
    'of a suspended party': () => by([suspended.maker, suspended.checker]),
  },
}

describe.each(Object.entries(refusals))('refuses: %s', (as, cases) => {
  test.each(Object.entries(cases))('%s', async (_, jws) => {
    await mustBeRefused(market, () => send(jws()), { as, remembered: false })
  })
})

test('the text that all of these change is accepted as it is', async () => {
  expect(await send(by([supplier.maker, supplier.checker]))).toMatchObject({
    acts: [{ entry: /\d/ }],
  })
})
