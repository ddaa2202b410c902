/** The lists of the graph, printed from schema.graphql by `npm run codegen`. */

type Id<Noun extends string> = `${Noun}_${string}`
type BusinessDate = `${number}-${number}-${number}`

/** A query that knows the types of its answer and of its variables, whichever tool wrote it. */
export interface TypedDocument<Data, Variables> {
  readonly __apiType?: (variables: Variables) => Data
}

/** A query of one list: of rows with their plain fields, page by page. */
export interface ListDocument<Row, Filters, Total = never>
  extends TypedDocument<Page<Row, Total>, Filters & Paging> {
  readonly text: string
  /** Where whole numbers stand in a row and in a total, which the wire has as texts. */
  readonly amounts: readonly string[]
  readonly sums: readonly string[]
}

export interface Paging {
  /** How many rows the page has at most: 200, or 50 where rows have rows of their own. */
  readonly first?: number
  /** The `next` of the page before. */
  readonly after?: string | null
  /** Whether the whole list is counted and added up as well. */
  readonly whole?: boolean
}

export interface Page<Row, Total = never> {
  readonly rows: readonly Row[]
  /** Where the next page begins; null: there is none. */
  readonly next: string | null
  /** Of the whole list under its filters; null unless asked for by `whole`. */
  readonly totalCount: number | null
  readonly totals: readonly Total[] | null
}

export type ApplicationRow = {
  readonly appliedAt: string
  readonly asked: string
  readonly code: string
  readonly declineReason: string | null
  readonly declinedAt: string | null
  readonly declinedBy: { readonly id: Id<'usr'> } | null
  readonly does: { readonly en: string; readonly zh: string }
  readonly draft: { readonly id: string } | null
  readonly earlier: { readonly id: string } | null
  readonly enrolled: { readonly id: Id<'pty'>; readonly name: string } | null
  readonly facts: readonly ({ readonly differs: boolean })[]
  readonly id: string
  readonly invitation: { readonly id: string } | null
  readonly kind: 'enrolment' | 'recovery'
  readonly name: string
  readonly open: boolean
  readonly state: 'declined' | 'done' | 'in_signature' | 'received'
}

export type AwaitedPaymentRow = {
  readonly account: { readonly id: string }
  readonly amount: bigint
  readonly counterpart: string | null
  readonly currency: string
  readonly dueOn: BusinessDate
  readonly endToEndId: string
  readonly id: string
  readonly number: number
  readonly of: string
  readonly open: bigint
  readonly side: 'credit' | 'debit'
  readonly status: string
}

export type BankAccountRow = {
  readonly bank: string
  readonly country: string
  readonly currency: string
  readonly holder: { readonly id: Id<'pty'>; readonly name: string }
  readonly id: string
  readonly lastStatement: string | null
  readonly name: string
  readonly number: string
  readonly statementKey: string
  readonly status: 'closed' | 'confirmed' | 'registered'
  readonly suggestedMatches: readonly ({ readonly entries: readonly (string)[]; readonly payments: readonly (string)[]; readonly reason: 'counterpart_and_amount' | 'counterpart_and_sum' | 'end_to_end_id' | 'reference'; readonly state: 'ambiguous' | 'confirmed' | 'suggested' })[]
  readonly town: string
  readonly usableOn: BusinessDate | null
}

export type ClaimRow = {
  readonly charge: string
  readonly claimant: { readonly id: Id<'pty'>; readonly name: string }
  readonly debt: { readonly currency: string; readonly dueOn: BusinessDate; readonly paid: bigint; readonly reference: string; readonly secured: bigint } | null
  readonly disclosedUntil: BusinessDate | null
  readonly hi: bigint
  readonly holder: { readonly id: Id<'pty'>; readonly name: string }
  readonly id: string
  readonly instrument: { readonly id: Id<'rcv'> }
  readonly kind: 'delivery' | 'finance' | 'offer' | 'pledge' | 'sale'
  readonly live: boolean
  readonly lo: bigint
}

export type CommodityRow = {
  readonly id: string
  readonly name: string
  readonly standard: string
  readonly tolerancePpm: number
  readonly unit: 'GRAMS' | 'PIECES'
}

export type DebtProofRow = {
  readonly acknowledged: bigint
  readonly agrees: boolean
  readonly currency: string
  readonly debtor: { readonly id: Id<'pty'>; readonly name: string }
  readonly dueOn: BusinessDate
  readonly id: string
  readonly instrument: string
  readonly outstanding: bigint
  readonly owed: bigint
  readonly owedBack: bigint
  readonly paid: bigint
  readonly party: { readonly id: Id<'pty'>; readonly name: string }
  readonly told: bigint
}

export type DebtorMarkRow = {
  readonly debtor: { readonly id: Id<'pty'>; readonly name: string }
  readonly id: string
  readonly kind: 'bond_default' | 'persistent_overdue'
  readonly since: BusinessDate
  readonly until: BusinessDate | null
}

export type DraftRow = {
  readonly act: string
  readonly answer: unknown | null
  readonly awaits: { readonly id: Id<'pty'>; readonly name: string } | null
  readonly expiresAt: string
  readonly id: string
  readonly maker: { readonly id: Id<'usr'> } | null
  readonly obstacle: { readonly class: 'BAD_INPUT' | 'CONFLICT' | 'NOT_ALLOWED' | 'NOT_FOUND'; readonly details: unknown | null; readonly en: string; readonly path: string; readonly refusal: string; readonly zh: string } | null
  readonly party: { readonly id: Id<'pty'>; readonly name: string }
  readonly payload: string
  readonly refused: { readonly class: 'BAD_INPUT' | 'CONFLICT' | 'NOT_ALLOWED' | 'NOT_FOUND'; readonly details: unknown | null; readonly en: string; readonly path: string; readonly refusal: string; readonly zh: string } | null
  readonly signedBy: readonly ({ readonly id: Id<'usr'> })[]
  readonly summary: { readonly en: string; readonly zh: string }
  readonly withdrawn: boolean
}

export type EntryRow = {
  readonly act: string
  readonly businessDate: BusinessDate
  readonly hash: string
  readonly id: string
  readonly leaf: string
  readonly number: string
  readonly party: { readonly id: Id<'pty'>; readonly name: string }
  readonly position: string | null
  readonly postings: string
  readonly summary: { readonly en: string; readonly zh: string } | null
  readonly writtenAt: string
}

export type ExposureRow = {
  readonly amount: bigint
  readonly currency: string
  readonly debtor: { readonly id: Id<'pty'>; readonly name: string }
  readonly dueOn: BusinessDate
  readonly financed: bigint | null
  readonly free: bigint | null
  readonly held: bigint | null
  readonly id: string
  readonly instruments: number
  readonly offered: bigint | null
  readonly overdue: bigint
  readonly pledged: bigint | null
  readonly sold: bigint | null
}

export type FacilityRow = {
  readonly beginsOn: BusinessDate
  readonly cap: { readonly atLeast: bigint; readonly book: bigint; readonly most: bigint; readonly share: string } | null
  readonly currency: string
  readonly free: bigint
  readonly guarantees: readonly ({ readonly amount: bigint; readonly entry: string; readonly guarantor: { readonly id: Id<'pty'>; readonly name: string }; readonly undertaking: string; readonly until: BusinessDate })[]
  readonly id: string
  readonly lender: { readonly id: Id<'pty'>; readonly name: string }
  readonly limit: bigint
  readonly reserved: bigint
  readonly scope: 'debtor' | 'group' | 'platform' | 'supplier'
  readonly status: 'ended' | 'live' | 'paused'
  readonly subject: { readonly id: Id<'pty'>; readonly name: string } | null
  readonly until: BusinessDate
  readonly used: bigint
  readonly within: { readonly id: string } | null
}

export type FinancingRow = {
  readonly asked: readonly ({ readonly declined: boolean; readonly lender: { readonly id: Id<'pty'>; readonly name: string }; readonly reason: string | null })[]
  readonly buyBacks: readonly ({ readonly amount: bigint; readonly arrears: bigint; readonly currency: string; readonly endToEndId: string; readonly ground: 'diluted' | 'unpaid'; readonly number: number; readonly payBy: BusinessDate; readonly principal: bigint; readonly status: 'bounced' | 'demanded' | 'owed_back' | 'paid' | 'returned' | 'unanswered'; readonly to: string; readonly unearned: bigint })[]
  readonly chooseBy: string
  readonly clearings: readonly ({ readonly priceList: { readonly id: string } })[] | null
  readonly currency: string
  readonly deadline: string
  readonly face: bigint
  readonly firstDueOn: BusinessDate
  readonly holder: { readonly id: Id<'pty'>; readonly name: string }
  readonly id: string
  readonly parts: readonly ({ readonly amount: bigint; readonly debtor: { readonly id: Id<'pty'>; readonly name: string }; readonly dueOn: BusinessDate; readonly hi: bigint; readonly instrument: string; readonly lo: bigint; readonly paidOn: BusinessDate })[]
  readonly payTo: readonly ({ readonly id: string })[]
  readonly payouts: readonly ({ readonly amount: bigint; readonly currency: string; readonly endToEndId: string; readonly executeOn: BusinessDate; readonly financing: { readonly id: string }; readonly from: string; readonly message: string | null; readonly number: number; readonly paidBy: string | null; readonly reasons: string | null; readonly returnedBy: string | null; readonly status: 'abandoned' | 'instructed' | 'late' | 'owed' | 'paid' | 'rejected' | 'resent' | 'returned' | 'unanswered'; readonly to: string })[]
  readonly propertyDescription: { readonly en: string; readonly zh: string } | null
  readonly quotes: readonly ({ readonly id: string })[]
  readonly recourse: 'either' | 'with' | 'without'
  readonly registrations: readonly ({ readonly id: string })[]
  readonly searches: readonly ({ readonly id: string })[]
  readonly status: 'applied' | 'approved' | 'bought_back' | 'instructed' | 'lapsed' | 'paid' | 'refused' | 'requested' | 'returned' | 'withdrawn'
  readonly takings: { readonly taken: boolean } | null
  readonly wait: { readonly id: string } | null
  readonly words: string | null
}

