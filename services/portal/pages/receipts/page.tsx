import { GoodsBadge } from '../../goods/badge.tsx'
import { Goods } from '../../goods/goods.tsx'
import { asGoods } from '../../goods/quantity.ts'
import { RECEIPT_STATUS_WORDS } from '../../goods/words.ts'
import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Day } from '../../ui/value.tsx'
import { RECEIPTS, type ReceiptRow } from './documents.ts'
import { FILTERS, LABELS, TEXTS } from './texts.ts'

/** The receipts that a keeper has issued, or that were issued to a depositor. */
export function Component() {
  const say = useTexts(TEXTS)
  const { party } = useViewer()
  const as = party.roles.includes('keeper') ? 'keeper' : 'depositor'
  return (
    <ListPage
      list="receipts"
      title={say(as)}
      document={RECEIPTS}
      read={data => data.viewer?.receipts ?? null}
      fixed={{ as }}
      filters={FILTERS}
      empty={say('empty')}
      link={({ id }: ReceiptRow) => `/receipts/${id}`}
      columns={listColumns(as === 'keeper' ? 'depositor' : 'keeper')}
    />
  )
}

function listColumns(other: 'keeper' | 'depositor'): readonly Column<ReceiptRow>[] {
  return [
    { name: 'number', label: LABELS.number, cell: ({ number }) => number },
    {
      ...{ name: 'status', label: LABELS.status },
      cell: ({ status }) => <GoodsBadge status={status} words={RECEIPT_STATUS_WORDS} />,
    },
    { name: 'commodity', label: LABELS.commodity, cell: ({ lot }) => lot?.commodity?.name },
    { name: other, label: LABELS[other], cell: row => <PartyName party={row[other]} /> },
    { name: 'size', label: LABELS.size, number: true, cell: row => <Size row={row} of="size" /> },
    {
      ...{ name: 'delivered', label: LABELS.delivered, number: true },
      cell: row => <Size row={row} of="delivered" />,
    },
    {
      ...{ name: 'storedUntil', label: LABELS.storedUntil },
      cell: ({ storedUntil }) => <Day date={storedUntil} />,
    },
    {
      ...{ name: 'insured', label: LABELS.insured },
      cell: ({ insurance }) => <Day date={insurance?.until ?? null} />,
    },
  ]
}

function Size({ row, of }: { readonly row: ReceiptRow; readonly of: 'size' | 'delivered' }) {
  const unit = asGoods(row.unit)
  return unit && <Goods units={row[of]} unit={unit} />
}
