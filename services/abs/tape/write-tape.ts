import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import type { Asset, Loan, TradeReceivable, UnstatedLoan } from '../../../contracts/abs/asset.ts'
import { guarded } from '../../../contracts/kernel/formula.ts'
import { CURRENCY_DIGITS, type Currency } from '../../../contracts/kernel/money.ts'
import { ATTRIBUTE, TAPE_COLUMNS, type TapeColumn } from './mapping.ts'
import { UNSTATED } from './unstated-loan.ts'

type Row = Readonly<Partial<Record<string, string>>>

/**
 * Writes assets in our own format, which `readTape` reads without a mapping. Columns that no asset
 * uses are left out; a text that a spreadsheet would run as a formula gets a quote before it.
 */
export async function writeTape(file: string, assets: readonly Asset[]): Promise<void> {
  const used = new Set(assets.flatMap(asset => Object.keys(writeRow(asset))))
  const attributes = [...used].filter(name => name.startsWith(ATTRIBUTE)).sort()
  const columns = [...TAPE_COLUMNS.filter(name => used.has(name)), ...attributes]
  await pipeline(
    Readable.from(assets).map(writeRow),
    stringify({ header: true, columns, bom: true, record_delimiter: '\r\n' }),
    createWriteStream(file),
  )
}

function writeRow(asset: Asset): Row {
  const attributes = Object.entries(asset.attributes).map(([name, text]) => [
    ATTRIBUTE + name,
    guarded(text),
  ])
  const row: Partial<Record<TapeColumn, string>> = {
    id: guarded(asset.id),
    product: asset.product === UNSTATED ? (asset.repayment ?? UNSTATED) : asset.product,
    debtor: guarded(asset.debtor),
    currency: asset.currency,
    originalBalance: plain(asset.originalBalance, asset.currency),
    balance: plain(asset.balance, asset.currency),
    originationDate: asset.originationDate,
    maturityDate: asset.maturityDate,
    status: asset.status.kind,
    ...(asset.status.kind === 'overdue' && { overdueDays: String(asset.status.days) }),
    ...(asset.status.kind === 'defaulted' && { defaultedOn: asset.status.on }),
    ...(asset.status.kind === 'restructured' && { restructuredOn: asset.status.on }),
    ...termsRow(asset),
  }
  return { ...row, ...Object.fromEntries(attributes) }
}

function termsRow(asset: Asset): Row {
  if (asset.product === 'receivable') return receivableRow(asset)
  return asset.product === UNSTATED ? unstatedRow(asset) : loanRow(asset)
}

/** Writes the terms that are not stated as such; the others are in the tape that they came from. */
function unstatedRow({ annualRate, unstated }: UnstatedLoan): Row {
  const open = Object.fromEntries(unstated.map(term => [term, UNSTATED]))
  return { ...open, ...(annualRate !== null && { annualRate }) }
}

function receivableRow({ advance, fee, recourse, currency }: TradeReceivable): Row {
  return {
    advance: plain(advance, currency),
    fee: plain(fee, currency),
    recourse: recourse ? 'yes' : 'no',
  }
}

function loanRow(loan: Loan): Row {
  const { rate } = loan
  return {
    annualRate: rate.annual,
    ...(rate.kind === 'floating' && {
      index: guarded(rate.index),
      spread: rate.spread,
      resetMonths: String(rate.resetMonths),
      nextReset: rate.nextReset,
      ...(rate.cap !== undefined && { cap: rate.cap }),
      ...(rate.floor !== undefined && { floor: rate.floor }),
      ...(rate.resetCap !== undefined && { resetCap: rate.resetCap }),
      ...(rate.nextResetCap !== undefined && { nextResetCap: rate.nextResetCap }),
    }),
    dayCount: loan.dayCount,
    paymentMonths: String(loan.paymentMonths),
    firstPaymentDate: loan.firstPaymentDate,
    ...(loan.monthEnd !== undefined && { monthEnd: loan.monthEnd ? 'yes' : 'no' }),
    termPeriods: String(loan.termPeriods),
    remainingPeriods: String(loan.remainingPeriods),
    ...repaymentRow(loan),
  }
}

function repaymentRow(loan: Loan): Row {
  switch (loan.product) {
    case 'schedule': {
      const due = loan.principal.map(p => `${p.due}:${plain(p.amount, loan.currency)}`)
      return { schedule: due.join(';') }
    }
    case 'grace':
      return { gracePeriods: String(loan.gracePeriods), afterGrace: loan.then }
    case 'constant':
      return { payment: plain(loan.payment, loan.currency) }
    case 'balloon':
      return { amortisationPeriods: String(loan.amortisationPeriods) }
    case 'interest_only':
      return {
        interestOnlyPeriods: String(loan.interestOnlyPeriods),
        afterInterestOnly: loan.then,
      }
    case 'instalment':
      return { periodFee: plain(loan.periodFee, loan.currency) }
    case 'lease':
      return {
        rent: plain(loan.rent, loan.currency),
        ...(loan.steps && {
          rentSteps: loan.steps
            .map(({ from, rent }) => `${from}:${plain(rent, loan.currency)}`)
            .join(';'),
        }),
        ...(loan.rentFor && { rentFor: loan.rentFor }),
        residual: plain(loan.residual, loan.currency),
        rentPaid: loan.rentPaid,
      }
    default:
      return {}
  }
}

/** `1234.50`, without separators: what `amountOf` reads back to the fen. */
function plain(minor: bigint, currency: Currency): string {
  const digits = CURRENCY_DIGITS[currency]
  const text = String(minor).padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}
