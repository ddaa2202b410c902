import { describe, expect, it } from 'vitest'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { Instrument } from '../../../contracts/kernel/instrument.ts'
import type { Account } from '../../../contracts/payment/account.ts'
import type { StatementEntry } from '../../../contracts/payment/statement-entry.ts'
import {
  AGREE_TARIFF_TEXTS,
  type AgreeTariff,
  type AgreeTariffRefusal,
  type AgreeTariffState,
  agreeTariff,
  TARIFF_MINOR_MAX,
} from '../../../contracts/receipt/agree-tariff.ts'
import { countDays, duesRefusal, makeDuesId, stateDues } from '../../../contracts/receipt/dues.ts'
import {
  PROVE_DUES_TEXTS,
  type ProveDues,
  type ProveDuesRefusal,
  type ProveDuesState,
  proveDues,
} from '../../../contracts/receipt/prove-dues.ts'
import type { Receipt } from '../../../contracts/receipt/receipt.ts'
import type { Dues, Tariff } from '../../../contracts/receipt/tariff.ts'
import { as, claimOf, SECOND, STRANGER, SUPPLIER, TODAY, titleOf } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { goodsOf, KEEPER, receiptOf, TONNE } from './goods.ts'

/** CNY 0.80 a tonne and day, CNY 15.00 a tonne for handling, CNY 500.00 at least. */
const TARIFF: Tariff = {
  ...{ currency: 'CNY', perUnits: TONNE, storage: 80n, handling: 1_500n, least: 50_000n },
}
const DUES: Dues = {
  ...{ tariff: TARIFF, account: 'acc_1', accountNumber: '6217' },
  ...{ unitDays: 0n, countedTo: '2026-03-02', payments: 0, paid: 0n },
}
const COPPER = { quantity: 50n * TONNE, delivered: 0n }

describe('the keeper’s lien is what is due and not paid', () => {
  it('counts 50 t for 30 days, and 30 t for 30 more when 20 t have left', () => {
    // 50 t × 30 days = 1,500 tonne-days at CNY 0.80 = CNY 1,200.00; handling 50 t at CNY 15.00 =
    // CNY 750.00; together CNY 1,950.00.
    expect(stateDues(DUES, COPPER, '2026-04-01')).toEqual({
      unitDays: 1_500n * TONNE,
      ...{ storage: 120_000n, handling: 75_000n, due: 195_000n, owed: 195_000n },
    })
    const left = { ...countDays(DUES, COPPER, '2026-04-01'), paid: 195_000n, payments: 1 }
    const rest = { ...COPPER, delivered: 20n * TONNE }
    expect(stateDues(left, rest, '2026-04-01')).toMatchObject({ due: 195_000n, owed: 0n })
    // 30 t × 30 days = 900 tonne-days at CNY 0.80 = CNY 720.00 more: CNY 2,670.00 in all.
    expect(stateDues(left, rest, '2026-05-01')).toEqual({
      unitDays: 2_400n * TONNE,
      ...{ storage: 192_000n, handling: 75_000n, due: 267_000n, owed: 72_000n },
    })
  })
  it('is the least that a receipt costs, until storage and handling are more', () => {
    const small = { quantity: TONNE, delivered: 0n }
    const due = (asOf: BusinessDate) => stateDues(DUES, small, asOf).due
    // CNY 15.00 + 606 × CNY 0.80 = CNY 499.80, and 607 × CNY 0.80 = CNY 500.60.
    expect([due('2026-03-02'), due('2027-10-29'), due('2027-10-30')]).toEqual([
      ...[50_000n, 50_000n, 50_060n],
    ])
  })
  it('is rounded once, half up, however often goods leave between', () => {
    const tariff = { ...TARIFF, perUnits: 2n, storage: 1n, handling: 0n, least: 0n }
    const dues = { ...DUES, tariff }
    const one = { quantity: 1n, delivered: 0n }
    const on = (asOf: BusinessDate) => stateDues(dues, one, asOf).storage
    expect([on('2026-03-02'), on('2026-03-03'), on('2026-03-04'), on('2026-03-05')]).toEqual([
      ...[0n, 1n, 1n, 2n],
    ])
    const twice = countDays(countDays(dues, one, '2026-03-03'), one, '2026-03-04')
    expect(stateDues(twice, one, '2026-03-05').storage).toBe(2n)
  })
  it('keeps goods in store until all is paid to the last fen', () => {
    const held = (paid: bigint) =>
      duesRefusal(receiptOf({ dues: { ...DUES, paid } }), TODAY, 'body.order')
    expect(held(49_999n)).toMatchObject({
      refusal: 'dues_must_be_paid',
      details: {
        limit: { minor: '50000', currency: 'CNY' },
        found: { minor: '49999', currency: 'CNY' },
      },
    })
    expect([held(50_000n), held(50_001n), duesRefusal(receiptOf(), TODAY, 'at')]).toEqual([
      ...[null, null, null],
    ])
  })
})

const WHOLE = { lo: 0n, hi: TONNE }
const held = (holder = SUPPLIER): Instrument => goodsOf([titleOf(WHOLE, { holder })])
const ACCOUNT: Account = {
  ...{ id: 'acc_1', holder: KEEPER, status: 'confirmed', usableOn: TODAY, last: null },
  ...{ number: '6217', bank: 'SANDCNSH', name: 'Store', town: 'Tianjin', country: 'CN' },
  ...{ currency: 'CNY', statementKey: { alg: 'EdDSA', publicKey: 'k' } },
}