export type FindingRow = {
  readonly blocks: { readonly en: string; readonly zh: string } | null
  readonly concerns: readonly ({ readonly id: Id<'pty'>; readonly name: string })[]
  readonly evidence: string
  readonly fact: { readonly en: string; readonly zh: string }
  readonly foundAt: string
  readonly id: string
  readonly kind: string
  readonly party: { readonly id: Id<'pty'>; readonly name: string }
  readonly rule: string | null
  readonly severity: 'alarm' | 'info' | 'warning'
  readonly subject: string
}

export type HoldRow = {
  readonly hi: bigint
  readonly id: string
  readonly instrument: { readonly id: Id<'rcv'> } | null
  readonly kind: 'court' | 'dilution' | 'dispute' | 'insurance' | 'payment' | 'sensor' | 'term_end'
  readonly live: boolean
  readonly lo: bigint
  readonly setBy: string
  readonly setter: { readonly id: Id<'pty'>; readonly name: string }
}

export type ImportRow = {
  readonly accepted: number
  readonly duplicate: number
  readonly endedAt: string | null
  readonly id: Id<'imp'>
  readonly importedBy: { readonly id: Id<'usr'> }
  readonly kind: 'delivery' | 'invoice' | 'order'
  readonly name: string
  readonly refused: number
  readonly startedAt: string
  readonly sums: readonly ({ readonly currency: string; readonly known: bigint; readonly recorded: bigint; readonly redLetters: boolean; readonly refused: bigint; readonly sent: bigint })[]
}

export type InvitationRow = {
  readonly code: string
  readonly contact: string
  readonly expiresAt: string
  readonly id: string
  readonly invitedAt: string
  readonly invitedBy: { readonly id: Id<'usr'> } | null
  readonly name: string
  readonly party: { readonly id: Id<'pty'>; readonly name: string }
  readonly state: 'declined' | 'expired' | 'open' | 'used' | 'withdrawn'
}

export type InvoiceRow = {
  readonly alike: { readonly id: Id<'inv'> } | null
  readonly allocations: readonly ({ readonly amount: bigint; readonly instrument: { readonly id: Id<'rcv'> } | null })[]
  readonly amount: bigint
  readonly assertedBy: { readonly id: Id<'pty'>; readonly name: string } | null
  readonly attachments: readonly ({ readonly attachedAt: string; readonly attachedBy: { readonly id: Id<'pty'>; readonly name: string }; readonly kind: 'contract' | 'delivery_note' | 'invoice' | 'other' })[]
  readonly buyer: { readonly id: Id<'pty'>; readonly name: string }
  readonly currency: string
  readonly delivered: boolean
  readonly denied: boolean
  readonly dueOn: BusinessDate
  readonly id: Id<'inv'>
  readonly invoicedOn: BusinessDate
  readonly isAlike: boolean
  readonly normalNumber: string
  readonly number: string
  readonly redLettered: boolean
  readonly redLetteredAmount: bigint
  readonly redLetters: readonly ({ readonly amount: bigint; readonly beyond: bigint; readonly normalNumber: string; readonly number: string })[]
  readonly seller: { readonly id: Id<'pty'>; readonly name: string }
  readonly taxCheck: { readonly askedOn: BusinessDate; readonly differs: readonly ('amount' | 'buyer' | 'date' | 'existence' | 'factored' | 'seller' | 'status')[]; readonly factored: boolean; readonly status: 'certified' | 'issued' | 'red' | 'void' | null } | null
  readonly unused: bigint
}

export type KeyRow = {
  readonly alg: string
  readonly custody: boolean
  readonly id: Id<'key'>
  readonly publicKey: string
  readonly revoked: boolean
  readonly user: { readonly id: Id<'usr'> }
}

export type LineDueRow = {
  readonly again: string | null
  readonly amount: bigint
  readonly blockedBy: 'court' | 'delivery' | 'dilution' | 'dispute' | 'finance' | 'insurance' | 'offer' | 'payment' | 'sale' | 'sensor' | 'term_end' | null
  readonly currency: string
  readonly dueOn: BusinessDate
  readonly hi: bigint
  readonly holder: { readonly id: Id<'pty'>; readonly name: string }
  readonly holderAccount: { readonly id: string } | null
  readonly id: string
  readonly instrument: string
  readonly lo: bigint
  readonly pledgee: { readonly id: Id<'pty'>; readonly name: string } | null
  readonly pledgeeAccount: { readonly id: string } | null
  readonly toPledgee: bigint
}

export type LotRow = {
  readonly accepted: bigint | null
  readonly certificate: string | null
  readonly claims: string
  readonly commodity: { readonly id: string }
  readonly counted: bigint | null
  readonly declared: bigint
  readonly delivered: bigint
  readonly depositor: { readonly id: Id<'pty'>; readonly name: string }
  readonly goodUntil: BusinessDate | null
  readonly grade: string | null
  readonly id: string
  readonly inspector: { readonly id: Id<'pty'>; readonly name: string } | null
  readonly isShort: boolean
  readonly issued: bigint
  readonly keeper: { readonly id: Id<'pty'>; readonly name: string }
  readonly marks: string
  readonly measurements: readonly ({ readonly id: string })[]
  readonly ownership: { readonly issuer: string; readonly kind: 'bill_of_lading' | 'certificate' | 'customs_declaration' | 'invoice' | 'release_order'; readonly number: string }
  readonly packing: string
  readonly place: { readonly id: string } | null
  readonly status: 'received' | 'requested' | 'withdrawn'
}

export type MandateRow = {
  readonly act: string
  readonly id: string
  readonly key: { readonly id: Id<'key'> } | null
  readonly limit: bigint
  readonly until: BusinessDate
  readonly withdrawn: boolean
}

export type MovementRow = {
  readonly act: string
  readonly amount: bigint
  readonly currency: string | null
  readonly entry: { readonly id: string } | null
  readonly from: { readonly id: Id<'pty'>; readonly name: string } | null
  readonly hi: bigint
  readonly id: string
  readonly instrument: { readonly id: Id<'rcv'> } | null
  readonly kind: 'issue' | 'move' | 'retire'
  readonly lo: bigint
  readonly on: BusinessDate
  readonly to: { readonly id: Id<'pty'>; readonly name: string } | null
}

export type OpeningRow = {
  readonly at: string
  readonly by: { readonly id: Id<'pty'>; readonly name: string }
  readonly id: string
  readonly instrument: { readonly id: Id<'rcv'> } | null
  readonly on: BusinessDate
  readonly purpose: string
  readonly signedWith: readonly ({ readonly id: Id<'key'> })[]
  readonly told: boolean
}

export type OutstandingRow = {
  readonly amount: bigint
  readonly currency: string
  readonly debtor: { readonly id: Id<'pty'>; readonly name: string }
  readonly id: string
  readonly instruments: number
  readonly on: BusinessDate
}

export type PartyRow = {
  readonly active: boolean
  readonly code: string
  readonly id: Id<'pty'>
  readonly name: string
  readonly roles: readonly ('accountant' | 'auctioneer' | 'carrier' | 'court' | 'custodian' | 'debtor' | 'distributor' | 'guarantor' | 'industry_association' | 'inspector' | 'investor' | 'keeper' | 'lawyer' | 'lender' | 'operator' | 'originator' | 'plan_manager' | 'rater' | 'registrar' | 'regulator' | 'servicer' | 'supervisor' | 'supplier' | 'trustee')[]
  readonly size: 'large' | 'medium' | 'micro' | 'public' | 'small'
}

export type PriceListRow = {
  readonly beginsOn: BusinessDate
  readonly currency: string
  readonly dayCount: string
  readonly drawMax: bigint
  readonly firmDays: number
  readonly id: string
  readonly left: bigint
  readonly lender: { readonly id: Id<'pty'>; readonly name: string }
  readonly rates: readonly ({ readonly amountMax: bigint; readonly daysMax: number; readonly debtor: { readonly id: Id<'pty'>; readonly name: string } | null; readonly fee: bigint; readonly rate: string; readonly tierMax: number })[]
  readonly recourse: 'with' | 'without'
  readonly replaces: { readonly id: string } | null
  readonly status: 'ended' | 'standing'
  readonly until: BusinessDate
  readonly valueDays: number
}

export type ReceiptRow = {
  readonly currency: string | null
  readonly delivered: bigint
  readonly deliveryOrders: readonly ({ readonly id: string })[]
  readonly depositor: { readonly id: Id<'pty'>; readonly name: string }
  readonly dues: { readonly asOf: BusinessDate; readonly currency: string; readonly due: bigint; readonly handling: bigint; readonly owed: bigint; readonly paid: bigint; readonly payAs: string; readonly payTo: string; readonly storage: bigint; readonly unitDays: bigint } | null
  readonly fee: string
  readonly id: string
  readonly insurance: { readonly currency: string; readonly insurer: string; readonly policy: string; readonly sum: bigint; readonly until: BusinessDate } | null
  readonly keeper: { readonly id: Id<'pty'>; readonly name: string }
  readonly lot: { readonly id: string } | null
  readonly number: number
  readonly policies: readonly ({ readonly lossPayee: string | null; readonly perils: string | null; readonly status: 'lapsed' | 'replaced' | 'running'; readonly wait: { readonly id: string } | null })[]
  readonly size: bigint
  readonly status: 'cancelled' | 'delivered' | 'issued'
  readonly storedUntil: BusinessDate
  readonly termEnded: boolean
  readonly terms: readonly ({ readonly fee: string; readonly status: 'ended' | 'renewed' | 'running'; readonly storedUntil: BusinessDate; readonly wait: { readonly id: string } | null })[]
  readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES'
}

