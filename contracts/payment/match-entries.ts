import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import { type Currency, type Money, money } from '../kernel/money.ts'
import { badInput, conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { reasonRefusal, WORDS_TEXTS, type WordsRefusal } from '../party/given-words.ts'
import type { Account, AccountId } from './account.ts'
import { findOwnAccount, OWN_ACCOUNT_TEXTS, type OwnAccountRefusal } from './find-account.ts'
import type { EntriesMatched, MatchedEntry, MatchedPayment } from './match-facts.ts'
import { PROVEN_ENTRY_TEXTS, type ProvenEntryRefusal } from './of-payment.ts'
import type { PaymentSide, StatementEntry } from './statement-entry.ts'

/**
 * Two people of an account's holder say which proven entries are which payments that were awaited
 * on it, of each how much: one or many on either side. A part leaves a remainder. A difference is
 * written off by its exact amount, and entries without a payment are nothing of the platform's.
 * What names its payment and is of its amount needs no such word. No title moves by it.
 */
export function matchEntries(
  { account: named, entries: told, awaited }: MatchEntriesState,
  body: MatchEntries,
  { party: holder }: Pick<Context, 'party'>,
): Decision<EntriesMatched, never, MatchEntriesRefusal> {
  const found = findOwnAccount(named, holder, ['confirmed', 'closed'])
  if (!found.ok) return found
  const { entries, payments, writtenOff, reason } = body
  const { id: account, currency } = found.value
  const refused =
    repeatRefusal(body) ??
    findRefused(entries, (one, at) => entryRefusal(one, told.get(one.reference), currency, at)) ??
    findRefused(payments, (one, at) => awaitedRefusal(one, awaited.get(one.endToEndId), at)) ??
    sideRefusal(body, told, awaited) ??
    sumRefusal(body, currency) ??
    reasonRefusal(reason, 'body.reason')
  if (refused) return refused
  return accept(
    [
      {
        ...({ type: 'payment.entries-matched.v1', visibleTo: [holder] } as const),
        ...{ account, entries, payments, writtenOff, reason },
      },
    ],
    [],
  )
}

export const MATCH_ENTRIES_CLASS = 'governance' satisfies ActClass

/** Entries, and payments, that one act matches. */
export const MATCHED_MAX = 100

function repeatRefusal({ entries, payments }: MatchEntries) {
  if (entries.length + payments.length === 0)
    return refuse('match_must_name_an_entry_or_a_payment', 'body.entries')
  return (
    findRefused(entries, ({ reference }, at) =>
      entries.findIndex(one => one.reference === reference) < at
        ? refuse('match_must_name_each_once', `body.entries.${at}`, { name: reference })
        : null,
    ) ??
    findRefused(payments, ({ endToEndId }, at) =>
      payments.findIndex(one => one.endToEndId === endToEndId) < at
        ? refuse('match_must_name_each_once', `body.payments.${at}`, { name: endToEndId })
        : null,
    )
  )
}

function findRefused<One, No>(
  all: readonly One[],
  refusalOf: (one: One, at: number) => No | null,
): No | null {
  for (const [at, one] of all.entries()) {
    const refused = refusalOf(one, at)
    if (refused) return refused
  }
  return null
}

function entryRefusal(
  { amount }: MatchedEntry,
  found: OpenEntry | undefined,
  currency: Currency,
  at: number,
) {
  const path = `body.entries.${at}`
  if (!found) return refuse('entry_must_be_proven', path)
  if (isOpenPart(found.open, amount)) return null
  return refuse('entry_must_have_so_much_open', path, { open: money(found.open, currency) })
}

function awaitedRefusal(
  { endToEndId, amount }: MatchedPayment,
  found: AwaitedPayment | undefined,
  at: number,
) {
  const path = `body.payments.${at}`
  if (!found) return refuse('payment_must_be_awaited_on_the_account', path, { endToEndId })
  if (isOpenPart(found.open, amount)) return null
  const open = money(found.open, found.currency)
  return refuse('payment_must_have_so_much_open', path, { open })
}

/** Above zero, and no more than nobody has matched yet. */
function isOpenPart(open: bigint, amount: bigint): boolean {
  return amount > 0n && amount <= open
}

/** All of it goes the same way, in one currency. */
function sideRefusal(
  { entries, payments }: MatchEntries,
  told: MatchEntriesState['entries'],
  awaited: MatchEntriesState['awaited'],
) {
  const ways = [
    ...entries.map(({ reference }) => told.get(reference)!.entry),
    ...payments.map(({ endToEndId }) => awaited.get(endToEndId)!),
  ].map(({ side, currency }) => `${side} ${currency}`)
  return new Set(ways).size > 1 ? refuse('match_must_go_one_way', 'body.entries') : null
}

function sumRefusal({ entries, payments, writtenOff }: MatchEntries, currency: Currency) {
  const [came, asked] = [sumUp(entries), sumUp(payments)]
  const difference = came > asked ? came - asked : asked - came
  if (difference === writtenOff) return null
  return refuse('difference_must_be_written_off', 'body.writtenOff', {
    ...{ difference: money(difference, currency), found: money(writtenOff, currency) },
  })
}

function sumUp(all: readonly { readonly amount: bigint }[]): bigint {
  return all.reduce((sum, { amount }) => sum + amount, 0n)
}

export type MatchEntriesRefusal =
  | OwnAccountRefusal
  | 'match_must_name_an_entry_or_a_payment'
  | Detailed<'match_must_name_each_once', { name: string }>
  | ProvenEntryRefusal
  | Detailed<'entry_must_have_so_much_open', { open: Money }>
  | Detailed<'payment_must_be_awaited_on_the_account', { endToEndId: string }>
  | Detailed<'payment_must_have_so_much_open', { open: Money }>
  | 'match_must_go_one_way'
  | Detailed<'difference_must_be_written_off', { difference: Money; found: Money }>
  | WordsRefusal

export const MATCH_ENTRIES_TEXTS = {
  ...OWN_ACCOUNT_TEXTS,
  match_must_name_an_entry_or_a_payment: badInput(
    '请至少列出一笔流水或一笔待收付款项。',
    'Name at least one entry, or one payment that was awaited.',
  ),
  match_must_name_each_once: badInput(
    d => `${d.name} 列了不止一次，请合并为一笔。`,
    d => `${d.name} is named more than once; name it once with its whole amount.`,
  ),
  ...PROVEN_ENTRY_TEXTS,
  entry_must_have_so_much_open: conflict(
    d => `该笔流水尚可勾对 ${d.open}。`,
    d => `Of this entry ${d.open} can still be matched.`,
  ),
  payment_must_be_awaited_on_the_account: notFound(
    d => `该账户没有端到端编号为 ${d.endToEndId} 的待收付款项。`,
    d => `No payment of the end-to-end id ${d.endToEndId} is awaited on this account.`,
  ),
  payment_must_have_so_much_open: conflict(
    d => `该笔款项尚待收付 ${d.open}。`,
    d => `Of this payment ${d.open} is still awaited.`,
  ),
  match_must_go_one_way: badInput(
    '所列各项须同为收款或同为付款，且币种相同。',
    'All that is matched must come in, or all go out, in one currency.',
  ),
  difference_must_be_written_off: conflict(
    d => `两边相差 ${d.difference}，核销额写为 ${d.found}；核销额须恰为差额。`,
    d =>
      `The two sides differ by ${d.difference}, and ${d.found} is written off: it must be the ` +
      'very difference.',
  ),
  ...WORDS_TEXTS,
} satisfies RefusalTexts<MatchEntriesRefusal>

export interface MatchEntries {
  readonly account: AccountId
  readonly entries: readonly MatchedEntry[]
  readonly payments: readonly MatchedPayment[]
  /** By how much the two sides differ; zero where they are the same. */
  readonly writtenOff: bigint
  /** Why they belong together, or why the difference is let go. */
  readonly reason: string
}

export interface MatchEntriesState {
  readonly account: Account | null
  /** Proven entries of the account among those named, by their references. */
  readonly entries: ReadonlyMap<string, OpenEntry>
  /** Payments from or to the account among those named, by their end-to-end ids. */
  readonly awaited: ReadonlyMap<string, AwaitedPayment>
}

export interface OpenEntry {
  readonly entry: StatementEntry
  /** What of it nobody has matched, and no payment of its own id has taken. */
  readonly open: bigint
}

export interface AwaitedPayment {
  readonly side: PaymentSide
  readonly currency: Currency
  readonly open: bigint
}
