import { expect } from 'vitest'
import { loadDeal } from '../../../../contracts/abs/deal/check/load-deal.ts'
import type { LoadedDeal } from '../../../../contracts/abs/deal/loaded-deal.ts'
import {
  type DealTemplate,
  dealTemplate,
} from '../../../../contracts/abs/deal/templates/deal-template.ts'
import type { PeriodResult } from '../../../../contracts/abs/waterfall/result.ts'
import type { RunDecision } from '../../../../contracts/abs/waterfall/run/run-deal.ts'
import { formatMinor } from '../../../../contracts/kernel/money.ts'

export function loadTemplate(name: DealTemplate): LoadedDeal {
  return loaded(dealTemplate(name))
}

export function loaded(document: unknown): LoadedDeal {
  const answer = loadDeal(document)
  if (!answer.ok) expect(answer.findings).toEqual([])
  return (answer as Extract<typeof answer, { ok: true }>).deal
}

export function expectResults(run: RunDecision): readonly PeriodResult[] {
  if (!run.ok) expect(run).toEqual('a run that is not refused')
  return (run as Extract<RunDecision, { ok: true }>).results
}

/** `custody → A interest 810,000.00`, with what was owed when it was not paid in full. */
export function describePayments(result: PeriodResult): readonly string[] {
  return result.payments.map(({ from, to, kind, amount, owed }) => {
    const short = owed > amount ? ` of ${formatMinor(owed)}` : ''
    return `${from} → ${to} ${kind} ${formatMinor(amount)}${short}`
  })
}

export function closing(result: PeriodResult): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(result.accounts).map(([name, account]) => [name, formatMinor(account.closing)]),
  )
}
