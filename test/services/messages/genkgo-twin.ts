import type { Amount } from '../../../services/messages/parts/amount.ts'
import type { Moment } from '../../../services/messages/parts/moment.ts'
import type { Account, Agent, Party } from '../../../services/messages/parts/party.ts'
import type { Side } from '../../../services/messages/parts/side.ts'
import type {
  Balance,
  Detail,
  Entry,
  Statement,
  StatementMessage,
} from '../../../services/messages/statement/statement.ts'

/** The getters of the reader that made the twins; `__RECURSIVITY__` marks what it has shown. */
interface Twin {
  readonly [getter: string]: unknown
}

const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce((from, getter) => (from as Twin | null)?.[getter] ?? null, value)
const list = (value: unknown) =>
  (Array.isArray(value) ? value : []).filter(each => each && typeof each === 'object') as Twin[]
const text = (value: unknown) => (value === '' || value === undefined ? null : value)
const instant = (value: unknown) => {
  const written = at(value, '0')
  return typeof written === 'string' ? new Date(written).toISOString() : null
}
const sum = (value: unknown) =>
  value ? `${at(value, 'getAmount')} ${at(value, 'getCurrency', 'getCode')}` : null
const className = (value: unknown) => String(at(value, '__CLASS__')).split('\\').at(-1)

/** Messages, their statements and entries as both sides show them. */
export interface View extends Twin {
  readonly statements: readonly (Twin & { readonly id: unknown })[]
  readonly entries: readonly (Twin & { readonly details: readonly Twin[] })[]
}

/** What a twin says of a message, in the terms of `viewOf`. */
export function viewOfTwin(message: Twin): View {
  const entries = list(message['getEntries'])
  const records = [...list(message['getRecords']), ...entries.flatMap(e => list([e['getRecord']]))]
  const head = message['getGroupHeader']
  return {
    messageId: at(head, 'getMessageId'),
    createdAt: instant(at(head, 'getCreatedOn')),
    note: text(at(head, 'getAdditionalInformation')),
    page: at(head, 'getPagination', 'getPageNumber'),
    recipient: at(head, 'getMessageRecipient', 'getName'),
    statements: records.map(twinStatement),
    entries: entries.map(twinEntry),
  }
}

/** Our reading, of the statements that the twin shows. */
export function viewOf(message: StatementMessage, like: View['statements']): View {
  const shown = like.map(({ id }) => id)
  const statements = message.statements.filter(({ id }) => shown.includes(id))
  return {
    messageId: message.messageId,
    createdAt: ourInstant(message.createdAt),
    note: message.note,
    page: message.page?.number ?? null,
    recipient: message.recipient?.name ?? null,
    statements: statements.map(ourStatement),
    entries: statements.flatMap(({ entries }) => entries).map(ourEntry),
  }
}

function twinStatement(record: Twin) {
  const balances = list(record['getBalances'])
  return {
    id: record['getId'],
    numbers: [record['getElectronicSequenceNumber'], record['getLegalSequenceNumber']],
    page: at(record['getPagination'], 'getPageNumber'),
    created: instant(record['getCreatedOn']),
    dates: [instant(record['getFromDate']), instant(record['getToDate'])],
    copy: record['getCopyDuplicateIndicator'],
    account: at(record['getAccount'], 'getIdentification'),
    accountName: text(at(record['getAccount'], 'getName')),
    balances: balances.map(each => [
      each['getType'],
      sum(each['getAmount']),
      instant(each['getDate']),
    ]),
    note: text(record['getAdditionalInformation']),
  }
}

function ourStatement(statement: Statement) {
  return {
    id: statement.id,
    numbers: [statement.electronicNumber, statement.legalNumber],
    page: statement.page?.number ?? null,
    created: ourInstant(statement.createdAt),
    dates: [ourInstant(statement.from), ourInstant(statement.to)],
    copy: statement.copy,
    account: statement.account.id,
    accountName: statement.account.name,
    balances: statement.balances.map(each => [
      BALANCES[each.type!],
      ourSum(each),
      ourInstant(each.on),
    ]),
    note: statement.note,
  }
}

const BALANCES: Record<string, string> = {
  ...{ OPBD: 'opening', PRCD: 'opening', OPAV: 'opening_available', CLBD: 'closing' },
  ...{ CLAV: 'closing_available', FWAV: 'forward_available', INFO: 'information' },
  ...{ ITAV: 'interim_available', ITBD: 'interim', XPCD: 'expected_credit' },
}

function twinEntry(entry: Twin) {
  return {
    references: [entry['getReference'], text(entry['getAccountServicerReference'])],
    amount: sum(entry['getAmount']),
    side: entry['getCreditDebitIndicator'],
    reversal: entry['getReversalIndicator'],
    status: entry['getStatus'],
    dates: [instant(entry['getBookingDate']), instant(entry['getValueDate'])],
    batch: entry['getBatchPaymentId'],
    code: twinCode(entry['getBankTransactionCode']),
    note: text(entry['getAdditionalInfo']),
    details: blocks(entry, 'getTransactionDetail').map(twinDetail),
  }
}

function ourEntry(entry: Entry) {
  return {
    references: [entry.reference, entry.bankReference],
    amount: ourSum(entry),
    side: INDICATORS[entry.side],
    reversal: entry.reversal,
    status: entry.status,
    dates: [ourInstant(entry.bookedOn), ourInstant(entry.valueOn)],
    batch: entry.batch?.paymentId ?? null,
    code: ourCode(entry.code),
    note: entry.note,
    details: entry.details.map(detail => ourDetail(detail, entry.side)),
  }
}

