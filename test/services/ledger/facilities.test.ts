import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FacilityId } from '../../../contracts/facility/facility.ts'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { auditSnapshot } from '../../../services/ledger/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { TestParty } from '../../support/actor.ts'
import { mustBeAccepted, refusalOf, type TestMarket, testMarket } from '../../support/market.ts'

let market: TestMarket
let bank: TestParty
let debtor: TestParty
let parent: TestParty
let group: FacilityId
let quota: FacilityId
beforeAll(async () => {
  market = await testMarket()
  bank = await market.enrol(['lender'])
  debtor = await market.enrol(['debtor'])
  parent = await market.enrol(['guarantor'])
  group = newId('fac')
  quota = newId('fac')
  mustBeAccepted(await grant({ id: group, scope: 'group', subject: parent.id }))
  mustBeAccepted(await grant({ id: quota, subject: debtor.id, within: group, limit: '500' }))
})
afterAll(async () => await market?.close())

const both = (party: TestParty) => [party.maker, party.checker]

function grant(terms: object, by = bank) {
  const scope = { scope: 'debtor', subject: null, within: null, currency: 'CNY', limit: '1000' }
  const time = { beginsOn: '2026-03-02', until: '2027-03-02' }
  const body = { id: newId('fac'), ...scope, ...time, ...terms }
  return market.act(both(by), 'facility.grant', body)
}

async function does(act: string, body: object, by = bank) {
  return refusalOf(await market.act(both(by), `facility.${act}`, body))
}

test('a limit is granted by two people of a lender, once of a kind', async () => {
  const alone = { id: newId('fac'), scope: 'platform', subject: null, within: null }
  const terms = { currency: 'CNY', limit: '1', beginsOn: '2026-03-02', until: '2027-03-02' }
  const one = await market.act([bank.maker], 'facility.grant', { ...alone, ...terms })
  expect(refusalOf(one)).toBe('checker_must_sign')
  expect(refusalOf(await grant({ subject: debtor.id }))).toBe(
    'facility_must_be_the_only_one_of_its_kind',
  )
  expect(refusalOf(await grant({ subject: debtor.id, currency: 'EUR' }))).toBeNull()
  expect(refusalOf(await grant({ subject: debtor.id }, parent))).toBe('grantor_must_be_a_lender')
  expect(refusalOf(await grant({ id: quota, subject: debtor.id, currency: 'USD' }))).toBe(
    'id_must_be_new',
  )
})

test('it is changed, paused, resumed and ended by its lender', async () => {
  expect(await does('change', { facility: quota, limit: '600', until: '2027-06-01' })).toBeNull()
  expect(await does('pause', { facility: quota }, debtor)).toBe('facility_must_be_the_lenders_own')
  expect(await does('pause', { facility: quota })).toBeNull()
  expect(await does('resume', { facility: quota })).toBeNull()
  expect(await does('end', { facility: group })).toBe('group_must_have_no_quotas')
  expect(await does('pause', { facility: newId('fac') })).toBe('facility_must_be_the_lenders_own')
})

test('it is capped at a share of the book, and a cap that was loosened is found', async () => {
  const cap = { facility: quota, share: '0.25', atLeast: '1000' }
  expect(await does('cap', { ...cap, share: '1.5' })).toBe('cap_must_be_a_part_of_the_book')
  expect(await does('cap', cap, debtor)).toBe('facility_must_be_the_lenders_own')
  expect(await does('cap', cap)).toBeNull()
  const client = await market.owner.connect()
  try {
    await client.query('begin')
    await client.query('update ledger.facility set cap_share = 0.5 where cap_share = 0.25')
    const { findings } = await auditSnapshot(client)
    expect(findings.map(({ kind }) => kind)).toEqual(['facility_differs'])
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('the parent answers for the group by its own signature', async () => {
  const terms = { facility: group, amount: '800', until: '2027-03-02', undertaking: 'we answer' }
  expect(await does('guarantee', terms)).toBe('guarantor_must_be_the_parent_of_the_group')
  expect(await does('guarantee', terms, parent)).toBeNull()
  const { rows } = await market.owner.query(
    'select facility, guarantor, amount_minor from ledger.guarantee',
  )
  expect(rows).toEqual([
    { facility: idNumber(group), guarantor: idNumber(parent.id), amount_minor: 800n },
  ])
})

test('its entries are seen by its lender, and of a group by the parent', async () => {
  const { rows } = await market.owner.query<{ party: bigint; scopes: string }>(
    `select v.party, string_agg(distinct f.scope, ' ') as scopes
       from ledger.touch t
       join ledger.entry_visibility v on v.entry = t.entry
       join ledger.facility f on f.id = t.subject and t.noun = 'fac'
      group by v.party`,
  )
  const seen = new Map(rows.map(({ party, scopes }) => [party, scopes]))
  expect(seen.get(idNumber(parent.id))).toBe('group')
  expect(seen.get(idNumber(bank.id))).toBe('debtor group')
  expect(seen.size).toBe(2)
})

test('the audit finds a limit that was raised, and a guarantee that was written in', async () => {
  const client = await market.owner.connect()
  try {
    await client.query('begin')
    expect((await auditSnapshot(client)).findings).toEqual([])
    await client.query('set local session_replication_role = replica')
    await client.query('update ledger.facility set limit_minor = limit_minor + 1')
    await client.query('update ledger.guarantee set amount_minor = 900')
    const { findings } = await auditSnapshot(client)
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(
      new Set(['facility_differs', 'guarantee_differs']),
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
})
