import { addDays } from '../../contracts/kernel/date.ts'
import { idNumber, type PartyId } from '../../contracts/kernel/id.ts'
import { newId } from '../../services/platform/new-id.ts'
import type { Actor, TestParty } from '../support/actor.ts'
import { mustBeAccepted, START, type TestMarket } from '../support/market.ts'
import type { Chance } from './chance.ts'
import { type Documents, newDocuments } from './documents.ts'

/** Who takes part. Maker and checker of each stay; further makers come and go. */
export interface Cast {
  readonly market: TestMarket
  readonly debtors: readonly TestParty[]
  readonly suppliers: TestParty[]
  readonly banks: readonly TestParty[]
  readonly court: TestParty
  readonly keepers: readonly TestParty[]
  readonly inspectors: readonly TestParty[]
  readonly chance: Chance
  readonly documents: Documents
  /** Makers that were added, whose keys may have been revoked since. */
  readonly others: Actor[]
  /** Parties that have applied, by id. */
  readonly applied: Map<string, TestParty>
}

/** What an actor means to do: spoilt or not, it is signed and sent as it stands. */
export interface Intent {
  readonly signers: readonly Actor[]
  readonly act: string
  readonly body: unknown
}

const DEBTORS = 3
const SUPPLIERS = 7
const BANKS = 2
const KEEPERS = 2

export async function enrolCast(market: TestMarket, chance: Chance): Promise<Cast> {
  const enrol = async (count: number, ...roles: TestParty['roles']) => {
    const parties: TestParty[] = []
    for (let i = 0; i < count; i++) parties.push(await market.enrol(roles))
    return parties
  }
  const debtors = await enrol(DEBTORS, 'debtor')
  const suppliers = await enrol(SUPPLIERS, 'supplier')
  const banks = await enrol(BANKS, 'lender')
  const [court] = await enrol(1, 'court')
  const keepers = await enrol(KEEPERS, 'keeper')
  const inspectors = await enrol(KEEPERS, 'inspector')
  for (const party of [...suppliers, ...debtors]) {
    const limits = { singleLimit: '1000', representativeLimit: '0', dailyLimit: '5000' }
    mustBeAccepted(await market.act(both(party), 'party.set-policy', limits))
  }
  await layCertificate(market, banks)
  for (const bank of banks) for (const debtor of debtors) await grantLimit(market, bank, debtor)
  const rest = { chance, documents: newDocuments(), others: [], applied: new Map() }
  return { market, debtors, suppliers, banks, keepers, inspectors, court: court!, ...rest }
}

/** The digest of the file that every bank has of the national register. */
export const CERTIFICATE = 'C'.repeat(43)

async function layCertificate({ owner }: TestMarket, banks: readonly TestParty[]): Promise<void> {
  await owner.query(
    `with b as (insert into trade.blob (hash, bytes, type) values ($1, 1, 'application/pdf'))
     insert into trade.upload (hash, party, user_id) select $1, party, 1
       from unnest($2::bigint[]) party`,
    [CERTIFICATE, banks.map(({ id }) => idNumber(id))],
  )
}

/** Without one a bank quotes for nobody; what becomes of it later is up to chance. */
async function grantLimit(market: TestMarket, bank: TestParty, debtor: TestParty): Promise<void> {
  const on = { scope: 'debtor', subject: debtor.id, within: null, currency: 'CNY' }
  const time = { beginsOn: START, until: addDays(START, 3_650) }
  const terms = { id: newId('fac'), ...on, limit: '1000000', ...time }
  mustBeAccepted(await market.act(both(bank), 'facility.grant', terms))
}

export function both({ maker, checker }: TestParty): readonly Actor[] {
  return [maker, checker]
}

/** Two sign; now and then another maker in the first one's place, whose key may be gone. */
export function signersOf({ chance, others }: Cast, party: TestParty): readonly Actor[] {
  const another = chance.happens(0.2) && chance.of(others.filter(o => o.party === party.id))
  return another ? [another, party.checker] : both(party)
}

export function partyOf({ market }: Cast, id: PartyId): TestParty {
  const all = [market.operator, ...market.parties]
  const found = all.find(party => party.id === id)
  if (!found) throw new Error(`${id} takes no part`)
  return found
}

/** An applicant that the ledger has taken is one of the suppliers from now on. */
export function join({ market, suppliers, applied }: Cast, { party }: { party: string }): void {
  const one = applied.get(party)
  if (!one) return
  market.parties.push(one)
  suppliers.push(one)
}
