import { readDecimal } from '../../../services/messages/parts/amount.ts'
import type { Payment, PaymentMessage } from '../../../services/messages/payment/payment.ts'
import type { XmlElement } from '../../../services/messages/xml/xml-element.ts'

/** A twin holds texts; an element that may repeat is a list, an amount its text and currency. */
export type Twin = string | { readonly [name: string]: Twin } | readonly Twin[]

/** What differs between an element and its twin, by path; empty when both say the same. */
export function differences(element: XmlElement, twin: Twin, path = element.name): string[] {
  if (typeof twin === 'string') return element.text === twin ? [] : [`${path}: ${element.text}`]
  if ('amt' in twin) {
    const same = element.text === twin['amt'] && element.attributes['Ccy'] === twin['Ccy']
    return same ? [] : [`${path}: ${element.text} ${element.attributes['Ccy']}`]
  }
  const names = new Set([...Object.keys(twin), ...element.children.map(({ name }) => name)])
  return [...names].flatMap(name => {
    const found = element.children.filter(child => child.name === name)
    const told = [(twin as Record<string, Twin>)[name] ?? []].flat() as Twin[]
    if (found.length !== told.length) return [`${path}/${name}: ${found.length} times`]
    return found.flatMap((child, i) => differences(child, told[i]!, `${path}/${name}[${i}]`))
  })
}

const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce((from, name) => (from as Record<string, unknown> | null)?.[name] ?? null, value)
const list = (value: unknown) => (value ?? []) as readonly unknown[]

/** What a twin says of what is to be paid, in the terms of `viewOf`. */
export function viewOfTwin(twin: unknown) {
  const content = at(twin, 'Document', 'CstmrCdtTrfInitn')
  return {
    messageId: at(content, 'GrpHdr', 'MsgId'),
    initiator: at(content, 'GrpHdr', 'InitgPty', 'Nm'),
    batches: list(at(content, 'PmtInf')).map(batch => ({
      id: at(batch, 'PmtInfId'),
      method: at(batch, 'PmtMtd'),
      executeOn: at(batch, 'ReqdExctnDt', 'Dt') ?? at(batch, 'ReqdExctnDt'),
      debtor: at(batch, 'Dbtr', 'Nm'),
      town: at(batch, 'Dbtr', 'PstlAdr', 'TwnNm'),
      account: numberOf(at(batch, 'DbtrAcct')),
      payments: list(at(batch, 'CdtTrfTxInf')).map(twinPayment),
    })),
  }
}

export function viewOf({ messageId, initiator, batches }: PaymentMessage) {
  return {
    messageId,
    initiator: initiator?.name ?? null,
    batches: batches.map(batch => ({
      id: batch.id,
      method: batch.method,
      executeOn: batch.executeOn.date,
      debtor: batch.debtor.name,
      town: batch.debtor.address?.town ?? null,
      account: batch.account.id,
      payments: batch.payments.map(ourPayment),
    })),
  }
}

function twinPayment(payment: unknown) {
  const instructed = at(payment, 'Amt', 'InstdAmt')
  const agent = at(payment, 'CdtrAgt', 'FinInstnId')
  return {
    ids: [at(payment, 'PmtId', 'InstrId'), at(payment, 'PmtId', 'EndToEndId')],
    uetr: at(payment, 'PmtId', 'UETR'),
    // All currencies of these files have two places.
    amount: `${readDecimal(String(at(instructed, 'amt')), 2)} ${at(instructed, 'Ccy')}`,
    creditor: at(payment, 'Cdtr', 'Nm'),
    account: numberOf(at(payment, 'CdtrAcct')),
    agent: at(agent, 'BICFI') ?? at(agent, 'BIC'),
    texts: list(at(payment, 'RmtInf', 'Ustrd')),
    references: list(at(payment, 'RmtInf', 'Strd')).map(each => at(each, 'CdtrRefInf', 'Ref')),
  }
}

function ourPayment(payment: Payment) {
  const { amount, remittance } = payment
  return {
    ids: [payment.instructionId, payment.endToEndId],
    uetr: payment.uetr,
    amount: `${amount.minor} ${amount.currency}`,
    creditor: payment.creditor?.name ?? null,
    account: payment.account?.id ?? null,
    agent: payment.agent?.bic ?? null,
    texts: remittance.texts,
    references: remittance.references.map(({ reference }) => reference),
  }
}

function numberOf(account: unknown): unknown {
  return at(account, 'Id', 'IBAN') ?? at(account, 'Id', 'Othr', 'Id')
}
