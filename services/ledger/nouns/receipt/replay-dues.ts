import { type BusinessDate, daysBetween } from '../../../../contracts/kernel/date.ts'
import type { AgreeTariff } from '../../../../contracts/receipt/agree-tariff.ts'
import type { ProveDues } from '../../../../contracts/receipt/prove-dues.ts'
import type { ReceiptId } from '../../../../contracts/receipt/receipt.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import type { Comparison, ReplayedEntry } from '../../engine/replay/noun-audit.ts'

interface TariffLine {
  readonly said: string
  readonly unitDays: bigint
  readonly countedTo: BusinessDate
  readonly payments: readonly string[]
}

/** Replays what receipts cost: tariffs, the days that deliveries counted, and what was proven. */
export function replayDues() {
  const lines = new Map<ReceiptId, TariffLine>()
  return {
    agreed: ({ receipt, account, tariff }: AgreeTariff, { id, businessDate }: ReplayedEntry) => {
      const { currency, perUnits, storage, handling, least } = tariff
      const said = [currency, perUnits, storage, handling, least, formatNumber(account)]
      lines.set(receipt, {
        said: [...said, businessDate, id].join(' '),
        ...{ unitDays: 0n, countedTo: businessDate, payments: [] },
      })
    },
    paid: ({ receipt, account, reference }: ProveDues, { id }: ReplayedEntry) => {
      const line = lines.get(receipt)
      const payment = [formatNumber(account), reference, id].join(' ')
      if (line) lines.set(receipt, { ...line, payments: [...line.payments, payment] })
    },
    /** Units that were in store till then are counted with the days. */
    left: (receipt: ReceiptId, inStore: bigint, { businessDate }: ReplayedEntry) => {
      const line = lines.get(receipt)
      if (!line) return
      const days = BigInt(daysBetween(line.countedTo, businessDate))
      const unitDays = line.unitDays + inStore * days
      lines.set(receipt, { ...line, unitDays, countedTo: businessDate })
    },
    comparisons: (): readonly Comparison[] => [compareTariffs(lines), comparePayments(lines)],
  }
}

function compareTariffs(lines: ReadonlyMap<ReceiptId, TariffLine>): Comparison {
  return {
    kind: 'receipt_tariff_differs',
    select: `select receipt::text as subject,
                    concat_ws(' ', currency, per_units, storage_minor, handling_minor, least_minor,
                              account, since, agreed_by, unit_days, counted_to, payments) as says
               from ledger.receipt_tariff`,
    expected: [...lines].map(([id, { said, unitDays, countedTo, payments }]) => [
      formatNumber(id),
      `${said} ${unitDays} ${countedTo} ${payments.length}`,
    ]),
  }
}

/** What each came to, and in sum, is what the bank's entries say. */
function comparePayments(lines: ReadonlyMap<ReceiptId, TariffLine>): Comparison {
  return {
    kind: 'receipt_tariff_differs',
    select: `select p.receipt || '.' || p.number as subject,
                    concat_ws(' ', p.account, p.reference, p.proven_by,
                      case when p.amount_minor is distinct from (
                        select e.amount_minor from ledger.statement_entry e
                         where e.account = p.account and e.reference = p.reference
                           and e.proven_by is not null) then 'amount' end,
                      case when t.paid_minor <> (select sum(s.amount_minor)
                                                   from ledger.dues_payment s
                                                  where s.receipt = p.receipt) then 'sum' end)
                      as says
               from ledger.dues_payment p join ledger.receipt_tariff t on t.receipt = p.receipt`,
    expected: [...lines].flatMap(([id, { payments }]) =>
      payments.map((said, index) => [`${formatNumber(id)}.${index + 1}`, said] as const),
    ),
  }
}
