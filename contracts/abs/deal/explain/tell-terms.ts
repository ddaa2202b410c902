import { parseLiteral } from '../../expression/tokens.ts'
import { whole } from '../../ratio.ts'
import type {
  Account,
  Collection,
  Deal,
  DealSchedule,
  DeficiencyLedger,
  Effect,
  EventTerms,
  Fee,
  Support,
  Trigger,
} from '../deal.ts'
import type { Name } from '../deal-text.ts'
import { parseMoney } from '../money-text.ts'
import type { DealWriter } from './deal-writer.ts'
import { formatAmount, formatRate, formatShare } from './figure-words.ts'
import {
  FLOW_WORDS,
  PAYMENT_WORDS,
  REMAINDER_WORDS,
  ROLL_WORDS,
  ROUNDING_WORDS,
  SUPPORT_WORDS,
  TESTED_AT_WORDS,
} from './term-words.ts'

type Told = readonly (string | false | undefined)[]

/** Tells the dates of a deal, and the tasks of each period. */
export function tellDates(write: DealWriter, { dates }: Deal): readonly string[] {
  const { cutOff, closing, firstCalculation, firstPayment, everyMonths, final } = dates
  const { roll, accrualRoll = 'unadjusted', calendar, dueEvery = 1, monthEnd } = dates
  const every = everyMonths === 1 ? 'month' : `${everyMonths} months`
  const accrual = write.words(ROLL_WORDS[accrualRoll])
  return [
    write.either('日期', 'Dates'),
    write.either(
      `  封包日 ${cutOff}，设立日 ${closing}，法定到期日 ${final}`,
      `  cut-off ${cutOff}, closing ${closing}, legal final maturity ${final}`,
    ),
    write.either(
      `  首个回收款计算日 ${firstCalculation}，首个兑付日 ${firstPayment}，每 ${everyMonths} 个月一次`,
      `  first calculation ${firstCalculation}, first payment ${firstPayment}, every ${every}`,
    ),
    `  ${write.join([
      write.either('兑付日', 'payment dates ') + write.words(ROLL_WORDS[roll]),
      write.either(`计息日${accrual}`, `accrual dates ${accrual}`),
      write.either(`日历 ${calendar}`, `calendar ${calendar}`),
      monthEnd === true && write.either('首日为月末则各期为月末', 'month ends stay month ends'),
      dueEvery > 1 &&
        write.either(
          `利息与费用每 ${dueEvery} 期到期一次`,
          `interest and fees fall due in every period number ${dueEvery}`,
        ),
    ])}`,
    ...tellChain(write, dates.chain ?? []),
  ]
}

function tellChain(
  write: DealWriter,
  chain: NonNullable<Deal['dates']['chain']>,
): readonly string[] {
  return chain.map((task, i) => {
    const { do: name, owner, from, days } = task
    const own = task[write.language]
    const when = write.after('条件：', 'if', `dates.chain.${i}.when`)
    const at = `${from}${days < 0 ? '' : '+'}${days}`
    return `  ${write.join([own ? `${own} (${name})` : name, owner, at, when])}`
  })
}

export function tellAccount(write: DealWriter, account: Account, name: Name): Told {
  const { opening, earns, required, retain } = account
  const path = `accounts.${name}`
  const into = earns?.into ?? name
  const earned = earns && `${formatRate(earns.rate)} (${earns.dayCount})`
  return [
    opening !== undefined &&
      write.either('设立日余额 ', 'opens with ') +
        formatAmount(whole(parseMoney(opening)), write.language),
    write.after('目标余额 ', 'should hold', `${path}.target`),
    required === 'by_trigger' && write.either('仅在触发后要求', 'only once a trigger requires it'),
    earns &&
      write.either(
        `期初余额计息 ${earned}，入${write.title('account', into)}`,
        `earns ${earned} on its opening balance into ${write.title('account', into)}`,
      ),
    retain && write.either('余额可留存', 'cash may stay here'),
  ]
}

export function tellCollection(write: DealWriter, line: Collection, i: number): string {
  const { flows, into, redirect } = line
  const what = flows.map(flow => write.words(FLOW_WORDS[flow])).join(write.either('、', ', '))
  const when = write.expression(`collections.${i}.redirect.when`)
  const then = redirect ? `; ${when} → ${write.title('account', redirect.into)}` : ''
  return `  ${what} → ${write.title('account', into)}${then}`
}

export function tellFee(write: DealWriter, fee: Fee, name: Name): Told {
  const path = `fees.${name}`
  return [
    'rate' in fee
      ? `${formatRate(fee.rate)} × ${write.expression(`${path}.of`)} (${fee.dayCount})`
      : write.expression(`${path}.amount`),
    fee.vat !== undefined && write.either('另加增值税 ', 'VAT on top ') + formatRate(fee.vat),
    write.after('上限 ', 'at most', `${path}.cap`),
    fee.unpaid === 'lapses' && write.either('未付即失效', 'what is unpaid lapses'),
    fee.to !== undefined && write.either(`付与${fee.to}`, `to ${fee.to}`),
  ]
}

