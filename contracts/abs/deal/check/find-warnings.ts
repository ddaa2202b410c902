import { addMonths, isMonthEnd } from '../../../kernel/date.ts'
import type { Deal } from '../deal.ts'
import { expandSteps, listSteps } from '../walk-steps.ts'
import { listPayees, type PayStep, type StepList } from '../waterfall-step.ts'
import { type DealFinding, finding } from './deal-finding.ts'

/** Finds what is allowed in a deal and is seldom intended. */
export function findWarnings(deal: Deal): readonly DealFinding[] {
  const warnings = Object.entries(deal.states).flatMap(([name, { steps }]) => {
    const pays = listPays(deal, steps, `states.${name}.steps`)
    return [...findRedeemedBeforeInterest(deal, pays), ...findJuniorFirst(deal, pays)]
  })
  const once = new Map(warnings.map(w => [`${w.refusal} ${w.path}`, w])).values()
  return [
    ...once,
    ...findNeverPaid(deal),
    ...findRowsOutside(deal),
    ...findClosedBetween(deal),
    ...findMonthEnds(deal),
  ]
}

interface PayAtPath {
  readonly pay: PayStep
  readonly path: string
}

/** Lists the payments of a waterfall in the order written, both ways of every condition. */
function listPays(deal: Deal, steps: StepList, path: string): readonly PayAtPath[] {
  return expandSteps(deal, steps, path).flatMap(({ step, path: here }) => {
    if ('pay' in step) return [{ pay: step, path: here }]
    if (!('when' in step)) return []
    return [
      ...listPays(deal, step.then, `${here}.then`),
      ...listPays(deal, step.otherwise ?? [], `${here}.otherwise`),
    ]
  })
}

function findRedeemedBeforeInterest(
  deal: Deal,
  pays: readonly PayAtPath[],
): readonly DealFinding[] {
  return pays.flatMap(({ pay, path }, i) => {
    if (pay.owed !== 'balance' && pay.owed !== 'principal') return []
    const earlier = pays.slice(0, i).filter(p => p.pay.owed === 'interest')
    return listPayees(pay)
      .filter(note => Object.hasOwn(deal.notes, note) && deal.notes[note]!.interest !== 'none')
      .filter(note => !earlier.some(p => listPayees(p.pay).includes(note)))
      .map(note => finding('note_should_not_be_redeemed_before_its_interest', path, note))
  })
}

/** Finds interest paid before senior interest, and principal before senior principal. */
function findJuniorFirst(deal: Deal, pays: readonly PayAtPath[]): readonly DealFinding[] {
  const rank = Object.keys(deal.notes)
  const kind = ({ owed }: PayStep) => (owed === 'principal' ? 'balance' : owed)
  return pays.flatMap(({ pay, path }, i) => {
    const later = pays.slice(i + 1).filter(p => kind(p.pay) === kind(pay))
    const earlier = pays.slice(0, i).filter(p => kind(p.pay) === kind(pay))
    const first = rank.indexOf(listPayees(pay).find(name => rank.includes(name)) ?? '')
    const senior = rank
      .slice(0, Math.max(0, first))
      .find(
        name =>
          later.some(p => listPayees(p.pay).includes(name)) &&
          !earlier.some(p => listPayees(p.pay).includes(name)),
      )
    return senior ? [finding('senior_should_be_paid_first', path, rank[first]!, senior)] : []
  })
}

function findNeverPaid(deal: Deal): readonly DealFinding[] {
  const paid = new Set(
    listSteps(deal).flatMap(({ step }) => {
      if ('pay' in step) return listPayees(step)
      return 'handOver' in step ? [step.to] : []
    }),
  )
  return (['notes', 'fees'] as const).flatMap(section =>
    Object.keys(deal[section] ?? {})
      .filter(name => !paid.has(name))
      .map(name => finding('claim_should_be_paid_somewhere', `${section}.${name}`, name)),
  )
}

/** Finds sales in periods that may not be due: they leave interest behind. */
function findClosedBetween(deal: Deal): readonly DealFinding[] {
  if ((deal.dates.dueEvery ?? 1) === 1) return []
  const steps = listSteps(deal)
  const waiting = steps.flatMap(({ step, path }) =>
    'when' in step && step.when.includes('date.due') ? [`${path}.then.`] : [],
  )
  return steps.flatMap(({ step, path }) =>
    ('sell' in step || 'handOver' in step) && !waiting.some(each => path.startsWith(each))
      ? [finding('sale_should_wait_for_a_period_that_is_due', path)]
      : [],
  )
}

function findRowsOutside({ schedules, dates }: Deal): readonly DealFinding[] {
  const { closing, final } = dates
  return Object.entries(schedules ?? {}).flatMap(([name, { rows }]) =>
    rows.flatMap(([date], i) => {
      const path = `schedules.${name}.rows.${i}.0`
      if (date < closing)
        return [finding('row_should_not_fall_before_the_closing', path, date, closing)]
      return date > final
        ? [finding('row_should_fall_by_the_final_maturity', path, date, final)]
        : []
    }),
  )
}

/** Finds first dates at the end of a short month, where nothing says which day comes after. */
function findMonthEnds({ dates }: Deal): readonly DealFinding[] {
  if (dates.monthEnd !== undefined) return []
  return (['firstCalculation', 'firstPayment'] as const).flatMap(name => {
    const first = dates[name]
    const later = Array.from({ length: 12 / dates.everyMonths }, (_, i) =>
      addMonths(first, (i + 1) * dates.everyMonths),
    ).find(date => !isMonthEnd(date))
    return isMonthEnd(first) && later !== undefined
      ? [finding('month_end_should_be_stated', `dates.${name}`, first, later)]
      : []
  })
}
