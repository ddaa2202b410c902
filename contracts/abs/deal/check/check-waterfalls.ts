import type { Deal } from '../deal.ts'
import { everyStep, stepsAt } from '../walk-steps.ts'
import type { Step, Steps } from '../waterfall-step.ts'
import { type Finding, finding } from './deal-finding.ts'

/**
 * What is wrong with the order of the steps: refused. The caller has made sure parts do not
 * circle.
 */
export function checkWaterfalls(deal: Deal): readonly Finding[] {
  const findings = Object.entries(deal.states).flatMap(([name, { steps }]) => {
    const dead: Finding[] = []
    emptiedAfter(deal, steps, `states.${name}.steps`, new Set(), dead)
    return dead
  })
  return [...once(findings), ...checkEmptied(deal)]
}

/** A part may stand in several waterfalls: each finding is told once. */
function once(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map(f => [f.path, f])).values()]
}

/**
 * Which accounts are surely empty after these steps, given those empty before. A step that would
 * pay
 * out of one is `dead`; a condition leaves empty only what both its ways leave empty.
 */
function emptiedAfter(
  deal: Deal,
  steps: Steps,
  path: string,
  before: ReadonlySet<string>,
  dead: Finding[],
): ReadonlySet<string> {
  let empty = new Set(before)
  for (const { step, path: here } of stepsAt(deal, steps, path)) {
    if ('when' in step) {
      const then = emptiedAfter(deal, step.then, `${here}.then`, empty, dead)
      const otherwise = emptiedAfter(deal, step.otherwise ?? [], `${here}.otherwise`, empty, dead)
      empty = new Set([...then].filter(account => otherwise.has(account)))
      continue
    }
    const from = 'from' in step ? step.from : null
    if (from !== null && empty.has(from)) dead.push(finding('step_must_be_reachable', here, from))
    if (from !== null && emptiesItsAccount(step)) empty.add(from)
    if ('to' in step) empty.delete(step.to)
  }
  return empty
}

export function emptiesItsAccount(step: Step): boolean {
  if ('pay' in step) return step.owed === 'everything_left' && step.limit === undefined
  return 'move' in step && step.move === 'everything_left'
}

function checkEmptied(deal: Deal): readonly Finding[] {
  const emptied = new Set(
    everyStep(deal).flatMap(({ step }) =>
      'from' in step && emptiesItsAccount(step) ? [step.from] : [],
    ),
  )
  return Object.entries(deal.accounts)
    .filter(([name, { retain }]) => !retain && !emptied.has(name))
    .map(([name]) => finding('account_must_be_emptied_or_retained', `accounts.${name}`, name))
}
