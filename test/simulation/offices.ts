import { addDays } from '../../contracts/kernel/date.ts'
import { chinaCalendar } from '../../services/platform/china-calendar.ts'
import { newId } from '../../services/platform/new-id.ts'
import { newActor } from '../support/actor.ts'
import { enrolmentOf, newParty } from '../support/market.ts'
import { both, type Cast, type Habit } from './cast.ts'
import type { Snapshot } from './snapshot.ts'

/** What is done about parties, users and keys, by themselves and by the operator's officers. */
export const OFFICES: readonly (readonly [weight: number, habit: Habit])[] = [
  [1, enrol],
  [2, addUser],
  [4, enrolKey],
  [2, revokeKey],
  [1, recoverKey],
  [1, endUser],
  [1, setPolicy],
  [2, giveMandate],
  [1, withdrawMandate],
  [2, giveStandingAcceptance],
  [2, withdrawStandingAcceptance],
  [1, suspend],
  [3, reinstate],
  [1, markDebtor],
  [2, endDebtorMark],
  [2, publish],
]

const DIGEST = 'A'.repeat(43)

function enrol({ market, applied }: Cast) {
  const party = newParty(['supplier'], 'large')
  applied.set(party.id, party)
  return { signers: both(market.operator), act: 'party.enrol', body: enrolmentOf(party) }
}

function addUser(cast: Cast) {
  const party = cast.chance.of(cast.suppliers)!
  const maker = newActor(party.id, 'maker')
  cast.others.push(maker)
  const { user, person, identity, duty } = maker
  return { signers: both(party), act: 'party.add-user', body: { user, person, identity, duty } }
}

/** Of one of the users added; whether that was ever accepted, and whether it has one, is open. */
function enrolKey(cast: Cast) {
  const maker = cast.chance.of(cast.others)
  const party = cast.suppliers.find(s => s.id === maker?.party)
  if (!maker || !party) return null
  const { user, key, alg, publicKey, custody, machine } = maker
  return {
    signers: both(party),
    act: 'party.enrol-key',
    body: { user, key, alg, publicKey, custody, machine },
  }
}

/** Mostly one that stands. */
function revokeKey(cast: Cast, { keys }: Snapshot) {
  const standing = cast.others.filter(o => keys.has(o.key))
  const maker = cast.chance.of(standing) ?? cast.chance.of(cast.others)
  const party = cast.suppliers.find(s => s.id === maker?.party)
  return party ? { signers: both(party), act: 'party.revoke-key', body: { key: maker!.key } } : null
}

function recoverKey(cast: Cast, { asOf }: Snapshot) {
  const lost = cast.chance.of(cast.others)
  if (!lost) return null
  const { key, alg, publicKey, privateKey } = newActor(lost.party, 'maker')
  cast.others.push({ ...lost, key, alg, publicKey, privateKey })
  const evidence = { licence: DIGEST, letter: DIGEST, callBack: { on: asOf, note: DIGEST } }
  const body = {
    party: lost.party,
    user: lost.user,
    key,
    alg,
    publicKey,
    custody: false,
    machine: true,
    evidence,
  }
  return { signers: both(cast.market.operator), act: 'party.recover-key', body }
}

function endUser(cast: Cast) {
  const maker = cast.chance.of(cast.others)
  const party = cast.suppliers.find(s => s.id === maker?.party)
  return party ? { signers: both(party), act: 'party.end-user', body: { user: maker!.user } } : null
}

function setPolicy(cast: Cast) {
  const party = cast.chance.of(cast.suppliers)!
  const singleLimit = String(cast.chance.between(0n, 2_000n))
  const body = { singleLimit, representativeLimit: '0', dailyLimit: '5000' }
  return { signers: both(party), act: 'party.set-policy', body }
}

function giveMandate(cast: Cast, { asOf }: Snapshot) {
  const party = cast.chance.of(cast.suppliers)!
  const act = cast.chance.of(['title.offer-transfer', 'title.pledge'])!
  const scope = { act, limit: String(cast.chance.between(1n, 2_000n)), until: addDays(asOf, 30) }
  const body = { id: newId('mdt'), key: party.maker.key, ...scope }
  return { signers: both(party), act: 'party.give-mandate', body }
}

function withdrawMandate(cast: Cast, { mandates }: Snapshot) {
  return byItsOwner(cast, 'party.withdraw-mandate', cast.chance.of(mandates))
}

function giveStandingAcceptance(cast: Cast, { asOf }: Snapshot) {
  const party = cast.chance.of(cast.suppliers)!
  const from = cast.chance.happens(0.5) ? null : cast.chance.of(cast.suppliers)!.id
  const limit = String(cast.chance.between(1n, 3_000n))
  const body = { id: newId('sta'), from, limit, until: addDays(asOf, 20) }
  return { signers: both(party), act: 'title.give-standing-acceptance', body }
}

function withdrawStandingAcceptance(cast: Cast, { standing }: Snapshot) {
  const act = 'title.withdraw-standing-acceptance'
  return byItsOwner(cast, act, cast.chance.of(standing))
}

function byItsOwner(cast: Cast, act: string, one: Snapshot['standing'][number] | undefined) {
  const party = cast.suppliers.find(s => s.id === one?.party)
  return one && party ? { signers: both(party), act, body: { id: one.id } } : null
}

function suspend(cast: Cast) {
  return onParty(cast, 'party.suspend', cast.chance.of(cast.suppliers)!.id)
}

function reinstate(cast: Cast, { suspended }: Snapshot) {
  const party = cast.chance.of([...suspended])
  return party ? onParty(cast, 'party.reinstate', party) : null
}

function onParty({ market }: Cast, act: string, party: string) {
  const body = { party, reason: 'a reason' }
  return { signers: both(market.operator), act, body }
}

function markDebtor(cast: Cast, { asOf }: Snapshot) {
  const kind = cast.chance.happens(0.5) ? 'bond_default' : 'persistent_overdue'
  const body = { id: newId('mrk'), debtor: cast.chance.of(cast.debtors)!.id, kind, since: asOf }
  return { signers: both(cast.market.operator), act: 'party.mark-debtor', body }
}

function endDebtorMark(cast: Cast, { asOf, marks }: Snapshot) {
  const mark = cast.chance.of(marks)
  if (!mark) return null
  const body = { id: mark.id, until: asOf }
  return { signers: both(cast.market.operator), act: 'party.end-debtor-mark', body }
}

/** The edition that the ledgers compute with: news once, refused from then on. */
function publish({ market }: Cast) {
  const body = { edition: chinaCalendar().edition }
  return { signers: both(market.operator), act: 'calendar.publish', body }
}
