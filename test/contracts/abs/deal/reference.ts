import { readFileSync } from 'node:fs'
import type { PoolPeriod } from '../../../../contracts/abs/pool/pool-period.ts'
import type { RunFacts } from '../../../../contracts/abs/waterfall/facts.ts'
import { poolPeriods, type YuanFlows } from '../waterfall/pool.ts'

const TEXT = readFileSync(
  new URL('../../../../contracts/abs/deal/REFERENCE.md', import.meta.url),
  'utf8',
)

export const FACTS: RunFacts = { curves: { lpr_1y: [{ from: '2026-01-01', rate: '0.03' }] } }

/** The whole deal of part 1, a new document each time. */
export function referenceDeal(): Fields {
  return JSON.parse(fenced('json5 deal')[0]!) as Fields
}

/** Part 5. */
export function referenceScenarios(): unknown {
  return JSON.parse(fenced('json5 scenarios')[0]!)
}

export function referenceEvents(): unknown {
  return JSON.parse(fenced('json5 events')[0]!)
}

export interface Fields {
  [key: string]: unknown
}

export interface VerbExample {
  readonly steps: readonly unknown[]
  readonly gives: readonly string[]
}

/** Part 3: each example with the payments it promises. */
export function verbExamples(): readonly VerbExample[] {
  const steps = fenced('json5 step')
  const gives = fenced('gives')
  return steps.map((text, i) => {
    const step: unknown = JSON.parse(text)
    return { steps: Array.isArray(step) ? step : [step], gives: gives[i]!.trim().split('\n') }
  })
}

export interface ExpressionExample {
  readonly name: string
  readonly means: string
  readonly expression: string
  readonly gives: string
}

/** Part 4: both tables. */
export function expressionExamples(): readonly ExpressionExample[] {
  const part = TEXT.slice(TEXT.indexOf('## 4. Expressions'))
  return tableRows(part)
    .filter(([, , example]) => example?.startsWith('`'))
    .map(([name, means, expression, gives]) => ({
      name: name!.replaceAll('`', ''),
      means: means!,
      expression: expression!.slice(1, -1),
      gives: gives!,
    }))
}

/** Tells whether a word stands in the text as one that can be written. */
export function referenceNames(word: string): boolean {
  return TEXT.includes(`\`${word}\``) || TEXT.includes(`"${word}"`)
}

export function payoutFeeTold(): string {
  return /`payout` above came to (\S+元)/.exec(TEXT)![1]!
}

export function referencePool(): readonly PoolPeriod[] {
  const [header, , ...rows] = tableRows(TEXT.slice(TEXT.indexOf('The pool of the examples')))
  const periods = rows.filter(row => /^\d+$/.test(row[0]!) && row.length === header!.length)
  const flows = periods.map(row => {
    const cells = header!.map((name, i) => [name, Number(row[i])] as const)
    return Object.fromEntries(cells.slice(2)) as YuanFlows
  })
  return poolPeriods('2026-01-01', 3, Number(periods[0]![1]), flows)
}

function fenced(kind: string): readonly string[] {
  const pattern = new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, 'gm')
  return [...TEXT.matchAll(pattern)].map(match => match[1]!)
}

/** Cells of every table row, without the ruler lines. */
function tableRows(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter(line => line.startsWith('|'))
    .map(line =>
      line
        .slice(1, -1)
        .split('|')
        .map(cell => cell.trim()),
    )
}
