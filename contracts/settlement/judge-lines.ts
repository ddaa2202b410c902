import { type Answer, answer } from '../kernel/answer.ts'
import { assert } from '../kernel/bug.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { NOBODY, type PartyId } from '../kernel/id.ts'
import { type Money, money } from '../kernel/money.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { spanSize } from '../kernel/span.ts'
import { titlesOn } from '../kernel/tiling.ts'
import type { EntryNumber, Title } from '../kernel/title.ts'
import type { ReceivablesById } from '../receivable/receivable.ts'
import type { Pledge } from '../title/pledge-terms.ts'
import { FREE_TEXTS, type FreeRefusal, freeRefusal, heldRefusal } from '../title/span-set.ts'
import type { LineAsked, SettlementLine } from './settlement.ts'

/** Who is owed on a line, as the ledger has it at the moment of signing. */
export type Owed = Pick<SettlementLine, 'holder' | 'charge'>

/** What lines are judged by. */
export interface Owing {
  readonly receivables: ReceivablesById
  readonly pledges: ReadonlyMap<EntryNumber, Pledge>
  /** By pledge: units of it that are being paid already. */
  readonly inFlight: ReadonlyMap<EntryNumber, InFlight>
  /** Payments that went back and are owed still. */
  readonly returned: readonly SettlementLine[]
}

export interface InFlight {
  readonly toPledgee: bigint
  readonly toHolder: bigint
}

/**
 * Judges whom each line pays. A free span pays its holder. A pledged one pays its pledgee as far as
 * the debt that it secures is not paid, and its holder the rest, in two lines on different units;
 * what the pledgee lacks stays covered by what is not paid yet. A line that was drawn before a span
 * changed hands is refused.
 */
export function judgeLines(
  lines: readonly LineAsked[],
  owing: Owing,
): Answer<readonly Owed[], LineRefusal> {
  const owed: Owed[] = []
  const paid = new Map(owing.inFlight)
  for (const [index, line] of lines.entries()) {
    const at = `body.spans.${index}`
    const found = line.again === null ? findOwed(line, owing, at) : findReturned(line, owing, at)
    if (!found.ok) return found
    const short = line.again === null ? debtRefusal(line, found.value, owing, paid, at) : null
    if (short) return short
    owed.push(found.value)
  }
  return answer(owed)
}

function findOwed(
  { instrument, span, payee }: LineAsked,
  { receivables }: Owing,
  at: string,
): Answer<Owed, WhoRefusal | FreeRefusal> {
  const titles = titlesOn(receivables.get(instrument)!.tiling, span) ?? []
  const [first] = titles
  const isOne = titles.every(
    ({ holder, claim }) => holder === first?.holder && claim?.charge === first.claim?.charge,
  )
  if (!first || !isOne || first.holder === NOBODY || !isOwed(first, payee))
    return refuse('line_must_pay_who_is_owed', at)
  const bound = boundRefusal(titles, at)
  return bound ?? answer({ holder: first.holder, charge: first.claim?.charge ?? null })
}

function isOwed({ holder, claim }: Title, payee: PartyId): boolean {
  return payee === holder || (claim?.kind === 'pledge' && payee === claim.claimant)
}

/** A dispute, or a court, keeps its span alone: the others are paid. */
function boundRefusal(titles: readonly Title[], at: string): Refused<FreeRefusal> | null {
  const others = titles.filter(({ claim }) => claim?.kind !== 'pledge')
  return freeRefusal(others, at) ?? heldRefusal(titles, at)
}

function findReturned(
  { instrument, span, payee, again }: LineAsked,
  { returned }: Owing,
  at: string,
): Answer<Owed, WhoRefusal> {
  const line = returned.find(
    one => one.settlement === again?.settlement && one.number === again.number,
  )
  const isSame =
    line?.instrument === instrument &&
    line.payee === payee &&
    line.span.lo === span.lo &&
    line.span.hi === span.hi
  if (!line || !isSame) return refuse('line_must_pay_who_is_owed', at)
  return answer({ holder: line.holder, charge: line.charge })
}

/** The pledgee is paid up to its debt, and the holder no more than what is beyond. */
function debtRefusal(
  { span, payee }: LineAsked,
  { holder, charge }: Owed,
  { pledges }: Owing,
  paid: Map<EntryNumber, InFlight>,
  at: string,
): Refused<DebtRefusal> | null {
  if (charge === null) return null
  const pledge = pledges.get(charge)
  assert(pledge !== undefined, 'the pledge on a title has been loaded')
  const before = paid.get(charge) ?? { toPledgee: 0n, toHolder: 0n }
  const size = spanSize(span)
  const debt = atLeastNothing(pledge.secured - pledge.paid)
  const inMoney = (minor: bigint) => money(atLeastNothing(minor), pledge.currency)
  const isHolders = payee === holder
  const most = isHolders ? atLeastNothing(pledge.bound - debt) : debt
  const sum = (isHolders ? before.toHolder : before.toPledgee) + size
  const details = { left: inMoney(most - sum + size), found: inMoney(size) }
  if (sum > most)
    return isHolders
      ? refuse('line_must_leave_the_pledgee_its_debt', at, details)
      : refuse('line_must_pay_the_pledgee_its_debt_alone', at, details)
  paid.set(charge, isHolders ? { ...before, toHolder: sum } : { ...before, toPledgee: sum })
  return null
}

function atLeastNothing(minor: bigint): bigint {
  if (minor > 0n) return minor
  return 0n
}

export type LineRefusal = WhoRefusal | FreeRefusal | DebtRefusal

type WhoRefusal = 'line_must_pay_who_is_owed'
type DebtRefusal =
  | Detailed<'line_must_pay_the_pledgee_its_debt_alone', { left: Money; found: Money }>
  | Detailed<'line_must_leave_the_pledgee_its_debt', { left: Money; found: Money }>

export const LINE_TEXTS = {
  line_must_pay_who_is_owed: conflict(
    '该行的收款方或区间与账本现状不符（可能在起草后已转让、质押、解押或付清），请重新生成。',
    'The line does not pay who is owed on this span now: it has changed hands, was pledged, ' +
      'released or paid since it was drawn; draw the lines again.',
  ),
  ...FREE_TEXTS,
  line_must_pay_the_pledgee_its_debt_alone: conflict(
    d => `所担保的债务仅余 ${d.left} 待付，质权人不能得到 ${d.found}；超出部分付给持有人。`,
    d =>
      `Only ${d.left} of the debt secured is still to be paid, so the pledgee cannot get ` +
      `${d.found}; pay the holder what is beyond.`,
  ),
  line_must_leave_the_pledgee_its_debt: conflict(
    d => `所质押的区间中，可付给持有人的仅 ${d.left}，现为 ${d.found}；其余先付质权人。`,
    d =>
      `Of what is pledged the holder can be paid ${d.left}, and not ${d.found}; the rest ` +
      'goes to the pledgee first.',
  ),
} satisfies RefusalTexts<LineRefusal>
