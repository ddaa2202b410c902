import { type Answer, answer } from '../kernel/answer.ts'
import { Bug } from '../kernel/bug.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { type Money, money } from '../kernel/money.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Account, LastStatement } from './account.ts'
import { followStatements } from './follow-statements.ts'
import type { ReadStatement } from './read-statement.ts'
import type { StatementEntry } from './statement-entry.ts'

/** What is proven of an account already, by the bank's reference. */
export type ProvenEntries = ReadonlyMap<string, StatementEntry>

/** What a statement would prove: the entries that nothing has proven before, and where it ends. */
export interface Proof {
  readonly proves: readonly string[]
  readonly last: LastStatement | null
}

/**
 * Finds what a statement of an account proves. It must follow from the last one without a gap, add
 * up, and say of an entry that was proven before what was said then; an entry that another message
 * tells again is not proven twice.
 */
export function findProof(
  account: Account,
  read: ReadStatement,
  proven: ProvenEntries,
): Answer<Proof, ProofRefusal> {
  const refused = periodRefusal(account, read) ?? entriesRefusal(read, proven)
  if (refused) return refused
  const { number, closing, kind } = read
  const proves = read.entries.map(({ id }) => id).filter(id => !proven.has(id))
  return answer({ proves, last: kind === 'statement' ? { number, closing: closing! } : null })
}

const AT = 'body.statement'

function periodRefusal(account: Account, read: ReadStatement): Refused<PeriodRefusal> | null {
  const { number, last } = account
  if (read.account !== number)
    return refuse('statement_must_be_of_the_account', AT, { number, found: read.account })
  if (read.kind === 'notification') return null
  const next = last?.number == null ? null : last.number + 1n
  if (next !== null && read.number !== next)
    return refuse('statement_must_be_the_next_one', AT, {
      next: String(next),
      found: read.number === null ? '–' : String(read.number),
    })
  return sumsRefusal(account, read)
}

/** What was proven last is taken as a period of its own, in which nothing was booked. */
function sumsRefusal(
  { number, last, currency }: Account,
  read: ReadStatement,
): Refused<SumsRefusal> | null {
  const before = last && {
    ...{ id: '', account: number, number: last.number, booked: 0n },
    ...{ opening: last.closing, closing: last.closing },
  }
  const [finding] = followStatements(number, before ? [before, read] : [read])
  if (!finding) return null
  if (finding.finding === 'sum_not_stated') return refuse('statement_must_state_its_sums', AT)
  const sums = {
    expected: money(BigInt(finding.expected), currency),
    found: money(BigInt(finding.found), currency),
  }
  if (finding.finding === 'closing_differs')
    return refuse('closing_must_follow_from_the_entries', AT, sums)
  if (finding.finding === 'opening_differs')
    return refuse('opening_must_be_the_closing_before', AT, sums)
  throw new Bug(`account and number of a statement are asked before: ${finding.finding}`)
}

function entriesRefusal(
  { unreferenced, entries }: ReadStatement,
  proven: ProvenEntries,
): Refused<EntriesRefusal> | null {
  if (unreferenced > 0)
    return refuse('entries_must_have_the_reference_of_the_bank', AT, { found: unreferenced })
  const named = new Set<string>()
  for (const { id: reference } of entries) {
    if (named.has(reference)) return refuse('reference_must_name_one_entry', AT, { reference })
    named.add(reference)
  }
  const other = entries.find(entry => !isSame(entry, proven.get(entry.id) ?? entry))
  return other ? refuse('entry_must_be_as_it_was_proven', AT, { reference: other.id }) : null
}

/** One message may say more of an entry than another; the money is the same. */
function isSame(one: StatementEntry, other: StatementEntry): boolean {
  return one.side === other.side && one.currency === other.currency && one.amount === other.amount
}

export type ProofRefusal = PeriodRefusal | EntriesRefusal

type PeriodRefusal =
  | Detailed<'statement_must_be_of_the_account', { number: string; found: string }>
  | Detailed<'statement_must_be_the_next_one', { next: string; found: string }>
  | SumsRefusal

type SumsRefusal =
  | 'statement_must_state_its_sums'
  | Detailed<'closing_must_follow_from_the_entries', { expected: Money; found: Money }>
  | Detailed<'opening_must_be_the_closing_before', { expected: Money; found: Money }>

type EntriesRefusal =
  | Detailed<'entries_must_have_the_reference_of_the_bank', { found: number }>
  | Detailed<'reference_must_name_one_entry', { reference: string }>
  | Detailed<'entry_must_be_as_it_was_proven', { reference: string }>

export const PROOF_TEXTS = {
  statement_must_be_of_the_account: conflict(
    d => `对账单的账号为 ${d.found}，不是 ${d.number}。`,
    d => `The statement is of the account ${d.found}, and not of ${d.number}.`,
  ),
  statement_must_be_the_next_one: conflict(
    d => `应提交第 ${d.next} 号对账单，此份为 ${d.found}；请按顺序提交，不得遗漏。`,
    d =>
      `The next statement is number ${d.next}, and this is ${d.found}; hand them in one after ` +
      'another, without a gap.',
  ),
  statement_must_state_its_sums: badInput(
    '对账单须写明期初与期末余额。',
    'The statement must state its opening and its closing sum.',
  ),
  closing_must_follow_from_the_entries: badInput(
    d => `按期初余额与所列流水，期末应为 ${d.expected}，对账单为 ${d.found}。`,
    d =>
      `Its opening sum and its entries come to ${d.expected}, and the statement closes with ` +
      `${d.found}.`,
  ),
  opening_must_be_the_closing_before: conflict(
    d => `上一份对账单的期末余额为 ${d.expected}，此份期初为 ${d.found}。`,
    d => `The statement before closed with ${d.expected}, and this one opens with ${d.found}.`,
  ),
  entries_must_have_the_reference_of_the_bank: badInput(
    d => `有 ${d.found} 笔流水没有银行编号（AcctSvcrRef），无从识别。`,
    d => `${d.found} entries lack the bank’s reference (AcctSvcrRef), by which they are known.`,
  ),
  reference_must_name_one_entry: badInput(
    d => `银行编号 ${d.reference} 在对账单中出现两次。`,
    d => `The bank’s reference ${d.reference} stands at two entries of the statement.`,
  ),
  entry_must_be_as_it_was_proven: conflict(
    d => `流水 ${d.reference} 此前已经证实，金额或方向与此不同；请向开户行查询。`,
    d => `The entry ${d.reference} was proven before, with another amount or side; ask the bank.`,
  ),
} satisfies RefusalTexts<ProofRefusal>
