import type { Deal } from './deal.ts'
import type { Step, Steps } from './step.ts'

export interface PlacedStep {
  /** Its JSON path: `states.amortising.steps.3.then.0`. */
  readonly path: string
  readonly step: Step
}

/** Every step of a deal once, where it stands: in states, then in parts. */
export function everyStep(deal: Deal): readonly PlacedStep[] {
  return [
    ...Object.entries(deal.states).flatMap(([name, { steps }]) =>
      stepsBelow(steps, `states.${name}.steps`),
    ),
    ...Object.entries(deal.parts ?? {}).flatMap(([name, steps]) =>
      stepsBelow(steps, `parts.${name}`),
    ),
  ]
}

/** A part that is named instead of written in place stands under its own path. */
export function stepsAt(deal: Deal, steps: Steps, path: string): readonly PlacedStep[] {
  if (typeof steps !== 'string') return placed(steps, path)
  return placed(deal.parts?.[steps] ?? [], `parts.${steps}`)
}

function placed(steps: readonly Step[], path: string): readonly PlacedStep[] {
  return steps.map((step, i) => ({ step, path: `${path}.${i}` }))
}

function stepsBelow(steps: Steps, path: string): readonly PlacedStep[] {
  if (typeof steps === 'string') return []
  return placed(steps, path).flatMap(here =>
    'when' in here.step
      ? [
          here,
          ...stepsBelow(here.step.then, `${here.path}.then`),
          ...stepsBelow(here.step.otherwise ?? [], `${here.path}.otherwise`),
        ]
      : [here],
  )
}