const INDICATORS: Record<Side, string> = { credit: 'CRDT', debit: 'DBIT' }

function twinDetail(detail: Twin) {
  const reference = detail['getReference']
  const remittance = detail['getRemittanceInformation']
  const get = (name: string) => text(at(reference, name))
  return {
    references: [
      ...[get('getMessageId'), get('getPaymentInformationId'), get('getInstructionId')],
      ...[get('getEndToEndId'), get('getTransactionId'), get('getUuidEndToEndReference')],
      ...[get('getAccountServicerReference'), get('getMandateId'), get('getChequeNumber')],
      get('getClearingSystemReference'),
    ],
    others: list(at(reference, 'getProprietaries')).map(each => [
      each['getType'],
      each['getReference'],
    ]),
    amount: sum(detail['getAmount']),
    side: detail['getCreditDebitIndicator'],
    code: twinCode(detail['getBankTransactionCode']),
    charges: twinCharges(detail['getCharges']),
    parties: list(detail['getRelatedParties']).map(twinParty),
    agents: twinAgents(detail),
    texts: blocks(remittance, 'getUnstructuredBlock').map(each => each['getMessage']),
    structured: blocks(remittance, 'getStructuredBlock').map(each => [
      at(each, 'getAdditionalRemittanceInformation'),
      at(each, 'getCreditorReferenceInformation', 'getRef') ??
        at(remittance, 'getCreditorReferenceInformation', 'getRef'),
    ]),
  }
}

/** The first one is shown under the getter of one, the others in the list. */
function blocks(from: unknown, getter: string): Twin[] {
  return [...list([at(from, getter)]), ...list(at(from, `${getter}s`))]
}

function ourDetail(detail: Detail, side: Side) {
  const { references, remittance } = detail
  return {
    references: [
      ...[references.messageId, references.paymentId, references.instructionId],
      ...[references.endToEndId, references.transactionId, references.uetr],
      ...[references.bankReference, references.mandateId, references.chequeNumber],
      references.clearingReference,
    ],
    others: references.others.map(({ type, reference }) => [type, reference]),
    amount: detail.amount && ourSum({ amount: detail.amount, side: detail.side ?? side }),
    side: INDICATORS[detail.side ?? side],
    code: ourCode(detail.code),
    charges: detail.charges.map(({ amount, included }) => [ourAmount(amount), included]),
    parties: ourParties(detail),
    agents: [
      ...ourAgent('CreditorAgent', detail.creditorAgent),
      ...ourAgent('DebtorAgent', detail.debtorAgent),
    ],
    texts: remittance.texts,
    structured: remittance.references.map(({ notes, reference }) => [
      notes.join(' ') || null,
      reference,
    ]),
  }
}

function twinCharges(charges: unknown) {
  return blocks(charges, 'getRecord').map(each => [
    sum(each['getAmount'])!.replace(/^-/, ''),
    each['getChargesIncludedIndicator'],
  ])
}

function twinParty(related: Twin) {
  const party = related['getRelatedPartyType']
  return [
    className(party),
    text(at(party, 'getName')),
    text(at(party, 'getAddress', 'getTownName')),
    text(at(party, 'getAddress', 'getCountry')),
    at(party, 'getAddress', 'getAddressLines') ?? [],
    text(at(related, 'getAccount', 'getIdentification')),
    text(at(related, 'getAccount', 'getName')),
  ]
}

function ourParties(detail: Detail) {
  const rows: [string, Party | null, Account | null][] = [
    ['Creditor', detail.creditor, detail.creditorAccount],
    ['UltimateCreditor', detail.ultimateCreditor, null],
    ['Debtor', detail.debtor, detail.debtorAccount],
    ['UltimateDebtor', detail.ultimateDebtor, null],
  ]
  return rows.flatMap(([type, party, account]) =>
    party
      ? [
          [
            ...[type, party.name, party.address?.town ?? null, party.address?.country ?? null],
            party.address?.lines ?? [],
            ...[account?.id ?? null, account?.name ?? null],
          ],
        ]
      : [],
  )
}

function twinAgents(detail: Twin) {
  return blocks(detail, 'getRelatedAgent').map(each => [
    className(each['getRelatedAgentType']),
    text(at(each['getRelatedAgentType'], 'getBIC')),
  ])
}

function ourAgent(type: string, agent: Agent | null) {
  return agent ? [[type, agent.bic]] : []
}

function twinCode(code: unknown) {
  const domain = at(code, 'getDomain')
  return [
    at(domain, 'getCode'),
    at(domain, 'getFamily', 'getCode'),
    at(domain, 'getFamily', 'getSubFamilyCode'),
    at(code, 'getProprietary', 'getCode'),
  ]
}

function ourCode({ domain, family, subFamily, proprietary }: Entry['code']) {
  return [domain, family, subFamily, proprietary]
}

function ourInstant(moment: Moment | null): string | null {
  if (!moment) return null
  const time = moment.time ?? '00:00:00'
  return new Date(`${moment.date}T${time}${/Z|[+-]\d\d:\d\d$/.test(time) ? '' : 'Z'}`).toISOString()
}

function ourSum({ amount, side }: Pick<Balance, 'amount' | 'side'>): string {
  return `${side === 'debit' ? -amount.minor : amount.minor} ${amount.currency}`
}

function ourAmount({ minor, currency }: Amount): string {
  return `${minor} ${currency}`
}
