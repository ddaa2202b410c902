import { afterAll, beforeAll, expect, test } from 'vitest'
import { facilityActs, lists, newId, readRows } from '../../services/client/index.ts'
import { agree, done, type Firm, refused } from '../support/journey/people.ts'
import { openStage, type Stage } from '../support/journey/stage.ts'
import { yuan } from '../support/journey/trade.ts'

/**
 * A bank decides how far it goes: with a shipyard, with the group that the yard belongs to, and
 * with all that it finances here. The group's parent answers for its yard by its own signature.
 */
let stage: Stage
let bank: Firm
let yard: Firm
let parent: Firm
const group = newId('fac')
const quota = newId('fac')
const time = { beginsOn: '2026-03-02', until: '2027-03-02' } as const

beforeAll(async () => {
  stage = await openStage()
  yard = await stage.joins('Bohai Shipyard', 'debtor', ['Lin Yue', 'Wang Bo'])
  parent = await stage.joins('Bohai Group', 'guarantor', ['Gu Lan', 'He Jun'])
  bank = await stage.joins('Coast Bank', 'lender', ['Zhou Tao', 'Wu Fang'])
})
afterAll(async () => await stage?.close())

test('two people of the bank grant a limit on the group, and a quota of the yard', async () => {
  const whole = { scope: 'group', subject: parent.id, within: null, currency: 'CNY' } as const
  const limit = yuan(5_000_000)
  done(await agree(bank, facilityActs.grant({ id: group, ...whole, limit, ...time })))
  const part = { scope: 'debtor', subject: yard.id, within: group, currency: 'CNY' } as const
  done(await agree(bank, facilityActs.grant({ id: quota, ...part, limit, ...time })))
  expect(await facilities(bank)).toMatchObject([
    { id: quota, subject: { name: 'Bohai Shipyard' }, within: { id: group }, free: limit },
    { id: group, subject: { name: 'Bohai Group' }, scope: 'group', status: 'live' },
  ])
})

test('the parent sees the limit on its group and answers for it; the yard sees none', async () => {
  const promise = { facility: group, amount: yuan(4_000_000), until: time.until }
  const undertaking = 'We answer for what our yard owes under this limit.'
  done(await agree(parent, facilityActs.guarantee({ ...promise, undertaking })))
  const seen = [{ id: group, guarantees: [{ guarantor: { id: parent.id } }] }]
  expect(await ofGroup(parent)).toMatchObject(seen)
  expect(await facilities(bank)).toMatchObject([{ guarantees: [] }, seen[0]])
  expect(await ofGroup(yard)).toEqual([])
  expect(await yard.maker.client.read(NODE, { id: quota })).toEqual({ node: null })
})

test('before it signs, the bank asks what a change would make of the limit', async () => {
  const ask = async (limit: bigint, until: string) =>
    await bank.maker.client.read(AHEAD, { id: quota, limit: String(limit), until })
  expect(await ask(yuan(3_000_000), '2027-06-01')).toEqual({
    node: {
      ifChanged: { limit: '300000000', reserved: '0', used: '0', free: '300000000' },
    },
  })
  expect(await ask(yuan(1), '2026-03-02')).toMatchObject({
    node: { ifChanged: { refusal: 'end_must_be_in_the_future' } },
  })
  const body = { facility: quota, limit: yuan(3_000_000), until: '2027-06-01' } as const
  done(await agree(bank, facilityActs.change(body)))
  expect(await facilities(bank)).toMatchObject([
    { id: quota, limit: yuan(3_000_000), until: '2027-06-01' },
    { id: group },
  ])
})

test('it pauses, resumes and ends what it has granted, the quota before the group', async () => {
  done(await agree(bank, facilityActs.pause({ facility: quota })))
  done(await agree(bank, facilityActs.resume({ facility: quota })))
  expect(refused(await agree(bank, facilityActs.end({ facility: group })))).toBe(
    'group_must_have_no_quotas',
  )
  done(await agree(bank, facilityActs.end({ facility: quota })))
  done(await agree(bank, facilityActs.end({ facility: group })))
  expect(await facilities(bank)).toMatchObject([{ status: 'ended' }, { status: 'ended' }])
})

async function facilities({ maker }: Firm) {
  return await readRows(maker.client.read, lists.facilities, {})
}

async function ofGroup({ maker }: Firm) {
  return await readRows(maker.client.read, lists.facilitiesOfGroup, {})
}

const NODE = 'query ($id: ID!) { node(id: $id) { id } }'
const AHEAD = `query ($id: ID!, $limit: MinorUnits!, $until: Date!) { node(id: $id) {
  ... on Facility { ifChanged(limit: $limit, until: $until) {
    ... on Takings { limit reserved used free } ... on Refused { refusal } } } } }`