interface Agreeing {
  readonly state: AgreeTariffState
  readonly body: AgreeTariff
}
const say = (tariff: Partial<Tariff>) => (c: Agreeing) => ({
  ...c,
  body: { ...c.body, tariff: { ...c.body.tariff, ...tariff } },
})
const account = (change: Partial<Account>) => (c: Agreeing) => ({
  ...c,
  state: { ...c.state, account: c.state.account && { ...c.state.account, ...change } },
})
const of = (change: Partial<Receipt>) => (c: Agreeing) => ({
  ...c,
  state: { ...c.state, receipt: c.state.receipt && { ...c.state.receipt, ...change } },
})

refusalTable<AgreeTariffRefusal, Agreeing>(
  'agree a tariff',
  AGREE_TARIFF_TEXTS,
  {
    state: { receipt: receiptOf(), instrument: held(), account: ACCOUNT },
    body: { receipt: 'wrc_1', tariff: TARIFF, account: 'acc_1' },
  },
  c => agreeTariff(c.state, c.body, as(SUPPLIER)),
  {
    receipt_must_be_known: {
      breaks: c => ({ ...c, state: { ...c.state, instrument: held(STRANGER) } }),
    },
    tariff_must_not_be_agreed_already: { breaks: of({ dues: DUES }) },
    tariff_must_be_for_some_units: {
      breaks: say({ perUnits: 0n }),
      keeps: { one: say({ perUnits: 1n }) },
    },
    tariff_must_keep_to_its_limit: {
      details: {
        limit: { minor: String(TARIFF_MINOR_MAX), currency: 'CNY' },
        found: { minor: String(TARIFF_MINOR_MAX + 1n), currency: 'CNY' },
      },
      breaks: say({ handling: TARIFF_MINOR_MAX + 1n }),
      keeps: { 'the limit': say({ storage: TARIFF_MINOR_MAX, least: TARIFF_MINOR_MAX }) },
    },
    payment_account_must_be_of_its_party_and_currency: {
      details: { side: 'to', currency: 'CNY' },
      breaks: account({ holder: SECOND }),
    },
    payment_account_must_be_usable: {
      details: { side: 'to', usableOn: '2026-03-03', today: TODAY },
      breaks: account({ usableOn: '2026-03-03' }),
    },
  },
)

it('a tariff is told to the keeper, to all holders and to who has a claim', () => {
  const claim = claimOf({ kind: 'pledge', claimant: STRANGER })
  const state = { receipt: receiptOf(), instrument: goodsOf([titleOf(WHOLE, { claim })]) }
  const body = { receipt: 'wrc_1', tariff: TARIFF, account: 'acc_1' } as const
  expect(agreeTariff({ ...state, account: ACCOUNT }, body, as(SUPPLIER))).toMatchObject({
    facts: [{ visibleTo: [KEEPER, SUPPLIER, STRANGER], accountNumber: '6217', since: TODAY }],
  })
})

const PAID: StatementEntry = {
  ...{ id: 'E1', side: 'credit', currency: 'CNY', amount: 50_000n, bookedOn: TODAY },
  ...{ endToEndId: makeDuesId('wrc_1', DUES), reference: null, counterpart: null },
  ...{ returned: false, signed: true },
}
interface Proving {
  readonly state: ProveDuesState
  readonly body: ProveDues
}
const entry = (change: Partial<StatementEntry>) => (c: Proving) => ({
  ...c,
  state: { ...c.state, entry: c.state.entry && { ...c.state.entry, ...change } },
})
const PROVING: Proving = {
  state: {
    ...{ receipt: receiptOf({ dues: DUES }), instrument: held() },
    ...{ entry: PAID, teller: ACCOUNT },
  },
  body: { receipt: 'wrc_1', account: 'acc_1', reference: 'E1' },
}

refusalTable<ProveDuesRefusal, Proving>(
  'prove that dues are paid',
  PROVE_DUES_TEXTS,
  PROVING,
  c => proveDues(c.state, c.body, as(SUPPLIER)),
  {
    receipt_must_be_known: {
      breaks: c => ({ ...c, state: { ...c.state, instrument: held(STRANGER) } }),
    },
    tariff_must_be_agreed: {
      breaks: c => ({ ...c, state: { ...c.state, receipt: receiptOf() } }),
    },
    entry_must_be_proven: { breaks: c => ({ ...c, state: { ...c.state, entry: null } }) },
    dues_must_be_paid_to_their_account: {
      details: { to: '6217' },
      breaks: entry({ side: 'debit' }),
    },
    payment_of_dues_must_bear_its_id: {
      details: { paidAs: 'WRC1D1' },
      breaks: entry({ endToEndId: 'WRC1D2' }),
    },
  },
)

it('dues are told by either account, by keeper or holder, in their currency and for good', () => {
  const paid = { ...ACCOUNT, id: 'acc_2', holder: SUPPLIER, number: '6222' } as const
  const told = (change: Partial<StatementEntry>, teller: Account | null, party = SUPPLIER) => {
    const state = { ...PROVING.state, entry: { ...PAID, ...change }, teller }
    const made = proveDues(state, PROVING.body, as(party))
    return made.ok ? made.facts[0]?.amount : made.refusal
  }
  expect(told({}, ACCOUNT, KEEPER)).toBe(50_000n)
  expect(told({ side: 'debit', counterpart: '6217' }, paid)).toBe(50_000n)
  for (const [change, teller] of [
    [{ side: 'debit', counterpart: '6218' }, paid],
    [{ side: 'credit', counterpart: '6217' }, paid],
    [{ returned: true }, ACCOUNT],
    [{ currency: 'USD' }, ACCOUNT],
  ] as const)
    expect(told(change, teller)).toBe('dues_must_be_paid_to_their_account')
})