export function tellSupport(write: DealWriter, support: Support, name: Name): Told {
  const path = `supports.${name}`
  const kind = write.words(SUPPORT_WORDS[support.kind])
  if (support.kind === 'swap')
    return [
      kind,
      write.after('对方支付 ', 'it gives', `${path}.gives`),
      write.after('对方收取 ', 'it takes', `${path}.takes`),
    ]
  const { rate, dayCount } = support
  return [
    kind,
    write.after('限额 ', 'at most', `${path}.limit`),
    rate !== undefined &&
      `${write.either('垫付款计息 ', 'advances bear ')}${formatRate(rate)} (${dayCount})`,
  ]
}

export function tellLedger(write: DealWriter, ledger: DeficiencyLedger, name: Name): Told {
  const path = `ledgers.${name}`
  return [
    `+ ${write.expression(`${path}.debit`)}`,
    write.after('至多 ', 'up to', `${path}.limit`),
    ledger.overflow !== undefined &&
      write.either('其余计入', 'the rest goes to ') + write.title('ledger', ledger.overflow),
  ]
}

export function tellSchedule(write: DealWriter, { rows }: DealSchedule): Told {
  return rows.map(([date, text]) => {
    const { value, type } = parseLiteral(text)!
    return `${date} ${type === 'money' ? formatAmount(value, write.language) : formatShare(value)}`
  })
}

export function tellEvent(write: DealWriter, { by, votes }: EventTerms): Told {
  const notes = votes?.notes.map(note => write.title('note', note)).join(write.either('、', ', '))
  return [
    write.either('由 ', 'declared by ') + by.join(write.either('、', ' or ')),
    votes &&
      write.either(
        `须${notes}各 ${formatRate(votes.share)} 份额同意`,
        `with the votes of ${formatRate(votes.share)} of ${notes} each`,
      ),
  ]
}

const COMPARISONS = { above: '>', atLeast: '≥', below: '<', atMost: '≤' } as const

export function tellTrigger(write: DealWriter, trigger: Trigger, name: Name): Told {
  const { tested, cure, acts } = trigger
  const acting = acts ?? (tested === 'after_distribution' ? 'next' : 'this')
  return [
    tellTest(write, trigger, name),
    write.words(TESTED_AT_WORDS[tested]),
    acting === 'next'
      ? write.either('自下次分配起生效', 'in force from the next distribution')
      : write.either('当次分配即生效', 'in force from this distribution'),
    cure === undefined
      ? write.either('不可补救', 'never cured')
      : write.either(`连续 ${cure} 次通过即补救`, `cured by ${cure} passed tests in a row`),
    ...trigger.effects.map(effect => tellEffect(write, effect)),
  ]
}

function tellTest(write: DealWriter, trigger: Trigger, name: Name): string {
  const path = `triggers.${name}`
  if ('when' in trigger) return write.expression(`${path}.when`)
  const [field, sign] = Object.entries(COMPARISONS).find(([key]) => key in trigger)!
  return `${write.expression(`${path}.value`)} ${sign} ${write.expression(`${path}.${field}`)}`
}

function tellEffect(write: DealWriter, effect: Effect): string {
  if (effect === 'stop_buying') return write.either('停止循环购买', 'no more purchases')
  if (effect === 'close') return write.either('专项计划终止', 'the deal closes')
  if ('state' in effect) return `→ ${write.title('state', effect.state)}`
  return write.either('须补足 ', 'requires ') + write.title('account', effect.require)
}

/** Tells the conventions of the waterfall, those that are not stated too. */
export function tellConventions(write: DealWriter, { conventions = {} }: Deal): readonly string[] {
  const { remainder = 'largest', payments = 'whole_fen_a_unit' } = conventions
  const { interest = 'half_up', amounts = 'half_up' } = conventions
  const rounding = write.words(ROUNDING_WORDS[interest])
  const others = write.words(ROUNDING_WORDS[amounts])
  const odd = write.words(REMAINDER_WORDS[remainder])
  return [
    write.either('口径', 'Conventions'),
    write.either(`  证券利息：${rounding}`, `  interest on notes is rounded ${rounding}`),
    write.either(
      `  费用、目标与计算金额：${others}`,
      `  fees, targets and amounts are rounded ${others}`,
    ),
    write.either(`  按比例分配的尾差：${odd}`, `  the odd fen of a pro-rata split go ${odd}`),
    `  ${write.words(PAYMENT_WORDS[payments])}`,
  ]
}
