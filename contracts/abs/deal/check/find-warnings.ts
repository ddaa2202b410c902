import type { Deal } from '../deal.ts'
import { everyStep, stepsAt } from '../walk-steps.ts'
import { type Pay, payeesOf, type Steps } from '../waterfall-step.ts'
import { type Finding, finding } from './deal-finding.ts'

/** What is allowed and seldom meant. */
export function warnOf(deal: Deal): readonly Finding[] {
  const warnings = Object.entries(deal.states).flatMap(([name, { steps }]) => {
    const pays = paysBelow(deal, steps, `states.${name}.steps`)
    return [...redeemedBeforeInterest(deal, pays), ...juniorFirst(deal, pays)]
  })
  const once = new Map(warnings.map(w => [`${w.refusal} ${w.path}`, w])).values()
  return [...once, ...neverPaid(deal), ...rowsTooLate(deal), ...closedBetween(deal)]
}

interface PlacedPay {
  readonly pay: Pay
  readonly path: string
}

/** The payments of a waterfall in the order written, both ways of every condition. */
function paysBelow(deal: Deal, steps: Steps, path: string): readonly PlacedPay[] {
  return stepsAt(deal, steps, path).flatMap(({ step, path: here }) => {
    if ('pay' in step) return [{ pay: step, path: here }]
    if (!('when' in step)) return []
    return [
      ...paysBelow(deal, step.then, `${here}.then`),
      ...paysBelow(deal, step.otherwise ?? [], `${here}.otherwise`),
    ]
  })
}

function redeemedBeforeInterest(deal: Deal, pays: readonly PlacedPay[]): readonly Finding[] {
  return pays.flatMap(({ pay, path }, i) => {
    if (pay.owed !== 'balance' && pay.owed !== 'principal') return []
    const earlier = pays.slice(0, i).filter(p => p.pay.owed === 'interest')
    return payeesOf(pay)
      .filter(note => Object.hasOwn(deal.notes, note) && deal.notes[note]!.interest !== 'none')
      .filter(note => !earlier.some(p => payeesOf(p.pay).includes(note)))
      .map(note => finding('note_should_not_be_redeemed_before_its_interest', path, note))
  })
}

/**
 * Interest before interest, principal before principal, by the order in which notes are declared.
 */
function juniorFirst(deal: Deal, pays: readonly PlacedPay[]): readonly Finding[] {
  const rank = Object.keys(deal.notes)
  const kind = ({ owed }: Pay) => (owed === 'principal' ? 'balance' : owed)
  return pays.flatMap(({ pay, path }, i) => {
    const later = pays.slice(i + 1).filter(p => kind(p.pay) === kind(pay))
    const earlier = pays.slice(0, i).filter(p => kind(p.pay) === kind(pay))
    const first = rank.indexOf(payeesOf(pay).find(name => rank.includes(name)) ?? '')
    const senior = rank
      .slice(0, Math.max(0, first))
      .find(
        name =>
          later.some(p => payeesOf(p.pay).includes(name)) &&
          !earlier.some(p => payeesOf(p.pay).includes(name)),
      )
    return senior ? [finding('senior_should_be_paid_first', path, rank[first]!, senior)] : []
  })
}

function neverPaid(deal: Deal): readonly Finding[] {
  const paid = new Set(
    everyStep(deal).flatMap(({ step }) => {
      if ('pay' in step) return payeesOf(step)
      return 'handOver' in step ? [step.to] : []
    }),
  )
  return (['notes', 'fees'] as const).flatMap(section =>
    Object.keys(deal[section] ?? {})
      .filter(name => !paid.has(name))
      .map(name => finding('claim_should_be_paid_somewhere', `${section}.${name}`, name)),
  )
}

/** Where only every n-th period is due, a deal that ends in another leaves interest behind. */
function closedBetween(deal: Deal): readonly Finding[] {
  if ((deal.dates.dueEvery ?? 1) === 1) return []
  const steps = everyStep(deal)
  const waiting = steps.flatMap(({ step, path }) =>
    'when' in step && step.when.includes('date.due') ? [`${path}.then.`] : [],
  )
  return steps.flatMap(({ step, path }) =>
    ('sell' in step || 'handOver' in step) && !waiting.some(each => path.startsWith(each))
      ? [finding('sale_should_wait_for_a_period_that_is_due', path)]
      : [],
  )
}

function rowsTooLate({ schedules, dates: { final } }: Deal): readonly Finding[] {
  return Object.entries(schedules ?? {}).flatMap(([name, { rows }]) =>
    rows.flatMap(([date], i) => {
      const path = `schedules.${name}.rows.${i}.0`
      return date > final
        ? [finding('row_should_fall_by_the_final_maturity', path, date, final)]
        : []
    }),
  )
}
