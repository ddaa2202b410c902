import type { Language } from '../../../contracts/abs/deal/deal-text.ts'
import type { PeriodResult } from '../../../contracts/abs/waterfall/result.ts'
import { LABELS } from './labels.ts'
import type { Report } from './report.ts'

/** Tells what really happened from what is forecast. */
export function isReal({ asOf }: Pick<Report, 'asOf'>, period: number): boolean {
  return asOf !== null && period <= asOf.period
}

/** Says whether a period is real or forecast, and whether its dates may still move. */
export function basisText(
  report: Pick<Report, 'asOf'>,
  { period, provisional }: Pick<PeriodResult, 'period' | 'provisional'>,
  language: Language,
): string {
  const basis = LABELS[isReal(report, period) ? 'actual' : 'forecast'][language]
  if (!provisional) return basis
  const doubtful = LABELS.provisional[language]
  return language === 'zh' ? `${basis}（${doubtful}）` : `${basis}, ${doubtful.toLowerCase()}`
}
