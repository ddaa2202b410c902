import type { Words } from '../../../contracts/abs/deal/deal.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { Rate } from '../../../contracts/kernel/rate.ts'
import { figureText } from './figure.ts'
import { fieldText, type Label, valueText } from './labels.ts'
import type { Language, Report, ScenarioReport } from './report.ts'

/** How a column's values are shown: fen as yuan, shares as per cent. */
export type SheetColumn = readonly [label: Label, as: As, width?: number]
export type As = 'text' | 'date' | 'money' | 'rate' | 'number'
export type Value = string | BusinessDate | bigint | Rate | number | null

export interface SheetPlan {
  readonly name: Label
  readonly columns: readonly SheetColumn[]
  readonly rows: (report: Report, language: Language) => readonly (readonly Value[])[]
}

const PERIOD: readonly SheetColumn[] = [
  ['scenario', 'text', 14],
  ['period', 'number', 7],
  ['paymentDate', 'date', 12],
]

/** One sheet for each thing that is followed; a row for each period of each scenario. */
export const SHEETS: readonly SheetPlan[] = [
  {
    name: 'summary',
    columns: [
      ['scenario', 'text', 18],
      ['note', 'text', 18],
      ['issued', 'money'],
      ['interestPaid', 'money'],
      ['principalPaid', 'money'],
      ['residualPaid', 'money'],
      ['shortfall', 'money'],
      ['redeemedOn', 'date', 12],
      ['averageLife', 'number', 12],
      ['yieldAtPar', 'rate', 12],
      ['duration', 'number', 12],
      ['convexity', 'number', 12],
    ],
    rows: (report, language) =>
      report.scenarios.flatMap(scenario =>
        scenario.notes.map(n => [
          scenario.words[language],
          report.deal.notes[n.note]![language],
          n.issued,
          n.interest,
          n.principal,
          n.residual,
          n.shortfall,
          n.redeemedOn,
          n.averageLife?.toNumber() ?? null,
          n.yieldAtPar,
          n.duration?.modified.toNumber() ?? null,
          n.duration?.convexity.toNumber() ?? null,
        ]),
      ),
  },
  {
    name: 'pool',
    columns: [
      ['scenario', 'text', 14],
      ['period', 'number', 7],
      ['from', 'date', 12],
      ['to', 'date', 12],
      ['opening', 'money'],
      ['purchased', 'money'],
      ['capitalised', 'money'],
      ['scheduled', 'money'],
      ['prepaid', 'money'],
      ['defaulted', 'money'],
      ['diluted', 'money'],
      ['repurchased', 'money'],
      ['closing', 'money'],
      ['interest', 'money'],
      ['penalty', 'money'],
      ['feesCollected', 'money'],
      ['recovered', 'money'],
      ['lost', 'money'],
      ['inDefault', 'money'],
    ],
    rows: (report, language) =>
      report.scenarios.flatMap(({ words, pool }) =>
        pool.map(p => [
          words[language],
          p.period,
          p.from,
          p.to,
          p.openingBalance,
          p.purchased,
          p.capitalised,
          p.principal,
          p.prepaid,
          p.defaulted,
          p.diluted,
          p.repurchased,
          p.closingBalance,
          p.interest,
          p.penalty,
          p.fees,
          p.recovered,
          p.lost,
          p.closingDefaulted,
        ]),
      ),
  },
  {
    name: 'notes',
    columns: [
      ...PERIOD,
      ['note', 'text', 18],
      ['opening', 'money'],
      ['rate', 'rate', 10],
      ['accrued', 'money'],
      ['interestPaid', 'money'],
      ['interestUnpaid', 'money'],
      ['principalPaid', 'money'],
      ['residualPaid', 'money'],
      ['capitalised', 'money'],
      ['writtenOff', 'money'],
      ['closing', 'money'],
      ['interestPerUnit', 'number'],
      ['principalPerUnit', 'number'],
      ['residualPerUnit', 'number'],
    ],
    rows: (report, language) =>
      eachPeriod(report, language, ({ notes }) =>
        Object.entries(notes).map(([name, n]) => [
          report.deal.notes[name]?.[language] ?? name,
          n.opening,
          n.rate,
          n.accrued,
          n.interestPaid,
          n.interestUnpaid,
          n.principalPaid,
          n.residualPaid,
          n.capitalised,
          n.writtenOff,
          n.closing,
          Number(n.perUnit.interest),
          Number(n.perUnit.principal),
          Number(n.perUnit.residual),
        ]),
      ),
  },
  {
    name: 'accounts',
    columns: [
      ...PERIOD,
      ['account', 'text', 18],
      ['opening', 'money'],
      ['cashIn', 'money'],
      ['cashOut', 'money'],
      ['closing', 'money'],
      ['target', 'money'],
    ],
    rows: (report, language) =>
      eachPeriod(report, language, ({ accounts }) =>
        Object.entries(accounts).map(([name, a]) => [
          report.deal.accounts[name]?.[language] ?? name,
          a.opening,
          a.in,
          a.out,
          a.closing,
          a.target,
        ]),
      ),
  },
  {
    name: 'fees',
    columns: [
      ...PERIOD,
      ['fee', 'text', 18],
      ['accrued', 'money'],
      ['paid', 'money'],
      ['unpaid', 'money'],
    ],
    rows: (report, language) =>
      eachPeriod(report, language, ({ fees }) =>
        Object.entries(fees).map(([name, f]) => [
          report.deal.fees?.[name]?.[language] ?? name,
          f.accrued,
          f.paid,
          f.unpaid,
        ]),
      ),
  },
  {
    name: 'triggers',
    columns: [
      ...PERIOD,
      ['trigger', 'text', 24],
      ['tested', 'text'],
      ['value', 'text'],
      ['threshold', 'text'],
      ['headroom', 'text'],
      ['breached', 'text', 8],
      ['tripped', 'text', 8],
      ['cure', 'text', 8],
    ],
    rows: (report, language) =>
      eachPeriod(report, language, ({ triggers }) =>
        triggers.map(t => [
          report.deal.triggers?.[t.trigger]?.[language] ?? t.trigger,
          t.tested,
          figureText(t.kind, t.value),
          figureText(t.kind, t.threshold),
          figureText(t.kind, t.headroom),
          t.breached ? '●' : '',
          t.tripped ? '●' : '',
          t.cure ? `${t.cure.passes}/${t.cure.needed}` : '',
        ]),
      ),
  },
  {
    name: 'payments',
    columns: [
      ...PERIOD,
      ['verb', 'text', 9],
      ['payer', 'text', 14],
      ['payee', 'text', 14],
      ['kind', 'text', 10],
      ['amount', 'money'],
      ['owed', 'money'],
      ['sentence', 'text', 60],
      ['step', 'text', 36],
    ],
    rows: (report, language) =>
      eachPeriod(report, language, ({ payments }) =>
        payments.map(p => [
          p.verb,
          nameOf(report, p.from, language),
          nameOf(report, p.to, language),
          p.kind,
          p.amount,
          p.owed,
          p.sentence[language],
          p.path,
        ]),
      ),
  },
  {
    name: 'strata',
    columns: [
      ['group', 'text', 20],
      ['value', 'text', 20],
      ['count', 'number', 10],
      ['balance', 'money'],
      ['share', 'rate', 10],
      ['weightedRate', 'rate', 12],
      ['weightedMonths', 'number', 12],
    ],
    rows: ({ pool }, language) =>
      pool.strata.flatMap(({ field, rows }) =>
        rows.map(s => [
          fieldText(field, language),
          valueText(field, s.label, language),
          s.count,
          s.balance,
          s.share,
          s.weightedRate,
          s.weightedRemainingMonths?.toNumber() ?? null,
        ]),
      ),
  },
]

type PeriodOf = ScenarioReport['periods'][number]

function eachPeriod(
  { scenarios }: Report,
  language: Language,
  rows: (period: PeriodOf) => readonly (readonly Value[])[],
): readonly (readonly Value[])[] {
  return scenarios.flatMap(({ words, periods }) =>
    periods.flatMap(period =>
      rows(period).map(row => [words[language], period.period, period.payment, ...row]),
    ),
  )
}

/** Payees are named in several parts of a deal; its own words for them are kinder than its keys. */
export function nameOf({ deal }: Report, name: string, language: Language): string {
  const sections: (Readonly<Record<string, Words>> | undefined)[] = [
    deal.notes,
    deal.accounts,
    deal.fees,
    deal.supports,
  ]
  return sections.find(s => s?.[name])?.[name]?.[language] ?? name
}
