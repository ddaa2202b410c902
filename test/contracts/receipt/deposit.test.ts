import { describe, expect, it } from 'vitest'
import { WORDS_LENGTH_MAX } from '../../../contracts/party/given-words.ts'
import {
  nameOwnershipDocument,
  type OwnershipDocument,
} from '../../../contracts/receipt/ownership-document.ts'
import {
  REQUEST_DEPOSIT_TEXTS,
  type RequestDeposit,
  type RequestDepositRefusal,
  type RequestDepositState,
  requestDeposit,
} from '../../../contracts/receipt/request-deposit.ts'
import {
  WITHDRAW_DEPOSIT_TEXTS,
  type WithdrawDepositRefusal,
  withdrawDeposit,
} from '../../../contracts/receipt/withdraw-deposit.ts'
import { CAPACITY_MAX } from '../../../contracts/warehouse/open-place.ts'
import { ANCHOR, as, partyOf, STRANGER, SUPPLIER } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { COPPER, KEEPER, lotOf, storedLot, TONNE } from './goods.ts'

const DOCUMENT: OwnershipDocument = { kind: 'invoice', issuer: 'A mill', number: '17' }
const body: RequestDeposit = {
  ...{ lot: 'lot_1', keeper: KEEPER, commodity: 'com_1', quantity: TONNE, packing: 'bundles' },
  ...{ marks: 'CCC', ownership: DOCUMENT, authority: 'owner', claims: 'none known' },
}
const state: RequestDepositState = {
  ...{ keeper: partyOf(KEEPER, 'keeper'), commodity: COPPER, knownDocuments: new Set() },
}

interface Case {
  readonly state: RequestDepositState
  readonly body: RequestDeposit
}
const given = (changed: Partial<RequestDepositState>) => (c: Case) => ({
  ...c,
  state: { ...c.state, ...changed },
})
const change = (changed: Partial<RequestDeposit>) => (c: Case) => ({
  ...c,
  body: { ...c.body, ...changed },
})

refusalTable<RequestDepositRefusal, Case>(
  'request a deposit',
  REQUEST_DEPOSIT_TEXTS,
  { state, body },
  c => requestDeposit(c.state, c.body, as(SUPPLIER)),
  {
    keeper_must_be_enrolled_as_one: { breaks: given({ keeper: partyOf(KEEPER, 'supplier') }) },
    keeper_must_be_active: {
      breaks: given({ keeper: { ...partyOf(KEEPER, 'keeper'), status: 'suspended' } }),
    },
    keeper_must_be_another_party: {
      breaks: c =>
        change({ keeper: SUPPLIER })(
          c.state.keeper?.status === 'active' && c.state.keeper.roles.has('keeper')
            ? given({ keeper: partyOf(SUPPLIER, 'keeper') })(c)
            : c,
        ),
    },
    commodity_must_be_listed: { breaks: given({ commodity: null }) },
    deposit_must_be_of_some_goods: {
      details: { limit: { units: String(CAPACITY_MAX) }, found: { units: '0' } },
      breaks: change({ quantity: 0n }),
      keeps: { one: change({ quantity: 1n }), most: change({ quantity: CAPACITY_MAX }) },
    },
    words_must_be_given_and_short: {
      details: { limit: WORDS_LENGTH_MAX, found: 0 },
      breaks: change({ claims: '' }),
    },
    ownership_must_be_shown_by_a_document: {
      details: { limit: 100, found: 0 },
      breaks: change({ ownership: { ...DOCUMENT, number: '--' } }),
      keeps: { 'one digit': change({ ownership: { ...DOCUMENT, number: '0' } }) },
    },
    ownership_document_must_bring_goods_in_once: {
      breaks: c =>
        given({ knownDocuments: new Set([nameOf(DOCUMENT)]) })(
          c.body.ownership.number === '--' ? c : change({ ownership: DOCUMENT })(c),
        ),
      keeps: {
        'by another issuer': given({
          knownDocuments: new Set([nameOf({ ...DOCUMENT, issuer: 'B' })]),
        }),
      },
    },
  },
)

function nameOf(document: OwnershipDocument): string {
  const name = nameOwnershipDocument(document)
  return name.ok ? name.value : ''
}

describe('a deposit', () => {
  it('is refused above a million tonnes, and with a keeper nobody knows', () => {
    const asked = (c: Case) => requestDeposit(c.state, c.body, as(SUPPLIER))
    expect(asked(change({ quantity: CAPACITY_MAX + 1n })({ state, body }))).toMatchObject({
      refusal: 'deposit_must_be_of_some_goods',
    })
    expect(asked(given({ keeper: null })({ state, body }))).toMatchObject({
      refusal: 'keeper_must_be_enrolled_as_one',
    })
  })
})

describe('a document of ownership', () => {
  const same: readonly (readonly [Partial<OwnershipDocument>, Partial<OwnershipDocument>])[] = [
    [{ number: '0017' }, { number: '17' }],
    [{ number: 'AB-17' }, { number: 'ab 17' }],
    [{ number: 'ＡＢ１７' }, { number: 'AB17' }],
    [{ number: 'AB–17' }, { number: 'AB-17' }],
    [{ issuer: '江西 铜业（集团）' }, { issuer: '江西铜业(集团)' }],
    [{ issuer: 'A\u200bMill' }, { issuer: 'a mill.' }],
  ]
  it.each(same)('is one by whatever spelling: %o and %o', (one, other) => {
    expect(nameOf({ ...DOCUMENT, ...one })).toBe(nameOf({ ...DOCUMENT, ...other }))
  })

  const other: readonly Partial<OwnershipDocument>[] = [
    { kind: 'bill_of_lading' },
    { issuer: 'B mill' },
    { number: '170' },
    { number: '1A7' },
  ]
  it.each(other)('is another with %o', different => {
    expect(nameOf({ ...DOCUMENT, ...different })).not.toBe(nameOf(DOCUMENT))
  })
})

interface Withdrawn {
  readonly lot: ReturnType<typeof lotOf> | null
}
refusalTable<WithdrawDepositRefusal, Withdrawn>(
  'withdraw a deposit',
  WITHDRAW_DEPOSIT_TEXTS,
  { lot: lotOf() },
  c => withdrawDeposit(c, {}, as(SUPPLIER)),
  {
    lot_must_be_known: { breaks: c => ({ lot: c.lot && { ...c.lot, depositor: STRANGER } }) },
    lot_must_be_announced: {
      details: { status: 'received' },
      breaks: c => ({ lot: { ...storedLot(), depositor: c.lot?.depositor ?? SUPPLIER } }),
      keeps: {
        'by its keeper too': () => ({ lot: lotOf({ keeper: SUPPLIER, depositor: ANCHOR }) }),
      },
    },
  },
)
