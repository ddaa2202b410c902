import { addDays } from '../../../contracts/kernel/date.ts'
import type { PARTY_CLAUSES } from '../../../contracts/party/clauses.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { both, type Cast } from '../../simulation/cast.ts'
import { byItsOwner, onParty } from '../../simulation/thoughts.ts'
import { type Actor, asKey, newActor } from '../actor.ts'
import { enrolmentOf, newParty } from '../market.ts'
import { type ActRow, leftOut, rarely } from './act-row.ts'
import {
  DATE,
  DIGEST,
  IDENTITY,
  INSTRUCTION,
  KEY,
  KEY_BODY,
  MANDATE,
  PARTY,
  PERSON,
  USER,
} from './examples.ts'

const NO_TITLES = {
  strangers: leftOut('it names no instrument that others have'),
  steps: leftOut('it moves and binds nothing'),
} as const
const EVIDENCE = {
  ...{ licence: DIGEST, authorisation: DIGEST, microDepositOn: DATE },
  callBack: { on: DATE, note: DIGEST },
}

/** The supplier of a user that was added. */
function supplierOf({ suppliers }: Cast, user: Actor | undefined) {
  return suppliers.find(({ id }) => id === user?.party)
}

/** The acts of parties, as each kind of test meets them. */
export const PARTY_ROWS: Record<keyof typeof PARTY_CLAUSES, ActRow> = {
  'party.enrol': {
    ...NO_TITLES,
    body: {
      ...{ party: PARTY, code: '91110000MA00000077', codeKind: 'uscc', name: 'A firm' },
      ...{ roles: ['supplier'], size: 'small', evidence: EVIDENCE },
      users: [
        {
          ...{ user: USER, person: PERSON, identity: IDENTITY, duty: 'maker' },
          ...{ representative: false, keys: [KEY_BODY] },
        },
      ],
    },
    habit: rarely(1, ({ market, applied }) => {
      const party = newParty(['supplier'], 'large')
      applied.set(party.id, party)
      return { signers: both(market.operator), body: enrolmentOf(party, market.ledger.name) }
    }),
  },
  'party.suspend': {
    ...NO_TITLES,
    body: { party: PARTY, reason: 'a reason' },
    habit: rarely(1, cast => onParty(cast, cast.chance.of(cast.suppliers)!.id)),
  },
  'party.reinstate': {
    ...NO_TITLES,
    body: { party: PARTY, reason: 'a reason' },
    habit: rarely(3, (cast, { suspended }) => {
      const party = cast.chance.of([...suspended])
      return party ? onParty(cast, party) : null
    }),
  },
  'party.add-user': {
    ...NO_TITLES,
    body: { user: USER, person: PERSON, identity: IDENTITY, duty: 'maker' },
    habit: rarely(2, cast => {
      const party = cast.chance.of(cast.suppliers)!
      const maker = newActor(party.id, 'maker')
      cast.others.push(maker)
      const { user, person, identity, duty } = maker
      return { signers: both(party), body: { user, person, identity, duty } }
    }),
  },
  'party.end-user': {
    ...NO_TITLES,
    body: { user: USER },
    habit: rarely(1, cast => {
      const maker = cast.chance.of(cast.others)
      const party = supplierOf(cast, maker)
      return party ? { signers: both(party), body: { user: maker!.user } } : null
    }),
  },
  'party.enrol-key': {
    ...NO_TITLES,
    body: { user: USER, ...KEY_BODY },
    /** Of one of the users added; whether that was ever accepted, and has a key, is open. */
    habit: rarely(4, cast => {
      const maker = cast.chance.of(cast.others)
      const party = supplierOf(cast, maker)
      if (!maker || !party) return null
      const place = { ledger: cast.market.ledger.name, code: party.code }
      return { signers: both(party), body: { user: maker.user, ...asKey(maker, place) } }
    }),
  },
  'party.recover-key': {
    ...NO_TITLES,
    body: {
      ...{ party: PARTY, user: USER, ...KEY_BODY },
      evidence: { licence: DIGEST, letter: DIGEST, callBack: { on: DATE, note: DIGEST } },
    },
    habit: rarely(1, (cast, { asOf }) => {
      const lost = cast.chance.of(cast.others)
      if (!lost) return null
      const { key, alg, publicKey, privateKey } = newActor(lost.party, 'maker')
      const found = { ...lost, key, alg, publicKey, privateKey }
      cast.others.push(found)
      const evidence = { licence: DIGEST, letter: DIGEST, callBack: { on: asOf, note: DIGEST } }
      const code = supplierOf(cast, lost)?.code ?? ''
      const place = { ledger: cast.market.ledger.name, code }
      const fresh = asKey({ ...found, custody: false, machine: true }, place)
      const body = { party: lost.party, user: lost.user, ...fresh, evidence }
      return { signers: both(cast.market.operator), body }
    }),
  },
  'party.revoke-key': {
    ...NO_TITLES,
    body: { key: KEY },
    /** Mostly one that stands. */
    habit: rarely(2, (cast, { keys }) => {
      const standing = cast.others.filter(o => keys.has(o.key))
      const maker = cast.chance.of(standing) ?? cast.chance.of(cast.others)
      const party = supplierOf(cast, maker)
      return party ? { signers: both(party), body: { key: maker!.key } } : null
    }),
  },
  'party.set-policy': {
    ...NO_TITLES,
    body: { singleLimit: '1', representativeLimit: '1', dailyLimit: '1' },
    habit: rarely(1, cast => {
      const party = cast.chance.of(cast.suppliers)!
      const singleLimit = String(cast.chance.between(0n, 2_000n))
      const body = { singleLimit, representativeLimit: '0', dailyLimit: '5000' }
      return { signers: both(party), body }
    }),
  },
  'party.give-mandate': {
    ...NO_TITLES,
    body: { id: MANDATE, key: KEY, act: 'title.offer-pledge', limit: '1', until: DATE },
    habit: rarely(2, (cast, { asOf }) => {
      const party = cast.chance.of(cast.suppliers)!
      const act = cast.chance.of(['title.offer-transfer', 'title.offer-pledge'])!
      const limit = String(cast.chance.between(1n, 2_000n))
      const scope = { act, limit, until: addDays(asOf, 30) }
      const body = { id: newId('mdt'), key: party.maker.key, ...scope }
      return { signers: both(party), body }
    }),
  },
  'party.withdraw-mandate': {
    ...NO_TITLES,
    body: { id: MANDATE },
    habit: rarely(1, (cast, { mandates }) => byItsOwner(cast, cast.chance.of(mandates))),
  },
  'party.give-standing-instruction': {
    ...NO_TITLES,
    body: { id: INSTRUCTION, scope: 'roll_business_date', limit: '1', until: DATE },
    habit: rarely(2, ({ chance, market }, { asOf }) => {
      const limit = String(chance.between(1n, 20n))
      const terms = { scope: 'roll_business_date', limit, until: addDays(asOf, 60) }
      return { signers: both(market.operator), body: { id: newId('sti'), ...terms } }
    }),
  },
  'party.withdraw-standing-instruction': {
    ...NO_TITLES,
    body: { id: INSTRUCTION },
    habit: rarely(1, ({ chance, market }, { instructions }) => {
      const one = chance.of(instructions)
      return one ? { signers: both(market.operator), body: { id: one.id } } : null
    }),
  },
}
