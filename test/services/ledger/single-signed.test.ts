import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { auditLedger, type Ledger, openLedger } from '../../../services/ledger/index.ts'
import { chinaCalendar } from '../../../services/platform/china-calendar.ts'
import { openPool } from '../../../services/platform/database.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type Actor, asFirstUser, signed, type TestParty } from '../../support/actor.ts'
import { DEBT, issueReceivable } from '../../support/acts.ts'
import { findingsAfter } from '../../support/findings-after.ts'
import {
  enrolmentOf,
  mustBeAccepted,
  newParty,
  refusalOf,
  type TestMarket,
  testMarket,
} from '../../support/market.ts'

/** A key under a mandate and what it may do in a day, though each command be small. */
let market: TestMarket
let debtor: TestParty
let supplier: TestParty
let bank: TestParty
let receivable: ReceivableId
let next = 0n

const PAST = 'signer_alone_must_stay_within_the_daily_limit'
const both = () => [supplier.maker, supplier.checker]

beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  bank = await market.enrol(['lender'])
  receivable = await issueReceivable(market, { debtor, supplier, amount: 100_000n })
  await setPolicy('100', '1000')
  const mandate = { id: newId('mdt'), key: supplier.maker.key, act: 'title.offer-pledge' }
  const scope = { limit: '100', until: '2030-01-01' }
  mustBeAccepted(await market.act(both(), 'party.give-mandate', { ...mandate, ...scope }))
})
afterAll(async () => await market?.close())

async function setPolicy(singleLimit: string, dailyLimit: string): Promise<void> {
  const policy = { singleLimit, dailyLimit, representativeLimit: '0' }
  mustBeAccepted(await market.act(both(), 'party.set-policy', policy))
}

function pledgeOf(size: bigint) {
  const [lo, hi] = [next, next + size]
  next = hi
  return {
    ...DEBT,
    to: bank.id,
    spans: [{ instrument: receivable, lo: String(lo), hi: String(hi) }],
  }
}

function command(signers: readonly Actor[], size: bigint): string {
  const act = { act: 'title.offer-pledge', body: pledgeOf(size), id: newId('cmd') }
  return signed(signers, { aud: market.ledger.name, ...act })
}

async function singleSigned(): Promise<bigint> {
  const { rows } = await market.owner.query(
    `select coalesce(sum(amount_minor), 0)::bigint as sum from ledger.single_signed
      where party = $1 and date = (select max(date) from ledger.business_day)`,
    [idNumber(supplier.id)],
  )
  return rows[0].sum
}

async function submit(ledger: Ledger, commands: readonly string[]) {
  return (await ledger.submit(commands)).map(refusalOf)
}

describe('many commands just under the limit', () => {
  test('in one request stop at the limit of the day; a checker lets one more through', async () => {
    const many = Array.from({ length: 12 }, () => command([supplier.maker], 99n))
    expect(await submit(market.ledger, many)).toEqual([...Array(10).fill(null), PAST, PAST])
    expect(await singleSigned()).toBe(990n)
    expect(await submit(market.ledger, [command([supplier.maker], 11n)])).toEqual([PAST])
    expect(await submit(market.ledger, [command([supplier.maker], 10n)])).toEqual([null])
    expect(await submit(market.ledger, [command(both(), 99n)])).toEqual([null])
    expect(await singleSigned()).toBe(1_000n)
  })

  test('the same command again is answered as before and counts once', async () => {
    await market.roll('2026-03-03')
    const one = command([supplier.maker], 50n)
    expect(await submit(market.ledger, [one])).toEqual([null])
    expect(await submit(market.ledger, [one])).toEqual([null])
    expect(await singleSigned()).toBe(50n)
  })

  test('what was refused counts for nothing, in a manifest too', async () => {
    const before = await singleSigned()
    const taken = { to: bank.id, spans: [{ instrument: receivable, lo: '0', hi: '40' }] }
    const acts = [
      { act: 'title.offer-pledge', body: taken },
      { act: 'title.offer-pledge', body: pledgeOf(30n) },
    ]
    const answer = await market.act([supplier.maker], 'manifest', { acts })
    expect(answer).toMatchObject({ acts: [{ refusal: expect.any(String) }, {}] })
    expect((await singleSigned()) - before).toBe(30n)
  })

  test('acts of no value count for nothing, whatever amount they state', async () => {
    const before = await singleSigned()
    const trade = [{ invoice: await market.invoice(supplier.id, debtor.id, 50n), amount: '50' }]
    const parties = { receivable: newId('rcv'), debtor: debtor.id, supplier: supplier.id }
    const acts = [
      { act: 'receivable.propose', body: { ...parties, dueOn: '2026-06-01', trade } },
      { act: 'title.offer-pledge', body: pledgeOf(30n) },
    ]
    mustBeAccepted(await market.act([supplier.maker], 'manifest', { acts }))
    expect((await singleSigned()) - before).toBe(30n)
  })

  test('the next date begins with nothing, and a new limit is in force at once', async () => {
    await market.roll('2026-03-04')
    await setPolicy('100', '99')
    expect(await submit(market.ledger, [command([supplier.maker], 100n)])).toEqual([PAST])
    expect(await submit(market.ledger, [command([supplier.maker], 99n)])).toEqual([null])
    await setPolicy('100', '1000')
    expect(await submit(market.ledger, [command([supplier.maker], 100n)])).toEqual([null])
  })
})

