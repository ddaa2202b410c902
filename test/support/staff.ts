import type { Duty } from '../../contracts/party/party.ts'
import { type Actor, asKey, newActor, type TestParty } from './actor.ts'
import { mustBeAccepted, type TestMarket } from './market.ts'

/** One more user of a party, with a key; a new person unless another identity is given. */
export async function addUser(
  market: TestMarket,
  party: TestParty,
  duty: Duty,
  {
    custody = false,
    machine = true,
    identity,
  }: { custody?: boolean; machine?: boolean; identity?: string } = {},
): Promise<Actor> {
  const someone = newActor(party.id, duty, { custody, machine })
  const actor = { ...someone, identity: identity ?? someone.identity }
  const { user, person } = actor
  const both = [party.maker, party.checker]
  mustBeAccepted(
    await market.act(both, 'party.add-user', { user, person, identity: actor.identity, duty }),
  )
  await enrolKey(market, party, actor)
  return actor
}

/** A further key of somebody who has one. */
export async function addKey(market: TestMarket, party: TestParty, of: Actor): Promise<Actor> {
  const { key, publicKey, privateKey } = newActor(party.id, of.duty)
  const actor = { ...of, key, publicKey, privateKey }
  await enrolKey(market, party, actor)
  return actor
}

async function enrolKey(market: TestMarket, party: TestParty, actor: Actor): Promise<void> {
  const place = { ledger: market.ledger.name, code: party.code }
  const body = { user: actor.user, ...asKey(actor, place) }
  mustBeAccepted(await market.act([party.maker, party.checker], 'party.enrol-key', body))
}
