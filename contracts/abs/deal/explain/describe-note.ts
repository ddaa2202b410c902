import { formatUnits } from '../../../kernel/money.ts'
import { whole } from '../../ratio.ts'
import type { Note, NoteInterest } from '../deal.ts'
import type { Name } from '../deal-text.ts'
import { computeNotePrincipal, parseMoney } from '../money-text.ts'
import type { DealWriter } from './deal-writer.ts'
import { formatAmount, formatRate } from './figure-words.ts'
import { UNPAID_WORDS } from './term-words.ts'

/** Tells a note: `800,000,000.00 元（8,000,000 份），固定利率 4%，计息基准 30E/360，过手摊还`. */
export function tellNote(write: DealWriter, note: Note, name: Name): readonly string[] {
  const amount = formatAmount(whole(computeNotePrincipal(note)), write.language)
  const face =
    note.unit === undefined
      ? ''
      : ` × ${formatAmount(whole(parseMoney(note.unit)), write.language)}`
  const units = formatUnits(String(note.units))
  const path = `notes.${name}`
  const { principal, interestOnUnpaid: unpaid, unpaidBears = 'compound' } = note
  return [
    write.either(`${amount}（${units} 份${face}）`, `${amount} (${units} units${face})`),
    tellInterest(write, note.interest),
    write.either(`计息基准 ${note.dayCount}`, `counted ${note.dayCount}`),
    principal === 'pass_through'
      ? write.either('过手摊还', 'principal passed through')
      : write.either('按计划还本：', 'principal by schedule: ') +
        write.title('schedule', principal.schedule),
    write.after('计息本金为', 'interest accrues on', `${path}.notional`),
    write.after('利息计入本金的条件：', 'interest is capitalised while', `${path}.capitalise`),
    unpaid === undefined
      ? ''
      : write.words(UNPAID_WORDS[unpaidBears]) +
        write.either('，利率', '') +
        (unpaid === 'note_rate' ? write.either('同票面', 'the note’s rate') : formatRate(unpaid)),
  ]
}

function tellInterest(write: DealWriter, interest: NoteInterest): string {
  if (interest === 'none') return write.either('无票面利率', 'no coupon')
  if ('fixed' in interest)
    return write.either('固定利率 ', 'fixed rate ') + formatRate(interest.fixed)
  if ('steps' in interest) {
    const steps = interest.steps.map(([date, rate]) =>
      write.either(`${date} 起 ${formatRate(rate)}`, `${formatRate(rate)} from ${date}`),
    )
    return write.either('分段利率 ', 'stepped rate ') + steps.join(write.either('、', '; '))
  }
  const { index, spread, floor, cap, initial, lookBack, resets } = interest
  return write.join([
    `${write.either('浮动利率 ', 'floating rate ')}${index} + ${formatRate(spread)}`,
    floor !== undefined && write.either('下限 ', 'at least ') + formatRate(floor),
    cap !== undefined && write.either('上限 ', 'at most ') + formatRate(cap),
    initial !== undefined &&
      (resets === undefined
        ? write.either('首期 ', 'in the first period ')
        : write.either('首次重定价前 ', 'until the first reset ')) + formatRate(initial),
    lookBack !== undefined &&
      write.either(
        `取利率起算日前 ${lookBack} 个工作日的指数`,
        `by the index ${lookBack} business days before the rate begins`,
      ),
    resets === undefined
      ? write.either('每个计息期首日定价', 'set for each interest period')
      : write.either(
          `自 ${resets.from} 起每 ${resets.everyMonths} 个月重定价，期内分段计息`,
          `set anew on ${resets.from} and every ${resets.everyMonths} months, also within a period`,
        ),
  ])
}