test('two ledgers at once do not pass it together', async () => {
  await market.roll('2026-03-05')
  const pool = openPool(market.database.urlAs('tallystick_ledger'), { name: 'rival', max: 2 })
  const rival = await openLedger({ pool, calendar: chinaCalendar(), today: () => null })
  try {
    const ledgers = [market.ledger, rival]
    const sends = Array.from({ length: 40 }, (_, i) =>
      submit(ledgers[i % 2]!, [command([supplier.maker], 50n)]),
    )
    const answers = (await Promise.all(sends)).flat()
    expect(answers.filter(refusal => refusal === null)).toHaveLength(20)
    expect(answers.filter(refusal => refusal === PAST)).toHaveLength(20)
    expect(await singleSigned()).toBe(1_000n)
  } finally {
    await rival.close()
    await pool.end()
  }
})

test('INV-DAY-01 the store lets no sum of a day pass the limit, shrink or change', async () => {
  const write = async (sql: string) => {
    const { rows } = await market.owner.query('select id from ledger.party where id = $1', [
      idNumber(supplier.id),
    ])
    return await market.pool.query(sql, [rows[0].id])
  }
  const set = 'update ledger.single_signed set'
  const today = 'where party = $1 and date = (select max(date) from ledger.business_day)'
  const rejects = async (sql: string, constraint: string) =>
    await expect(write(sql)).rejects.toMatchObject({ constraint })
  await rejects(`${set} amount_minor = 1001 ${today}`, 'single_signed_within_the_day')
  await rejects(
    `insert into ledger.single_signed values ($1, '2027-01-01', 1001)`,
    'single_signed_within_the_day',
  )
  await rejects(`${set} amount_minor = amount_minor - 1 ${today}`, 'single_signed_grows')
  await rejects(`${set} date = '2027-01-01' ${today}`, 'single_signed_grows')
  const remove = `delete from ledger.single_signed ${today}`
  await expect(write(remove)).rejects.toThrow(/denied/)
  await expect(market.owner.query(remove, [idNumber(supplier.id)])).rejects.toMatchObject({
    constraint: 'single_signed_grows',
  })
})

describe('INV-AUD-01 the audit adds up the same from the journal', () => {
  const DAY = `where party = $party and date = '2026-03-03'`
  const changed: Record<string, string> = {
    'a day lowered': `update ledger.single_signed set amount_minor = amount_minor - 1 ${DAY}`,
    'a day raised': `update ledger.single_signed set amount_minor = amount_minor + 1 ${DAY}`,
    'a day forgotten': `delete from ledger.single_signed ${DAY}`,
    'a day made up': `insert into ledger.single_signed values ($party, '2026-03-02'::date - 1, 1)`,
  }
  test.each(Object.entries(changed))('%s is found', async (_, statement) => {
    const party = String(idNumber(supplier.id))
    const found = await findingsAfter(market.owner, statement.replace('$party', party))
    expect(found.map(({ kind }) => kind)).toEqual(['single_signed_differs'])
  })

  test('what a representative has checked is signed by two', async () => {
    const { maker, checker: legal, ...more } = newParty(['supplier'], 'large')
    const place = { ledger: market.ledger.name, code: more.code }
    const firm = enrolmentOf({ maker, checker: legal, ...more }, place.ledger)
    const users = [asFirstUser(maker, place), { ...asFirstUser(legal, place), duty: 'maker' }]
    const representative = { ...users[1]!, representative: true }
    const officers = [market.operator.maker, market.operator.checker]
    mustBeAccepted(
      await market.act(officers, 'party.enrol', { ...firm, users: [users[0], representative] }),
    )
    const policy = { singleLimit: '0', dailyLimit: '0', representativeLimit: '100' }
    mustBeAccepted(await market.act([maker, legal], 'party.set-policy', policy))
    const signers = { ...more, maker, checker: legal }
    const own = await issueReceivable(market, { debtor, supplier: signers, amount: 100n })
    const pledge = { ...DEBT, to: bank.id, spans: [{ instrument: own, lo: '0', hi: '100' }] }
    mustBeAccepted(await market.act([maker, legal], 'title.offer-pledge', pledge))
    expect(await findingsAfter(market.owner)).toEqual([])
  })

  test('and finds nothing where nothing was changed', async () => {
    expect((await auditLedger(market.pool)).findings).toEqual([])
  })
})
