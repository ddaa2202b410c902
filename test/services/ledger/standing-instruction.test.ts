import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { idNumber } from '../../../contracts/kernel/id.ts'
import type { StandingInstructionId } from '../../../contracts/party/standing-instruction.ts'
import { auditSnapshot } from '../../../services/ledger/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { TestParty } from '../../support/actor.ts'
import { refusalOf, type TestMarket, testMarket } from '../../support/market.ts'

let market: TestMarket
let supplier: TestParty
beforeAll(async () => {
  market = await testMarket()
  supplier = await market.enrol(['supplier'])
})
afterAll(async () => await market.close())

const both = (party: TestParty) => [party.maker, party.checker]

async function give(limit: number, until: BusinessDate, by = market.operator) {
  const id = newId('sti')
  const body = { id, scope: 'roll_business_date', limit: String(limit), until }
  return { id, answer: await market.act(both(by), 'party.give-standing-instruction', body) }
}

/** By one key of the operator, as its system has one. */
async function roll(to: BusinessDate, instruction: StandingInstructionId) {
  const body = { to, instruction }
  return refusalOf(await market.act([market.operator.maker], 'calendar.roll-as-instructed', body))
}

async function rolledUnder(id: StandingInstructionId): Promise<readonly BusinessDate[]> {
  const { rows } = await market.owner.query<{ date: BusinessDate }>(
    'select date from ledger.business_day where instruction = $1 order by date',
    [idNumber(id)],
  )
  return rows.map(row => row.date)
}

test('two officers give it, and one key rolls under it as often as they allowed', async () => {
  const { id, answer } = await give(2, '2026-03-05')
  expect(refusalOf(answer)).toBeNull()
  expect(await roll('2026-03-04', id)).toBe('date_must_be_the_next_business_day')
  expect(await roll('2026-03-03', id)).toBeNull()
  expect(await roll('2026-03-04', id)).toBeNull()
  expect(await roll('2026-03-05', id)).toBe('standing_instruction_must_be_within_its_limit')
  expect(await rolledUnder(id)).toEqual(['2026-03-03', '2026-03-04'])
})

test('one officer alone, or another party, gives none', async () => {
  const body = { id: newId('sti'), scope: 'roll_business_date', limit: '1', until: '2026-04-01' }
  const alone = await market.act([market.operator.maker], 'party.give-standing-instruction', body)
  expect(refusalOf(alone)).toBe('checker_must_sign')
  const { answer } = await give(1, '2026-04-01', supplier)
  expect(refusalOf(answer)).toBe('scope_must_be_of_a_role_of_the_party')
})

test('it ends with its date, and when it is withdrawn', async () => {
  const { id } = await give(9, '2026-03-05')
  await market.roll('2026-03-05')
  expect(await roll('2026-03-06', id)).toBe('standing_instruction_must_not_have_ended')

  const next = (await give(9, '2026-04-01')).id
  expect(await roll('2026-03-06', next)).toBeNull()
  const withdraw = (by: TestParty) =>
    market.act(both(by), 'party.withdraw-standing-instruction', { id: next })
  expect(refusalOf(await withdraw(supplier))).toBe('standing_instruction_must_be_the_partys_own')
  expect(refusalOf(await withdraw(market.operator))).toBeNull()
  expect(await roll('2026-03-09', next)).toBe('standing_instruction_must_be_the_partys_own')
})

test('an id is given once', async () => {
  const { id } = await give(1, '2026-04-01')
  const body = { id, scope: 'roll_business_date', limit: '2', until: '2026-04-01' }
  const again = await market.act(both(market.operator), 'party.give-standing-instruction', body)
  expect(refusalOf(again)).toBe('id_must_be_new')
})

test('its entries are seen by its party alone', async () => {
  const { rows } = await market.owner.query(
    `select distinct v.party from ledger.entry e join ledger.entry_visibility v on v.entry = e.id
      where e.act like '%standing-instruction'`,
  )
  expect(rows).toEqual([{ party: idNumber(market.operator.id) }])
})

test('the store refuses a date under one that is used up, ended or withdrawn', async () => {
  const { rows } = await market.owner.query<{ id: bigint; date: string }>(
    `select i.id, (select max(date) + 1 from ledger.business_day) as date
       from ledger.standing_instruction i where i.limit_units > 1`,
  )
  expect(rows).toHaveLength(3)
  for (const { id, date } of rows)
    await expect(
      market.pool.query('insert into ledger.business_day values ($1, 1, $2)', [date, id]),
    ).rejects.toMatchObject({ constraint: 'business_day_follows_its_instruction' })
  await expect(market.owner.query('delete from ledger.standing_instruction')).rejects.toMatchObject(
    { constraint: 'standing_instruction_kept' },
  )
})

test('the store counts what an instruction has carried out, and knows its scope', async () => {
  const client = await market.owner.connect()
  const give = (id: number, scope: string) =>
    client.query(
      `insert into ledger.standing_instruction (id, party, scope, limit_units, until, granted_by)
       select $1, party, $2, 1, '2099-01-01', granted_by from ledger.standing_instruction limit 1`,
      [id, scope],
    )
  const roll = (instruction: number, entry: number) =>
    client.query(
      `insert into ledger.business_day (date, entry, instruction)
       select max(d.date) + 1, $2, $1
         from ledger.business_day d`,
      [instruction, entry],
    )
  try {
    await client.query('begin')
    await give(1, 'roll_business_date')
    await roll(1, 9_000_001)
    await client.query('savepoint once')
    const twice = roll(1, 9_000_002)
    await expect(twice).rejects.toMatchObject({
      constraint: 'business_day_follows_its_instruction',
    })
    await client.query('rollback to once')
    await expect(give(2, 'pay_out')).rejects.toMatchObject({
      constraint: 'standing_instruction_has_scope',
    })
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('the audit finds an instruction that was changed, and a roll that names another', async () => {
  const client = await market.owner.connect()
  try {
    await client.query('begin')
    expect((await auditSnapshot(client)).findings).toEqual([])
    await client.query('set local session_replication_role = replica')
    await client.query('update ledger.standing_instruction set limit_units = 100')
    await client.query('update ledger.business_day set instruction = null')
    const { findings } = await auditSnapshot(client)
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(
      new Set(['standing_instruction_differs', 'business_day_differs']),
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
})
