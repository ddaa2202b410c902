/**
 * What a person is shown of the records that an act names: signed with the act, and compared with
 * the ledger's own rows before the act is decided. The keys are ids; ids that the acting party may
 * not see, or that name nothing yet, are absent.
 */
export type Shown = { readonly [id: string]: ShownRecord }

export type ShownRecord =
  | ShownParty
  | ShownReceivable
  | ShownInvoice
  | ShownUser
  | ShownKey
  | ShownMandate
  | ShownStandingAcceptance
  | ShownStandingInstruction
  | ShownDebtorMark
  | ShownFacility
  | ShownFinancing
  | ShownQuote
  | ShownPriceList
  | ShownAccount
  | ShownSettlement
  | ShownCommodity
  | ShownSite
  | ShownPlace
  | ShownLot
  | ShownReceipt
  | ShownRegisterSearch
  | ShownDeliveryOrder
  | ShownFinding

export interface ShownParty {
  readonly name: string
  /** The unified social credit code or LEI. */
  readonly code: string
  readonly roles: readonly string[]
}

/** An amount is shown in minor units as text, with its currency and the digits of that unit. */
export interface ShownAmount {
  readonly amount: string
  readonly currency: string
  readonly decimals: number
}

export interface ShownReceivable extends ShownAmount {
  readonly debtor: string
  readonly debtorCode: string
  readonly supplier: string
  readonly supplierCode: string
  readonly dueOn: string
}

export interface ShownInvoice extends ShownAmount {
  readonly number: string
  readonly seller: string
  readonly buyer: string
}

export interface ShownUser {
  readonly duty: string
  readonly representative: boolean
}

export interface ShownKey {
  readonly user: string
  readonly duty: string
  readonly custody: boolean
  readonly machine: boolean
}

export interface ShownMandate {
  readonly key: string
  readonly act: string
  readonly limit: string
  readonly until: string
}

export interface ShownStandingAcceptance {
  /** The name of the transferor; null: anyone. */
  readonly from: string | null
  readonly limit: string
  readonly until: string
}

export interface ShownStandingInstruction {
  readonly scope: string
  readonly limit: string
  readonly until: string
}

export interface ShownDebtorMark {
  readonly debtor: string
  readonly kind: string
  readonly since: string
}

export interface ShownFacility {
  /** `debtor`, `supplier`, `platform` or `group`. */
  readonly kind: string
  /** The names of who grants it, and of whom it is on; null: on nobody in particular. */
  readonly lender: string
  readonly subject: string | null
  readonly limit: string
  readonly currency: string
  readonly decimals: number
  readonly until: string
}

/** What is to be financed: how much is owed, first due when, by whom. */
export interface ShownFinancing extends ShownAmount {
  readonly holder: string
  /** Their names, in the order of their ids. */
  readonly debtors: readonly string[]
  readonly firstDueOn: string
}

export interface ShownQuote extends ShownAmount {
  readonly quotedBy: string
  readonly discount: string
  readonly fee: string
  readonly apr: string
  readonly recourse: string
  readonly valueDate: string
}

export interface ShownPriceList {
  /** The name of the lender. */
  readonly pricesOf: string
  readonly recourse: string
  readonly until: string
}

export interface ShownAccount {
  readonly accountOf: string
  /** As the bank writes it. */
  readonly accountNumber: string
  readonly bic: string
  readonly paidIn: string
}

export interface ShownSettlement extends ShownAmount {
  /** The name of the debtor. */
  readonly paidBy: string
  /** The due date. */
  readonly settles: string
  readonly reference: string
}

export interface ShownCommodity {
  readonly commodity: string
  readonly standard: string
  readonly unit: string
  readonly tolerancePpm: string
}

export interface ShownSite {
  readonly site: string
  readonly address: string
  /** The name of the keeper. */
  readonly keeper: string
}

export interface ShownPlace {
  readonly place: string
  readonly inSite: string
  readonly exclusive: boolean
  readonly capacity: string
  readonly unit: string
}

/** Goods that were announced or received: quantities are whole units. */
export interface ShownLot {
  readonly lotOf: string
  readonly unit: string
  readonly declared: string
  readonly accepted: string | null
  readonly keeper: string
  readonly depositor: string
  readonly place: string | null
}

export interface ShownReceipt {
  readonly goods: string
  readonly grade: string
  readonly size: string
  readonly unit: string
  readonly keeper: string
  readonly keeperCode: string
  readonly receiptNumber: number
  readonly place: string
  readonly storedUntil: string
}

export interface ShownRegisterSearch {
  readonly searchedAt: string
  /** Number and secured party of each registration that it found. */
  readonly hits: readonly string[]
}

export interface ShownDeliveryOrder {
  readonly deliveryOf: string
  readonly units: string
  readonly unit: string
  readonly holder: string
  readonly collector: string
  readonly until: string
  /** Of the receipt. */
  readonly ofNumber: number
}

/** What was noticed, as a code word and when; its words are those of its kind. */
export interface ShownFinding {
  readonly findingKind: string
  readonly foundOn: string
}

/** Lists the ids that stand anywhere in a body, each once, in the order of their text. */
export function listIds(body: unknown): readonly string[] {
  const ids = new Set<string>()
  collectIds(body, ids)
  return [...ids].sort()
}

function collectIds(value: unknown, ids: Set<string>): void {
  if (typeof value === 'string') {
    if (ID.test(value)) ids.add(value)
  } else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) collectIds(part, ids)
}

const ID = /^[a-z]{2,5}_[0-9A-Z]{13}$/