export type ReceivableRow = {
  readonly amount: bigint
  readonly currency: string
  readonly debtor: { readonly id: Id<'pty'>; readonly name: string }
  readonly diluted: bigint
  readonly dueOn: BusinessDate
  readonly id: Id<'rcv'>
  readonly lapseOn: BusinessDate | null
  readonly overdue: { readonly amount: bigint; readonly inVain: boolean; readonly notedOn: BusinessDate | null; readonly wait: { readonly id: string } | null } | null
  readonly owedAnew: bigint
  readonly packageNumber: string | null
  readonly size: bigint
  readonly status: 'cancelled' | 'issued' | 'lapsed' | 'proposed' | 'rejected' | 'settled'
  readonly supplier: { readonly id: Id<'pty'>; readonly name: string }
  readonly undertaking: { readonly digest: string; readonly en: string | null; readonly zh: string | null } | null
  readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES'
  readonly wait: { readonly id: string } | null
  readonly waiver: { readonly digest: string; readonly en: string | null; readonly zh: string | null } | null
}

export type RefusedRowRow = {
  readonly cells: readonly ({ readonly column: string; readonly details: unknown | null; readonly en: string; readonly expected: string; readonly field: string; readonly found: string; readonly refusal: string; readonly zh: string })[]
  readonly id: string
  readonly row: number
}

export type RegistrationRow = {
  readonly certificate: string
  readonly changes: readonly ({ readonly certificate: string; readonly doneAt: string; readonly kind: 'changed' | 'discharged' | 'extended'; readonly until: BusinessDate | null; readonly words: string | null })[]
  readonly financing: { readonly id: string }
  readonly id: string
  readonly lender: { readonly id: Id<'pty'>; readonly name: string }
  readonly number: string
  readonly registeredAt: string
  readonly status: 'discharged' | 'expired' | 'live'
  readonly until: BusinessDate
}

export type ReportLineRow = {
  readonly act: string
  readonly amount: bigint
  readonly currency: string | null
  readonly debtor: { readonly id: Id<'pty'>; readonly name: string } | null
  readonly dueOn: BusinessDate | null
  readonly entry: string
  readonly from: { readonly id: Id<'pty'>; readonly name: string } | null
  readonly hi: bigint
  readonly id: string
  readonly instrument: string
  readonly kind: 'financed' | 'issued' | 'paid' | 'pledged' | 'released' | 'sold' | 'transferred'
  readonly lo: bigint
  readonly on: BusinessDate
  readonly packageNumber: string | null
  readonly to: { readonly id: Id<'pty'>; readonly name: string } | null
}

export type SettlementLineRow = {
  readonly again: string | null
  readonly amount: bigint
  readonly booked: readonly ({ readonly id: string })[]
  readonly currency: string
  readonly debtor: { readonly id: Id<'pty'>; readonly name: string }
  readonly dueOn: BusinessDate
  readonly endToEndId: string
  readonly hi: bigint
  readonly holder: { readonly id: Id<'pty'>; readonly name: string }
  readonly id: string
  readonly instrument: string
  readonly lo: bigint
  readonly number: number
  readonly paidOn: BusinessDate | null
  readonly payee: { readonly id: Id<'pty'>; readonly name: string }
  readonly reasons: string | null
  readonly settlement: string
  readonly status: 'abandoned' | 'even' | 'instructed' | 'late' | 'paid' | 'rejected' | 'returned'
  readonly to: string
  readonly toAccount: { readonly id: string } | null
}

export type SettlementRow = {
  readonly amount: bigint
  readonly currency: string
  readonly dueOn: BusinessDate
  readonly executeOn: BusinessDate
  readonly from: { readonly id: string }
  readonly id: string
  readonly lines: readonly ({ readonly id: string })[]
  readonly message: string | null
  readonly reference: string
}

export type StandingAcceptanceRow = {
  readonly from: { readonly id: Id<'pty'>; readonly name: string } | null
  readonly id: string
  readonly limit: bigint
  readonly until: BusinessDate
  readonly withdrawn: boolean
}

export type StandingInstructionRow = {
  readonly carriedOut: string
  readonly id: string
  readonly limit: string
  readonly scope: 'roll_business_date'
  readonly until: BusinessDate
  readonly withdrawn: boolean
}

export type StatementEntryRow = {
  readonly account: { readonly id: string }
  readonly amount: bigint
  readonly bookedOn: BusinessDate
  readonly counterpart: string | null
  readonly currency: string
  readonly endToEndId: string | null
  readonly id: string
  readonly open: bigint
  readonly payout: { readonly amount: bigint; readonly currency: string; readonly endToEndId: string; readonly executeOn: BusinessDate; readonly financing: { readonly id: string }; readonly from: string; readonly message: string | null; readonly number: number; readonly paidBy: string | null; readonly reasons: string | null; readonly returnedBy: string | null; readonly status: 'abandoned' | 'instructed' | 'late' | 'owed' | 'paid' | 'rejected' | 'resent' | 'returned' | 'unanswered'; readonly to: string } | null
  readonly proven: boolean
  readonly provesPayout: boolean
  readonly reference: string
  readonly remittance: string | null
  readonly returned: boolean
  readonly side: 'credit' | 'debit'
  readonly statement: string
}

export type StoragePlaceRow = {
  readonly capacity: bigint
  readonly code: string
  readonly id: string
  readonly kind: 'commingled' | 'exclusive'
  readonly lots: readonly ({ readonly id: string })[]
  readonly site: { readonly id: string }
  readonly unit: 'GRAMS' | 'PIECES'
}

export type SupplierDebtRow = {
  readonly amount: bigint
  readonly currency: string
  readonly held: bigint
  readonly id: string
  readonly instruments: number
  readonly passedOn: bigint
  readonly supplier: { readonly id: Id<'pty'>; readonly name: string }
}

