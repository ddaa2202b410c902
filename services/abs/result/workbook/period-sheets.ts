import type { Language, Words } from '../../../../contracts/abs/deal/deal-text.ts'
import { basisText, isReal } from '../basis.ts'
import { LABELS } from '../labels.ts'
import type { Report, ScenarioReport } from '../report.ts'
import type { CellValue, SheetColumn, SheetPlan } from './sheet-plan.ts'
import { KIND_WORDS, TESTED_WORDS, VERB_WORDS } from './step-words.ts'

const PERIOD: readonly SheetColumn[] = [
  ['scenario', 'text', 14],
  ['period', 'number', 7],
  ['paymentDate', 'date', 12],
  ['basis', 'text', 20],
]

/** The sheets with a row for each period of each scenario. */
export const PERIOD_SHEETS: readonly SheetPlan[] = [
  {
    name: 'pool',
    columns: [
      ['scenario', 'text', 14],
      ['period', 'number', 7],
      ['from', 'date', 12],
      ['to', 'date', 12],
      ['basis', 'text', 12],
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
          LABELS[isReal(report, p.period) ? 'actual' : 'forecast'][language],
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
      ['held', 'money'],
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
          a.held,
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
      ['tested', 'text', 20],
      ['value', 'figure'],
      ['threshold', 'figure'],
      ['headroom', 'figure'],
      ['breached', 'text', 8],
      ['tripped', 'text', 8],
      ['cure', 'text', 8],
    ],
    rows: (report, language) =>
      eachPeriod(report, language, ({ triggers }) =>
        triggers.map(t => [
          report.deal.triggers?.[t.trigger]?.[language] ?? t.trigger,
          TESTED_WORDS[t.tested][language],
          { kind: t.kind, value: t.value },
          { kind: t.kind, value: t.threshold },
          // Between dates the room is a number of days.
          { kind: t.kind === 'date' ? 'number' : t.kind, value: t.headroom },
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
          VERB_WORDS[p.verb][language],
          findTitle(report, p.from, language),
          findTitle(report, p.to, language),
          KIND_WORDS[p.kind][language],
          p.amount,
          p.owed,
          p.sentence[language],
          p.path,
        ]),
      ),
  },
]

type PeriodOf = ScenarioReport['periods'][number]

function eachPeriod(
  report: Report,
  language: Language,
  rows: (period: PeriodOf) => readonly (readonly CellValue[])[],
): readonly (readonly CellValue[])[] {
  return report.scenarios.flatMap(({ words, periods }) =>
    periods.flatMap(period =>
      rows(period).map(row => [
        words[language],
        period.period,
        period.payment,
        basisText(report, period, language),
        ...row,
      ]),
    ),
  )
}

/** Finds the title that the deal gives to a payer or payee, else its name. */
export function findTitle({ deal }: Report, name: string, language: Language): string {
  const sections: (Readonly<Record<string, Words>> | undefined)[] = [
    deal.notes,
    deal.accounts,
    deal.fees,
    deal.supports,
  ]
  return sections.find(s => s?.[name])?.[name]?.[language] ?? name
}