export type TaskRow = {
  readonly about: readonly (string)[]
  readonly counterparty: { readonly id: Id<'pty'>; readonly name: string } | null
  readonly dueOn: BusinessDate | null
  readonly id: string
  readonly kind: 'answer' | 'approve' | 'ask_bank' | 'buy_back' | 'choose' | 'collect' | 'confirm' | 'discharge' | 'extend' | 'insure' | 'match_entries' | 'notice' | 'pay_back' | 'pay_overdue' | 'prove' | 'quote' | 'register' | 'renew_term' | 'review' | 'settle' | 'sign' | 'tell_apart' | 'webhook'
  readonly othersAsked: readonly ({ readonly id: Id<'usr'> })[]
  readonly totals: readonly ({ readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES' })[]
} & (
  | { readonly __typename: 'AnswerTask'; readonly wait: { readonly id: string } }
  | { readonly __typename: 'ApproveTask'; readonly wait: { readonly id: string } }
  | { readonly __typename: 'AskBankTask'; readonly financing: { readonly id: string } }
  | { readonly __typename: 'BuyBackTask'; readonly wait: { readonly id: string } }
  | { readonly __typename: 'ChooseTask'; readonly wait: { readonly id: string } }
  | { readonly __typename: 'CollectTask'; readonly receipt: { readonly id: string } }
  | { readonly __typename: 'ConfirmTask'; readonly wait: { readonly id: string } }
  | { readonly __typename: 'DischargeTask'; readonly financing: { readonly id: string } }
  | { readonly __typename: 'ExtendTask'; readonly wait: { readonly id: string } }
  | { readonly __typename: 'InsureTask'; readonly wait: { readonly id: string } }
  | { readonly __typename: 'MatchEntriesTask'; readonly account: { readonly id: string } }
  | { readonly __typename: 'NoticeTask'; readonly recovered: { readonly id: Id<'key'> } }
  | { readonly __typename: 'PayBackTask'; readonly financing: { readonly id: string } }
  | { readonly __typename: 'PayOverdueTask'; readonly wait: { readonly id: string } }
  | { readonly __typename: 'ProveTask'; readonly wait: { readonly id: string } }
  | { readonly __typename: 'QuoteTask'; readonly financing: { readonly id: string } }
  | { readonly __typename: 'RegisterTask'; readonly wait: { readonly id: string } }
  | { readonly __typename: 'RenewTermTask'; readonly wait: { readonly id: string } }
  | { readonly __typename: 'ReviewTask' }
  | { readonly __typename: 'SettleTask'; readonly wait: { readonly id: string } }
  | { readonly __typename: 'SignTask'; readonly draft: { readonly id: string } }
  | { readonly __typename: 'TellApartTask'; readonly invoice: { readonly id: Id<'inv'> } }
  | { readonly __typename: 'WebhookTask'; readonly webhook: { readonly deadAt: string | null; readonly failures: number; readonly nextAt: string; readonly position: string; readonly setAt: string; readonly url: string } | null }
)

export type TitleRow = {
  readonly claim: { readonly id: string } | null
  readonly claimed: boolean
  readonly financing: { readonly id: string } | null
  readonly hi: bigint
  readonly holdKinds: readonly ('court' | 'dilution' | 'dispute' | 'insurance' | 'payment' | 'sensor' | 'term_end')[]
  readonly holder: { readonly id: Id<'pty'>; readonly name: string } | null
  readonly holds: number
  readonly id: string
  readonly instrument: { readonly id: Id<'rcv'> }
  readonly lo: bigint
  readonly size: bigint
  readonly subRange: string
  readonly wait: { readonly id: string } | null
}

export type UserRow = {
  readonly active: boolean
  readonly duty: 'checker' | 'maker' | 'reader' | 'signer'
  readonly id: Id<'usr'>
  readonly party: { readonly id: Id<'pty'>; readonly name: string }
  readonly representative: boolean
  readonly sessions: readonly ({ readonly id: string })[]
}

export type WaitRow = {
  readonly asked: { readonly en: string; readonly zh: string }
  readonly awaited: { readonly id: Id<'pty'>; readonly name: string }
  readonly claims: readonly ({ readonly id: string })[]
  readonly escalatedOn: BusinessDate | null
  readonly financing: { readonly id: string } | null
  readonly id: string
  readonly kind: 'answer' | 'approval' | 'buy_back' | 'choice' | 'confirmation' | 'due_date' | 'expiry' | 'overdue_payment' | 'payout_proof' | 'policy_end' | 'registering' | 'storage_term'
  readonly lapseAt: string | null
  readonly lapseOn: BusinessDate | null
  readonly openItems: number
  readonly openedAt: string
  readonly openedOn: BusinessDate | null
  readonly opener: { readonly id: Id<'pty'>; readonly name: string }
  readonly otherwise: { readonly en: string; readonly zh: string }
  readonly proposals: readonly ({ readonly id: Id<'rcv'> })[]
  readonly provisional: boolean
  readonly remindAt: string | null
  readonly remindOn: BusinessDate | null
  readonly remindedOn: BusinessDate | null
  readonly trouble: { readonly refusedAt: string | null; readonly why: 'lapse_refused' | 'outside_temporal' | 'overdue' | 'workflow_gone'; readonly workflowGoneAt: string | null } | null
}

export type WarehouseSiteRow = {
  readonly address: string
  readonly id: string
  readonly keeper: { readonly id: Id<'pty'>; readonly name: string }
  readonly name: string
}

/** Every list, by the name of its field. */
export interface Lists {
    /** The accounts of the party at banks, closed ones as well. Open to: members. */
    readonly bankAccounts: ListDocument<BankAccountRow, { readonly order?: 'NEWEST' | 'OLDEST' | null; readonly status?: readonly ('closed' | 'confirmed' | 'registered')[] | null }>
    /** The accounts that wait for two officers to confirm them. Open to: operator. */
    readonly bankAccountsToConfirm: ListDocument<BankAccountRow, { readonly order?: 'NEWEST' | 'OLDEST' | null }>
    /** The claims of the party on what others hold, or of others on what it holds, as far as they still bind. Open to: members. */
    readonly claims: ListDocument<ClaimRow, { readonly as: 'claimant' | 'holder'; readonly counterparty?: string | null; readonly debtor?: string | null; readonly dueFrom?: BusinessDate | null; readonly dueTo?: BusinessDate | null; readonly instrument?: string | null; readonly kind?: readonly ('delivery' | 'finance' | 'offer' | 'pledge' | 'sale')[] | null }, { readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES' }>
    /** The commodities that the platform lists, for all of its members. Open to: members. */
    readonly commodities: ListDocument<CommodityRow, { readonly order?: 'NEWEST' | 'OLDEST' | null }>
    /** The sums of what the party owes on its receivables, by due date. Open to: debtor. */
    readonly debts: ListDocument<ExposureRow, { readonly dueFrom?: BusinessDate | null; readonly dueTo?: BusinessDate | null }, { readonly amount: bigint; readonly currency: string; readonly financed: bigint | null; readonly free: bigint | null; readonly held: bigint | null; readonly instruments: number; readonly offered: bigint | null; readonly overdue: bigint; readonly pledged: bigint | null; readonly rows: number; readonly sold: bigint | null }>
    /** The sums of what the party owes, by first supplier, and how much of it has been passed on. Open to: debtor. */
    readonly debtsBySupplier: ListDocument<SupplierDebtRow, { readonly supplier?: string | null }, { readonly amount: bigint; readonly currency: string; readonly held: bigint; readonly instruments: number; readonly passedOn: bigint }>
    /** Receivable by receivable and party by party what the party owes, and what it is or was owed: paid, acknowledged, outstanding, and what banks told of it. Open to: members. */
    readonly debtsProven: ListDocument<DebtProofRow, { readonly dueFrom?: BusinessDate | null; readonly dueTo?: BusinessDate | null; readonly party?: string | null }>
    /** The drafts of the party that still lack signatures. Open to: members. */
    readonly drafts: ListDocument<DraftRow, { readonly order?: 'NEWEST' | 'OLDEST' | null }>
    /** The journal entries that concern the party. Open to: members. */
    readonly entries: ListDocument<EntryRow, { readonly act?: readonly (string)[] | null; readonly from?: BusinessDate | null; readonly order?: 'NEWEST' | 'OLDEST' | null; readonly party?: string | null; readonly to?: BusinessDate | null }>
    /** The sums of what the party holds, by due date and debtor. Open to: members. */
    readonly exposure: ListDocument<ExposureRow, { readonly debtor?: string | null; readonly dueFrom?: BusinessDate | null; readonly dueTo?: BusinessDate | null }, { readonly amount: bigint; readonly currency: string; readonly financed: bigint | null; readonly free: bigint | null; readonly held: bigint | null; readonly instruments: number; readonly offered: bigint | null; readonly overdue: bigint; readonly pledged: bigint | null; readonly rows: number; readonly sold: bigint | null }>
    /** The facilities that the party has granted, ended ones as well. Open to: members. */
    readonly facilities: ListDocument<FacilityRow, { readonly order?: 'NEWEST' | 'OLDEST' | null; readonly scope?: readonly ('debtor' | 'group' | 'platform' | 'supplier')[] | null; readonly status?: readonly ('ended' | 'live' | 'paused')[] | null; readonly subject?: string | null; readonly within?: string | null }>
    /** The limits of lenders on the group of which the party is the parent. Open to: members. */
    readonly facilitiesOfGroup: ListDocument<FacilityRow, { readonly order?: 'NEWEST' | 'OLDEST' | null; readonly status?: readonly ('ended' | 'live' | 'paused')[] | null }>
    /** What the party has asked to be financed. Open to: members. */
    readonly financings: ListDocument<FinancingRow, { readonly order?: 'NEWEST' | 'OLDEST' | null; readonly status?: readonly ('applied' | 'approved' | 'bought_back' | 'instructed' | 'lapsed' | 'paid' | 'refused' | 'requested' | 'returned' | 'withdrawn')[] | null }>
    /** What the party was asked to finance, as a lender. Open to: members. */
    readonly financingsAsked: ListDocument<FinancingRow, { readonly holder?: string | null; readonly order?: 'NEWEST' | 'OLDEST' | null; readonly status?: readonly ('applied' | 'approved' | 'bought_back' | 'instructed' | 'lapsed' | 'paid' | 'refused' | 'requested' | 'returned' | 'withdrawn')[] | null }>
    /** What the platform noticed. The operator sees all findings, a regulator those about chains of holders (rule C8) and about trade that may be none (rule C5). Open to: operator, regulator. */
    readonly findings: ListDocument<FindingRow, { readonly kind?: string | null; readonly order?: 'NEWEST' | 'OLDEST' | null; readonly party?: string | null; readonly severity?: readonly ('alarm' | 'info' | 'warning')[] | null }>
    /** The holds that the party set, or that block what it holds, until they are lifted. Open to: members. */
    readonly holds: ListDocument<HoldRow, { readonly as: 'holder' | 'setter'; readonly debtor?: string | null; readonly dueFrom?: BusinessDate | null; readonly dueTo?: BusinessDate | null; readonly instrument?: string | null; readonly kind?: readonly ('court' | 'dilution' | 'dispute' | 'insurance' | 'payment' | 'sensor' | 'term_end')[] | null; readonly order?: 'NEWEST' | 'OLDEST' | null }, { readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES' }>
    /** The imports of trade documents by the party. Open to: members. */
    readonly imports: ListDocument<ImportRow, { readonly kind?: readonly ('delivery' | 'invoice' | 'order')[] | null; readonly order?: 'NEWEST' | 'OLDEST' | null }>
    /** The invitations that the party gave its suppliers, ended ones as well. Open to: members. */
    readonly invitations: ListDocument<InvitationRow, { readonly open?: boolean | null; readonly order?: 'NEWEST' | 'OLDEST' | null }>
    /** The invoices of which the party is seller or buyer. Open to: members. */
    readonly invoices: ListDocument<InvoiceRow, { readonly as: 'buyer' | 'seller'; readonly code?: string | null; readonly counterparty?: string | null; readonly dueFrom?: BusinessDate | null; readonly dueTo?: BusinessDate | null; readonly invoicedFrom?: BusinessDate | null; readonly invoicedTo?: BusinessDate | null; readonly number?: string | null; readonly order?: 'DUE' | 'NEWEST' | 'OLDEST' | null }, { readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES' }>
    /** The keys of the users of the party, also those that are revoked. Open to: members. */
    readonly keys: ListDocument<KeyRow, { readonly order?: 'NEWEST' | 'OLDEST' | null; readonly revoked?: boolean | null; readonly user?: string | null }>
    /** What the party owes and has not paid, or what went back, span by span, with whom it pays and where: what the lines of a settlement are made of. Open to: members. */
    readonly linesDue: ListDocument<LineDueRow, { readonly dueFrom?: BusinessDate | null; readonly dueTo?: BusinessDate | null }, { readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES' }>
    /** The payments by which debtors pay the party at maturity, whatever came of them. Open to: members. */
    readonly linesReceived: ListDocument<SettlementLineRow, { readonly dueFrom?: BusinessDate | null; readonly dueTo?: BusinessDate | null; readonly status?: readonly ('abandoned' | 'even' | 'instructed' | 'late' | 'paid' | 'rejected' | 'returned')[] | null }, { readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES' }>
    /** The goods that the party keeps or has deposited, those too that were called off. Open to: members. */
    readonly lots: ListDocument<LotRow, { readonly as: 'depositor' | 'keeper'; readonly order?: 'NEWEST' | 'OLDEST' | null; readonly status?: readonly ('received' | 'requested' | 'withdrawn')[] | null }>
    /** The mandates that the party gave, withdrawn ones as well. Open to: members. */
    readonly mandates: ListDocument<MandateRow, { readonly key?: string | null; readonly order?: 'NEWEST' | 'OLDEST' | null; readonly withdrawn?: boolean | null }>
    /** What came to the party and what left it: which units, from whom or to whom, at what amount, by which act and entry. Open to: members. */
    readonly movements: ListDocument<MovementRow, { readonly act?: readonly (string)[] | null; readonly counterparty?: string | null; readonly direction?: 'in' | 'out' | null; readonly from?: BusinessDate | null; readonly instrument?: string | null; readonly kind?: readonly ('issue' | 'move' | 'retire')[] | null; readonly order?: 'NEWEST' | 'OLDEST' | null; readonly to?: BusinessDate | null }, { readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES' }>
    /** Who looked through what, when and why: what the party looked at itself, or what a regulator looked at that concerns it. Open to: members. */
    readonly openings: ListDocument<OpeningRow, { readonly as: 'concerned' | 'opener'; readonly by?: string | null; readonly from?: BusinessDate | null; readonly instrument?: string | null; readonly order?: 'NEWEST' | 'OLDEST' | null; readonly to?: BusinessDate | null }>
    /** The drafts of the party that are done, were withdrawn, or have expired. Open to: members. */
    readonly pastDrafts: ListDocument<DraftRow, { readonly order?: 'NEWEST' | 'OLDEST' | null }>
    /** Payments from and to the accounts of the party that its banks have not told of. Open to: members. */
    readonly paymentsAwaited: ListDocument<AwaitedPaymentRow, { readonly account?: string | null }>
    /** The receipts that the party has issued, or that were issued to it. What it holds of receipts is among its titles. Open to: members. */
    readonly receipts: ListDocument<ReceiptRow, { readonly as: 'depositor' | 'keeper'; readonly lot?: string | null; readonly order?: 'NEWEST' | 'OLDEST' | null; readonly status?: readonly ('cancelled' | 'delivered' | 'issued')[] | null }>
    /** The receivables of which the party is debtor or first supplier. Open to: members. */
    readonly receivables: ListDocument<ReceivableRow, { readonly as: 'debtor' | 'supplier'; readonly counterparty?: string | null; readonly dueFrom?: BusinessDate | null; readonly dueTo?: BusinessDate | null; readonly order?: 'DUE' | 'NEWEST' | 'OLDEST' | null; readonly packageNumber?: string | null; readonly status?: readonly ('cancelled' | 'issued' | 'lapsed' | 'proposed' | 'rejected' | 'settled')[] | null }, { readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES' }>
    /** What the party has registered at the national register, as a lender. Open to: members. */
    readonly registrations: ListDocument<RegistrationRow, { readonly financing?: string | null; readonly order?: 'NEWEST' | 'OLDEST' | null; readonly status?: readonly ('discharged' | 'expired' | 'live')[] | null; readonly untilFrom?: BusinessDate | null; readonly untilTo?: BusinessDate | null }>
    /** What the party has had its bank pay of what it owes. Open to: members. */
    readonly settlements: ListDocument<SettlementRow, { readonly dueFrom?: BusinessDate | null; readonly dueTo?: BusinessDate | null; readonly order?: 'NEWEST' | 'OLDEST' | null }, { readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES' }>
    /** The standing acceptances that the party gave, withdrawn ones as well. Open to: members. */
    readonly standingAcceptances: ListDocument<StandingAcceptanceRow, { readonly from?: string | null; readonly order?: 'NEWEST' | 'OLDEST' | null; readonly withdrawn?: boolean | null }>
    /** The standing instructions that the party gave, withdrawn ones as well. Open to: members. */
    readonly standingInstructions: ListDocument<StandingInstructionRow, { readonly order?: 'NEWEST' | 'OLDEST' | null }>
    /** What banks have booked on the accounts of the party, each booking once. Open to: members. */
    readonly statementEntries: ListDocument<StatementEntryRow, { readonly account?: string | null; readonly endToEndId?: string | null; readonly open?: boolean | null; readonly order?: 'NEWEST' | 'OLDEST' | null; readonly use?: 'names' | 'nothing' | 'proves' | null }>
    /** The storage places on file, of all keepers. Open to: members. */
    readonly storagePlaces: ListDocument<StoragePlaceRow, { readonly order?: 'NEWEST' | 'OLDEST' | null; readonly site?: string | null }>
    /** What the reader or its party has yet to do, oldest first. Open to: members. */
    readonly tasks: ListDocument<TaskRow, {  }>
    /** The titles that the party holds. Open to: members. */
    readonly titles: ListDocument<TitleRow, { readonly debtor?: string | null; readonly dueFrom?: BusinessDate | null; readonly dueTo?: BusinessDate | null; readonly instrument?: string | null; readonly state?: 'financed' | 'free' | 'held' | 'offered' | 'overdue' | 'pledged' | 'sold' | 'surrendered' | null }, { readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly financed: bigint; readonly free: bigint; readonly held: bigint; readonly offered: bigint; readonly overdue: bigint; readonly pledged: bigint; readonly sold: bigint; readonly surrendered: bigint; readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES' }>
    /** The users of the party, also those who no longer act. Open to: members. */
    readonly users: ListDocument<UserRow, { readonly active?: boolean | null; readonly order?: 'NEWEST' | 'OLDEST' | null }>
    /** The waits that the party opened and that are not answered yet. Open to: members. */
    readonly waits: ListDocument<WaitRow, { readonly counterparty?: string | null; readonly kind?: readonly ('answer' | 'approval' | 'buy_back' | 'choice' | 'confirmation' | 'due_date' | 'expiry' | 'overdue_payment' | 'payout_proof' | 'policy_end' | 'registering' | 'storage_term')[] | null; readonly lapseFrom?: BusinessDate | null; readonly lapseTo?: BusinessDate | null; readonly order?: 'NEWEST' | 'OLDEST' | null }>
    /** The warehouses on file, of all keepers. Open to: members. */
    readonly warehouseSites: ListDocument<WarehouseSiteRow, { readonly keeper?: string | null; readonly order?: 'NEWEST' | 'OLDEST' | null }>
    /** All that was applied for, also what was declined or is done. Open to: operator. */
    readonly applications: ListDocument<ApplicationRow, { readonly code?: string | null; readonly kind?: readonly ('enrolment' | 'recovery')[] | null; readonly order?: 'NEWEST' | 'OLDEST' | null; readonly state?: readonly ('declined' | 'done' | 'in_signature' | 'received')[] | null }>
    /** The daily report (rule C13): every certificate that was issued, passed on, bound, set free or paid on a business date, by which entry, from whom to whom and at what amount. Open to: regulator. */
    readonly dailyReport: ListDocument<ReportLineRow, { readonly debtor?: string | null; readonly kind?: readonly ('financed' | 'issued' | 'paid' | 'pledged' | 'released' | 'sold' | 'transferred')[] | null; readonly on: BusinessDate }, { readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly kind: 'financed' | 'issued' | 'paid' | 'pledged' | 'released' | 'sold' | 'transferred' }>
    /** What is noted against debtors: a debtor sees its own, the operator and regulators see all. Open to: members. */
    readonly debtorMarks: ListDocument<DebtorMarkRow, { readonly debtor?: string | null; readonly order?: 'NEWEST' | 'OLDEST' | null; readonly standing?: boolean | null }>
    /** The open waits that the reader may see: those that its party opened or is awaited in, and for the operator all. Open to: members. */
    readonly openWaits: ListDocument<WaitRow, { readonly order?: 'NEWEST' | 'OLDEST' | null; readonly stuck?: boolean | null }>
    /** The stock of certificates at the end of a business day (rule C13): what is issued and not yet paid, by debtor; its totals are all of it. Of the day that goes on, as it stands now. Open to: regulator. */
    readonly outstanding: ListDocument<OutstandingRow, { readonly debtor?: string | null; readonly on: BusinessDate }, { readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES' }>
    /** The directory of all enrolled parties. Open to: members. */
    readonly parties: ListDocument<PartyRow, { readonly code?: string | null; readonly name?: string | null; readonly order?: 'NEWEST' | 'OLDEST' | null; readonly role?: 'accountant' | 'auctioneer' | 'carrier' | 'court' | 'custodian' | 'debtor' | 'distributor' | 'guarantor' | 'industry_association' | 'inspector' | 'investor' | 'keeper' | 'lawyer' | 'lender' | 'operator' | 'originator' | 'plan_manager' | 'rater' | 'registrar' | 'regulator' | 'servicer' | 'supervisor' | 'supplier' | 'trustee' | null }>
    /** Price lists of lenders, ended ones as well. A lender sees its own alone. Open to: members. */
    readonly priceLists: ListDocument<PriceListRow, { readonly lender?: string | null; readonly order?: 'NEWEST' | 'OLDEST' | null; readonly status?: readonly ('ended' | 'standing')[] | null }>
    /** All receivables of the ledger, to be found by whom or what they concern: what is owed, by whom and when. Who holds them, and under which claims, a look-through says. Open to: regulator. */
    readonly supervisedReceivables: ListDocument<ReceivableRow, { readonly code?: string | null; readonly debtor?: string | null; readonly dueFrom?: BusinessDate | null; readonly dueTo?: BusinessDate | null; readonly id?: string | null; readonly invoice?: string | null; readonly order?: 'NEWEST' | 'OLDEST' | null; readonly packageNumber?: string | null; readonly party?: string | null; readonly status?: readonly ('cancelled' | 'issued' | 'lapsed' | 'proposed' | 'rejected' | 'settled')[] | null }, { readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES' }>
  ofInstrument: {
    /** The claims on its titles that still bind, offers among them, as far as the reader may see them: all of them for an authority that looked through it. Open to: members. */
    readonly claims: ListDocument<ClaimRow, { readonly id: string; readonly claimant?: string | null; readonly kind?: readonly ('delivery' | 'finance' | 'offer' | 'pledge' | 'sale')[] | null }, { readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES' }>
    /** The holds on its titles, until they are lifted, as far as the reader may see them: all of them for an authority that looked through it. Open to: members. */
    readonly holds: ListDocument<HoldRow, { readonly id: string; readonly kind?: readonly ('court' | 'dilution' | 'dispute' | 'insurance' | 'payment' | 'sensor' | 'term_end')[] | null; readonly order?: 'NEWEST' | 'OLDEST' | null }, { readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES' }>
    /** The titles that tile its face, as far as the reader may see them: all of them for whoever owes the instrument. Open to: members. */
    readonly titles: ListDocument<TitleRow, { readonly id: string; readonly hi?: bigint | null; readonly holder?: string | null; readonly lo?: bigint | null }, { readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly financed: bigint; readonly free: bigint; readonly held: bigint; readonly offered: bigint; readonly overdue: bigint; readonly pledged: bigint; readonly sold: bigint; readonly surrendered: bigint; readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES' }>
  }
  ofParty: {
    /** The keys of the users of the party, also those that are revoked. Open to: operator. */
    readonly keys: ListDocument<KeyRow, { readonly id: string; readonly order?: 'NEWEST' | 'OLDEST' | null }>
    /** What happened to the party itself: that it was enrolled, suspended or reinstated, its users and its keys; as far as it concerns the reader. Open to: operator. */
    readonly story: ListDocument<EntryRow, { readonly id: string }>
    /** The users of the party, also those who no longer act. Open to: operator. */
    readonly users: ListDocument<UserRow, { readonly id: string; readonly order?: 'NEWEST' | 'OLDEST' | null }>
  }
  ofImport: {
    /** The invoices that this import recorded, without those that were known before. Open to: members. */
    readonly invoices: ListDocument<InvoiceRow, { readonly id: string }, { readonly amount: bigint; readonly count: number; readonly currency: string | null; readonly unit: 'GRAMS' | 'MINOR_UNITS' | 'NOTE_UNITS' | 'PIECES' }>
    /** The rows that were refused. Open to: members. */
    readonly refusedRows: ListDocument<RefusedRowRow, { readonly id: string }>
  }
}

export const lists: Lists = {
    bankAccounts: { amounts: [], sums: [], text: 'query bankAccounts($order: BankAccountsOrder, $status: [AccountStatus!], $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: bankAccounts(order: $order, status: $status, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { bank country currency holder { id name } id lastStatement name number statementKey status suggestedMatches { entries payments reason state } town usableOn } } } } }' },
    bankAccountsToConfirm: { amounts: [], sums: [], text: 'query bankAccountsToConfirm($order: BankAccountsToConfirmOrder, $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: bankAccountsToConfirm(order: $order, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { bank country currency holder { id name } id lastStatement name number statementKey status suggestedMatches { entries payments reason state } town usableOn } } } } }' },
    claims: { amounts: ['debt.paid', 'debt.secured', 'hi', 'lo'], sums: ['amount'], text: 'query claims($as: ClaimSide!, $counterparty: ID, $debtor: ID, $dueFrom: Date, $dueTo: Date, $instrument: ID, $kind: [ClaimKind!], $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: claims(as: $as, counterparty: $counterparty, debtor: $debtor, dueFrom: $dueFrom, dueTo: $dueTo, instrument: $instrument, kind: $kind, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount count currency unit } pageInfo { hasNextPage endCursor } edges { node { charge claimant { id name } debt { currency dueOn paid reference secured } disclosedUntil hi holder { id name } id instrument { id } kind live lo } } } } }' },
    commodities: { amounts: [], sums: [], text: 'query commodities($order: CommoditiesOrder, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: commodities(order: $order, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { id name standard tolerancePpm unit } } } } }' },
    debts: { amounts: ['amount', 'financed', 'free', 'held', 'offered', 'overdue', 'pledged', 'sold'], sums: ['amount', 'financed', 'free', 'held', 'offered', 'overdue', 'pledged', 'sold'], text: 'query debts($dueFrom: Date, $dueTo: Date, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: debts(dueFrom: $dueFrom, dueTo: $dueTo, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount currency financed free held instruments offered overdue pledged rows sold } pageInfo { hasNextPage endCursor } edges { node { amount currency debtor { id name } dueOn financed free held id instruments offered overdue pledged sold } } } } }' },
    debtsBySupplier: { amounts: ['amount', 'held', 'passedOn'], sums: ['amount', 'held', 'passedOn'], text: 'query debtsBySupplier($supplier: ID, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: debtsBySupplier(supplier: $supplier, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount currency held instruments passedOn } pageInfo { hasNextPage endCursor } edges { node { amount currency held id instruments passedOn supplier { id name } } } } } }' },
    debtsProven: { amounts: ['acknowledged', 'outstanding', 'owed', 'owedBack', 'paid', 'told'], sums: [], text: 'query debtsProven($dueFrom: Date, $dueTo: Date, $party: ID, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: debtsProven(dueFrom: $dueFrom, dueTo: $dueTo, party: $party, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { acknowledged agrees currency debtor { id name } dueOn id instrument outstanding owed owedBack paid party { id name } told } } } } }' },
    drafts: { amounts: [], sums: [], text: 'query drafts($order: DraftsOrder, $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: drafts(order: $order, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { act answer awaits { id name } expiresAt id maker { id } obstacle { class details en path refusal zh } party { id name } payload refused { class details en path refusal zh } signedBy { id } summary { en zh } withdrawn } } } } }' },
    entries: { amounts: [], sums: [], text: 'query entries($act: [String!], $from: Date, $order: EntriesOrder, $party: ID, $to: Date, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: entries(act: $act, from: $from, order: $order, party: $party, to: $to, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { act businessDate hash id leaf number party { id name } position postings summary { en zh } writtenAt } } } } }' },
    exposure: { amounts: ['amount', 'financed', 'free', 'held', 'offered', 'overdue', 'pledged', 'sold'], sums: ['amount', 'financed', 'free', 'held', 'offered', 'overdue', 'pledged', 'sold'], text: 'query exposure($debtor: ID, $dueFrom: Date, $dueTo: Date, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: exposure(debtor: $debtor, dueFrom: $dueFrom, dueTo: $dueTo, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount currency financed free held instruments offered overdue pledged rows sold } pageInfo { hasNextPage endCursor } edges { node { amount currency debtor { id name } dueOn financed free held id instruments offered overdue pledged sold } } } } }' },
    facilities: { amounts: ['cap.atLeast', 'cap.book', 'cap.most', 'free', 'guarantees.amount', 'limit', 'reserved', 'used'], sums: [], text: 'query facilities($order: FacilitiesOrder, $scope: [FacilityScope!], $status: [FacilityStatus!], $subject: ID, $within: ID, $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: facilities(order: $order, scope: $scope, status: $status, subject: $subject, within: $within, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { beginsOn cap { atLeast book most share } currency free guarantees { amount entry guarantor { id name } undertaking until } id lender { id name } limit reserved scope status subject { id name } until used within { id } } } } } }' },
    facilitiesOfGroup: { amounts: ['cap.atLeast', 'cap.book', 'cap.most', 'free', 'guarantees.amount', 'limit', 'reserved', 'used'], sums: [], text: 'query facilitiesOfGroup($order: FacilitiesOfGroupOrder, $status: [FacilityStatus!], $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: facilitiesOfGroup(order: $order, status: $status, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { beginsOn cap { atLeast book most share } currency free guarantees { amount entry guarantor { id name } undertaking until } id lender { id name } limit reserved scope status subject { id name } until used within { id } } } } } }' },
    financings: { amounts: ['buyBacks.amount', 'buyBacks.arrears', 'buyBacks.principal', 'buyBacks.unearned', 'face', 'parts.amount', 'parts.hi', 'parts.lo', 'payouts.amount'], sums: [], text: 'query financings($order: FinancingsOrder, $status: [FinancingStatus!], $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: financings(order: $order, status: $status, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { asked { declined lender { id name } reason } buyBacks { amount arrears currency endToEndId ground number payBy principal status to unearned } chooseBy clearings { priceList { id } } currency deadline face firstDueOn holder { id name } id parts { amount debtor { id name } dueOn hi instrument lo paidOn } payTo { id } payouts { amount currency endToEndId executeOn financing { id } from message number paidBy reasons returnedBy status to } propertyDescription { en zh } quotes { id } recourse registrations { id } searches { id } status takings { taken } wait { id } words } } } } }' },
    financingsAsked: { amounts: ['buyBacks.amount', 'buyBacks.arrears', 'buyBacks.principal', 'buyBacks.unearned', 'face', 'parts.amount', 'parts.hi', 'parts.lo', 'payouts.amount'], sums: [], text: 'query financingsAsked($holder: ID, $order: FinancingsAskedOrder, $status: [FinancingStatus!], $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: financingsAsked(holder: $holder, order: $order, status: $status, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { asked { declined lender { id name } reason } buyBacks { amount arrears currency endToEndId ground number payBy principal status to unearned } chooseBy clearings { priceList { id } } currency deadline face firstDueOn holder { id name } id parts { amount debtor { id name } dueOn hi instrument lo paidOn } payTo { id } payouts { amount currency endToEndId executeOn financing { id } from message number paidBy reasons returnedBy status to } propertyDescription { en zh } quotes { id } recourse registrations { id } searches { id } status takings { taken } wait { id } words } } } } }' },
    findings: { amounts: [], sums: [], text: 'query findings($kind: String, $order: FindingsOrder, $party: ID, $severity: [FindingSeverity!], $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: findings(kind: $kind, order: $order, party: $party, severity: $severity, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { blocks { en zh } concerns { id name } evidence fact { en zh } foundAt id kind party { id name } rule severity subject } } } } }' },
    holds: { amounts: ['hi', 'lo'], sums: ['amount'], text: 'query holds($as: HoldSide!, $debtor: ID, $dueFrom: Date, $dueTo: Date, $instrument: ID, $kind: [HoldKind!], $order: HoldsOrder, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: holds(as: $as, debtor: $debtor, dueFrom: $dueFrom, dueTo: $dueTo, instrument: $instrument, kind: $kind, order: $order, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount count currency unit } pageInfo { hasNextPage endCursor } edges { node { hi id instrument { id } kind live lo setBy setter { id name } } } } } }' },
    imports: { amounts: ['sums.known', 'sums.recorded', 'sums.refused', 'sums.sent'], sums: [], text: 'query imports($kind: [DocumentKind!], $order: ImportsOrder, $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: imports(kind: $kind, order: $order, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { accepted duplicate endedAt id importedBy { id } kind name refused startedAt sums { currency known recorded redLetters refused sent } } } } } }' },
    invitations: { amounts: [], sums: [], text: 'query invitations($open: Boolean, $order: InvitationsOrder, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: invitations(open: $open, order: $order, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { code contact expiresAt id invitedAt invitedBy { id } name party { id name } state } } } } }' },
    invoices: { amounts: ['allocations.amount', 'amount', 'redLetteredAmount', 'redLetters.amount', 'redLetters.beyond', 'unused'], sums: ['amount'], text: 'query invoices($as: InvoiceSide!, $code: String, $counterparty: ID, $dueFrom: Date, $dueTo: Date, $invoicedFrom: Date, $invoicedTo: Date, $number: String, $order: InvoicesOrder, $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: invoices(as: $as, code: $code, counterparty: $counterparty, dueFrom: $dueFrom, dueTo: $dueTo, invoicedFrom: $invoicedFrom, invoicedTo: $invoicedTo, number: $number, order: $order, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount count currency unit } pageInfo { hasNextPage endCursor } edges { node { alike { id } allocations { amount instrument { id } } amount assertedBy { id name } attachments { attachedAt attachedBy { id name } kind } buyer { id name } currency delivered denied dueOn id invoicedOn isAlike normalNumber number redLettered redLetteredAmount redLetters { amount beyond normalNumber number } seller { id name } taxCheck { askedOn differs factored status } unused } } } } }' },
    keys: { amounts: [], sums: [], text: 'query keys($order: KeysOrder, $revoked: Boolean, $user: ID, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: keys(order: $order, revoked: $revoked, user: $user, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { alg custody id publicKey revoked user { id } } } } } }' },
    linesDue: { amounts: ['amount', 'hi', 'lo', 'toPledgee'], sums: ['amount'], text: 'query linesDue($dueFrom: Date, $dueTo: Date, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: linesDue(dueFrom: $dueFrom, dueTo: $dueTo, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount count currency unit } pageInfo { hasNextPage endCursor } edges { node { again amount blockedBy currency dueOn hi holder { id name } holderAccount { id } id instrument lo pledgee { id name } pledgeeAccount { id } toPledgee } } } } }' },
    linesReceived: { amounts: ['amount', 'hi', 'lo'], sums: ['amount'], text: 'query linesReceived($dueFrom: Date, $dueTo: Date, $status: [SettlementLineStatus!], $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: linesReceived(dueFrom: $dueFrom, dueTo: $dueTo, status: $status, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount count currency unit } pageInfo { hasNextPage endCursor } edges { node { again amount booked { id } currency debtor { id name } dueOn endToEndId hi holder { id name } id instrument lo number paidOn payee { id name } reasons settlement status to toAccount { id } } } } } }' },
    lots: { amounts: ['accepted', 'counted', 'declared', 'delivered', 'issued'], sums: [], text: 'query lots($as: ReceiptSide!, $order: LotsOrder, $status: [LotStatus!], $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: lots(as: $as, order: $order, status: $status, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { accepted certificate claims commodity { id } counted declared delivered depositor { id name } goodUntil grade id inspector { id name } isShort issued keeper { id name } marks measurements { id } ownership { issuer kind number } packing place { id } status } } } } }' },
    mandates: { amounts: ['limit'], sums: [], text: 'query mandates($key: ID, $order: MandatesOrder, $withdrawn: Boolean, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: mandates(key: $key, order: $order, withdrawn: $withdrawn, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { act id key { id } limit until withdrawn } } } } }' },
    movements: { amounts: ['amount', 'hi', 'lo'], sums: ['amount'], text: 'query movements($act: [String!], $counterparty: ID, $direction: Direction, $from: Date, $instrument: ID, $kind: [MovementKind!], $order: MovementsOrder, $to: Date, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: movements(act: $act, counterparty: $counterparty, direction: $direction, from: $from, instrument: $instrument, kind: $kind, order: $order, to: $to, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount count currency unit } pageInfo { hasNextPage endCursor } edges { node { act amount currency entry { id } from { id name } hi id instrument { id } kind lo on to { id name } } } } } }' },
    openings: { amounts: [], sums: [], text: 'query openings($as: OpeningSide!, $by: ID, $from: Date, $instrument: ID, $order: OpeningsOrder, $to: Date, $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: openings(as: $as, by: $by, from: $from, instrument: $instrument, order: $order, to: $to, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { at by { id name } id instrument { id } on purpose signedWith { id } told } } } } }' },
    pastDrafts: { amounts: [], sums: [], text: 'query pastDrafts($order: PastDraftsOrder, $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: pastDrafts(order: $order, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { act answer awaits { id name } expiresAt id maker { id } obstacle { class details en path refusal zh } party { id name } payload refused { class details en path refusal zh } signedBy { id } summary { en zh } withdrawn } } } } }' },
    paymentsAwaited: { amounts: ['amount', 'open'], sums: [], text: 'query paymentsAwaited($account: ID, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: paymentsAwaited(account: $account, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { account { id } amount counterpart currency dueOn endToEndId id number of open side status } } } } }' },
    receipts: { amounts: ['delivered', 'dues.due', 'dues.handling', 'dues.owed', 'dues.paid', 'dues.storage', 'dues.unitDays', 'insurance.sum', 'size'], sums: [], text: 'query receipts($as: ReceiptSide!, $lot: ID, $order: ReceiptsOrder, $status: [ReceiptStatus!], $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: receipts(as: $as, lot: $lot, order: $order, status: $status, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { currency delivered deliveryOrders { id } depositor { id name } dues { asOf currency due handling owed paid payAs payTo storage unitDays } fee id insurance { currency insurer policy sum until } keeper { id name } lot { id } number policies { lossPayee perils status wait { id } } size status storedUntil termEnded terms { fee status storedUntil wait { id } } unit } } } } }' },
    receivables: { amounts: ['amount', 'diluted', 'overdue.amount', 'owedAnew', 'size'], sums: ['amount'], text: 'query receivables($as: ReceivableSide!, $counterparty: ID, $dueFrom: Date, $dueTo: Date, $order: ReceivablesOrder, $packageNumber: String, $status: [ReceivableStatus!], $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: receivables(as: $as, counterparty: $counterparty, dueFrom: $dueFrom, dueTo: $dueTo, order: $order, packageNumber: $packageNumber, status: $status, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount count currency unit } pageInfo { hasNextPage endCursor } edges { node { amount currency debtor { id name } diluted dueOn id lapseOn overdue { amount inVain notedOn wait { id } } owedAnew packageNumber size status supplier { id name } undertaking { digest en zh } unit wait { id } waiver { digest en zh } } } } } }' },
    registrations: { amounts: [], sums: [], text: 'query registrations($financing: ID, $order: RegistrationsOrder, $status: [RegistrationStatus!], $untilFrom: Date, $untilTo: Date, $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: registrations(financing: $financing, order: $order, status: $status, untilFrom: $untilFrom, untilTo: $untilTo, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { certificate changes { certificate doneAt kind until words } financing { id } id lender { id name } number registeredAt status until } } } } }' },
    settlements: { amounts: ['amount'], sums: ['amount'], text: 'query settlements($dueFrom: Date, $dueTo: Date, $order: SettlementsOrder, $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: settlements(dueFrom: $dueFrom, dueTo: $dueTo, order: $order, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount count currency unit } pageInfo { hasNextPage endCursor } edges { node { amount currency dueOn executeOn from { id } id lines { id } message reference } } } } }' },
    standingAcceptances: { amounts: ['limit'], sums: [], text: 'query standingAcceptances($from: ID, $order: StandingAcceptancesOrder, $withdrawn: Boolean, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: standingAcceptances(from: $from, order: $order, withdrawn: $withdrawn, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { from { id name } id limit until withdrawn } } } } }' },
    standingInstructions: { amounts: [], sums: [], text: 'query standingInstructions($order: StandingInstructionsOrder, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: standingInstructions(order: $order, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { carriedOut id limit scope until withdrawn } } } } }' },
    statementEntries: { amounts: ['amount', 'open', 'payout.amount'], sums: [], text: 'query statementEntries($account: ID, $endToEndId: String, $open: Boolean, $order: StatementEntriesOrder, $use: StatementEntryUse, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: statementEntries(account: $account, endToEndId: $endToEndId, open: $open, order: $order, use: $use, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { account { id } amount bookedOn counterpart currency endToEndId id open payout { amount currency endToEndId executeOn financing { id } from message number paidBy reasons returnedBy status to } proven provesPayout reference remittance returned side statement } } } } }' },
    storagePlaces: { amounts: ['capacity'], sums: [], text: 'query storagePlaces($order: StoragePlacesOrder, $site: ID, $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: storagePlaces(order: $order, site: $site, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { capacity code id kind lots { id } site { id } unit } } } } }' },
    tasks: { amounts: ['totals.amount'], sums: [], text: 'query tasks($first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: tasks(first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { about counterparty { id name } dueOn id kind othersAsked { id } totals { amount count currency unit } __typename ... on AnswerTask { wait { id } } ... on ApproveTask { wait { id } } ... on AskBankTask { financing { id } } ... on BuyBackTask { wait { id } } ... on ChooseTask { wait { id } } ... on CollectTask { receipt { id } } ... on ConfirmTask { wait { id } } ... on DischargeTask { financing { id } } ... on ExtendTask { wait { id } } ... on InsureTask { wait { id } } ... on MatchEntriesTask { account { id } } ... on NoticeTask { recovered { id } } ... on PayBackTask { financing { id } } ... on PayOverdueTask { wait { id } } ... on ProveTask { wait { id } } ... on QuoteTask { financing { id } } ... on RegisterTask { wait { id } } ... on RenewTermTask { wait { id } } ... on SettleTask { wait { id } } ... on SignTask { draft { id } } ... on TellApartTask { invoice { id } } ... on WebhookTask { webhook { deadAt failures nextAt position setAt url } } } } } } }' },
    titles: { amounts: ['hi', 'lo', 'size'], sums: ['amount', 'financed', 'free', 'held', 'offered', 'overdue', 'pledged', 'sold', 'surrendered'], text: 'query titles($debtor: ID, $dueFrom: Date, $dueTo: Date, $instrument: ID, $state: TitleState, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: titles(debtor: $debtor, dueFrom: $dueFrom, dueTo: $dueTo, instrument: $instrument, state: $state, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount count currency financed free held offered overdue pledged sold surrendered unit } pageInfo { hasNextPage endCursor } edges { node { claim { id } claimed financing { id } hi holdKinds holder { id name } holds id instrument { id } lo size subRange wait { id } } } } } }' },
    users: { amounts: [], sums: [], text: 'query users($active: Boolean, $order: UsersOrder, $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: users(active: $active, order: $order, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { active duty id party { id name } representative sessions { id } } } } } }' },
    waits: { amounts: [], sums: [], text: 'query waits($counterparty: ID, $kind: [WaitKind!], $lapseFrom: Date, $lapseTo: Date, $order: WaitsOrder, $first: Int = 50, $after: String, $whole: Boolean = false) { home: viewer { page: waits(counterparty: $counterparty, kind: $kind, lapseFrom: $lapseFrom, lapseTo: $lapseTo, order: $order, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { asked { en zh } awaited { id name } claims { id } escalatedOn financing { id } id kind lapseAt lapseOn openItems openedAt openedOn opener { id name } otherwise { en zh } proposals { id } provisional remindAt remindOn remindedOn trouble { refusedAt why workflowGoneAt } } } } } }' },
    warehouseSites: { amounts: [], sums: [], text: 'query warehouseSites($keeper: ID, $order: WarehouseSitesOrder, $first: Int = 200, $after: String, $whole: Boolean = false) { home: viewer { page: warehouseSites(keeper: $keeper, order: $order, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { address id keeper { id name } name } } } } }' },
    applications: { amounts: [], sums: [], text: 'query applications($code: String, $kind: [ApplicationKind!], $order: ApplicationsOrder, $state: [ApplicationState!], $first: Int = 50, $after: String, $whole: Boolean = false) { page: applications(code: $code, kind: $kind, order: $order, state: $state, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { appliedAt asked code declineReason declinedAt declinedBy { id } does { en zh } draft { id } earlier { id } enrolled { id name } facts { differs } id invitation { id } kind name open state } } } }' },
    dailyReport: { amounts: ['amount', 'hi', 'lo'], sums: ['amount'], text: 'query dailyReport($debtor: ID, $kind: [ReportKind!], $on: Date!, $first: Int = 200, $after: String, $whole: Boolean = false) { page: dailyReport(debtor: $debtor, kind: $kind, on: $on, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount count currency kind } pageInfo { hasNextPage endCursor } edges { node { act amount currency debtor { id name } dueOn entry from { id name } hi id instrument kind lo on packageNumber to { id name } } } } }' },
    debtorMarks: { amounts: [], sums: [], text: 'query debtorMarks($debtor: ID, $order: DebtorMarksOrder, $standing: Boolean, $first: Int = 200, $after: String, $whole: Boolean = false) { page: debtorMarks(debtor: $debtor, order: $order, standing: $standing, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { debtor { id name } id kind since until } } } }' },
    openWaits: { amounts: [], sums: [], text: 'query openWaits($order: OpenWaitsOrder, $stuck: Boolean, $first: Int = 50, $after: String, $whole: Boolean = false) { page: openWaits(order: $order, stuck: $stuck, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { asked { en zh } awaited { id name } claims { id } escalatedOn financing { id } id kind lapseAt lapseOn openItems openedAt openedOn opener { id name } otherwise { en zh } proposals { id } provisional remindAt remindOn remindedOn trouble { refusedAt why workflowGoneAt } } } } }' },
    outstanding: { amounts: ['amount'], sums: ['amount'], text: 'query outstanding($debtor: ID, $on: Date!, $first: Int = 200, $after: String, $whole: Boolean = false) { page: outstanding(debtor: $debtor, on: $on, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount count currency unit } pageInfo { hasNextPage endCursor } edges { node { amount currency debtor { id name } id instruments on } } } }' },
    parties: { amounts: [], sums: [], text: 'query parties($code: String, $name: String, $order: PartiesOrder, $role: PartyRole, $first: Int = 200, $after: String, $whole: Boolean = false) { page: parties(code: $code, name: $name, order: $order, role: $role, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { active code id name roles size } } } }' },
    priceLists: { amounts: ['drawMax', 'left', 'rates.amountMax', 'rates.fee'], sums: [], text: 'query priceLists($lender: ID, $order: PriceListsOrder, $status: [PriceListStatus!], $first: Int = 50, $after: String, $whole: Boolean = false) { page: priceLists(lender: $lender, order: $order, status: $status, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { beginsOn currency dayCount drawMax firmDays id left lender { id name } rates { amountMax daysMax debtor { id name } fee rate tierMax } recourse replaces { id } status until valueDays } } } }' },
    supervisedReceivables: { amounts: ['amount', 'diluted', 'overdue.amount', 'owedAnew', 'size'], sums: ['amount'], text: 'query supervisedReceivables($code: String, $debtor: ID, $dueFrom: Date, $dueTo: Date, $id: ID, $invoice: String, $order: SupervisedReceivablesOrder, $packageNumber: String, $party: ID, $status: [ReceivableStatus!], $first: Int = 200, $after: String, $whole: Boolean = false) { page: supervisedReceivables(code: $code, debtor: $debtor, dueFrom: $dueFrom, dueTo: $dueTo, id: $id, invoice: $invoice, order: $order, packageNumber: $packageNumber, party: $party, status: $status, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount count currency unit } pageInfo { hasNextPage endCursor } edges { node { amount currency debtor { id name } diluted dueOn id lapseOn overdue { amount inVain notedOn wait { id } } owedAnew packageNumber size status supplier { id name } undertaking { digest en zh } unit wait { id } waiver { digest en zh } } } } }' },
  ofInstrument: {
    claims: { amounts: ['debt.paid', 'debt.secured', 'hi', 'lo'], sums: ['amount'], text: 'query claims($id: ID!, $claimant: ID, $kind: [ClaimKind!], $first: Int = 200, $after: String, $whole: Boolean = false) { home: node(id: $id) { ... on Instrument { page: claims(claimant: $claimant, kind: $kind, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount count currency unit } pageInfo { hasNextPage endCursor } edges { node { charge claimant { id name } debt { currency dueOn paid reference secured } disclosedUntil hi holder { id name } id instrument { id } kind live lo } } } } } }' },
    holds: { amounts: ['hi', 'lo'], sums: ['amount'], text: 'query holds($id: ID!, $kind: [HoldKind!], $order: HoldsOrder, $first: Int = 200, $after: String, $whole: Boolean = false) { home: node(id: $id) { ... on Instrument { page: holds(kind: $kind, order: $order, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount count currency unit } pageInfo { hasNextPage endCursor } edges { node { hi id instrument { id } kind live lo setBy setter { id name } } } } } } }' },
    titles: { amounts: ['hi', 'lo', 'size'], sums: ['amount', 'financed', 'free', 'held', 'offered', 'overdue', 'pledged', 'sold', 'surrendered'], text: 'query titles($id: ID!, $hi: Units, $holder: ID, $lo: Units, $first: Int = 200, $after: String, $whole: Boolean = false) { home: node(id: $id) { ... on Instrument { page: titles(hi: $hi, holder: $holder, lo: $lo, first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount count currency financed free held offered overdue pledged sold surrendered unit } pageInfo { hasNextPage endCursor } edges { node { claim { id } claimed financing { id } hi holdKinds holder { id name } holds id instrument { id } lo size subRange wait { id } } } } } } }' },
  },
  ofParty: {
    keys: { amounts: [], sums: [], text: 'query keys($id: ID!, $order: KeysOrder, $first: Int = 200, $after: String, $whole: Boolean = false) { home: node(id: $id) { ... on Party { page: keys(order: $order, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { alg custody id publicKey revoked user { id } } } } } } }' },
    story: { amounts: [], sums: [], text: 'query story($id: ID!, $first: Int = 200, $after: String, $whole: Boolean = false) { home: node(id: $id) { ... on Party { page: story(first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { act businessDate hash id leaf number party { id name } position postings summary { en zh } writtenAt } } } } } }' },
    users: { amounts: [], sums: [], text: 'query users($id: ID!, $order: UsersOrder, $first: Int = 50, $after: String, $whole: Boolean = false) { home: node(id: $id) { ... on Party { page: users(order: $order, first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { active duty id party { id name } representative sessions { id } } } } } } }' },
  },
  ofImport: {
    invoices: { amounts: ['allocations.amount', 'amount', 'redLetteredAmount', 'redLetters.amount', 'redLetters.beyond', 'unused'], sums: ['amount'], text: 'query invoices($id: ID!, $first: Int = 50, $after: String, $whole: Boolean = false) { home: node(id: $id) { ... on Import { page: invoices(first: $first, after: $after) { totalCount @include(if: $whole) totals @include(if: $whole) { amount count currency unit } pageInfo { hasNextPage endCursor } edges { node { alike { id } allocations { amount instrument { id } } amount assertedBy { id name } attachments { attachedAt attachedBy { id name } kind } buyer { id name } currency delivered denied dueOn id invoicedOn isAlike normalNumber number redLettered redLetteredAmount redLetters { amount beyond normalNumber number } seller { id name } taxCheck { askedOn differs factored status } unused } } } } } }' },
    refusedRows: { amounts: [], sums: [], text: 'query refusedRows($id: ID!, $first: Int = 50, $after: String, $whole: Boolean = false) { home: node(id: $id) { ... on Import { page: refusedRows(first: $first, after: $after) { totalCount @include(if: $whole) pageInfo { hasNextPage endCursor } edges { node { cells { column details en expected field found refusal zh } id row } } } } } }' },
  },
}
