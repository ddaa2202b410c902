import { GoodsBadge } from '../../goods/badge.tsx'
import { Goods } from '../../goods/goods.tsx'
import { LOT_STATUS_WORDS } from '../../goods/words.ts'
import type { Column } from '../../list/column.ts'
import { ListPage } from '../../list/list-page.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { DepositForm } from './deposit-form.tsx'
import { LOTS, type LotRow } from './documents.ts'
import { FILTERS, LABELS, TEXTS } from './texts.ts'

/** Goods that a keeper has, or that a depositor has brought. */
export function Component() {
  const say = useTexts(TEXTS)
  const { party, user } = useViewer()
  const as = party.roles.includes('keeper') ? 'keeper' : 'depositor'
  return (
    <ListPage
      list="lots"
      title={say(as)}
      document={LOTS}
      read={data => data.viewer?.lots ?? null}
      fixed={{ as }}
      filters={FILTERS}
      empty={say('empty')}
      link={({ id }: LotRow) => `/lots/${id}`}
      actions={again =>
        as === 'depositor' && user.duty !== 'reader' && <DepositForm onDone={again} />
      }
      columns={listColumns(as === 'keeper' ? 'depositor' : 'keeper')}
    />
  )
}

function listColumns(other: 'keeper' | 'depositor'): readonly Column<LotRow>[] {
  const amount = (name: 'declared' | 'accepted' | 'issued' | 'delivered'): Column<LotRow> => ({
    ...{ name, label: LABELS[name], number: true },
    cell: row => {
      const units = row[name]
      return units !== null && row.commodity && <Goods units={units} unit={row.commodity.unit} />
    },
  })
  return [
    { name: 'commodity', label: LABELS.commodity, cell: ({ commodity }) => commodity?.name },
    { name: 'status', label: LABELS.status, cell: row => <Status row={row} /> },
    { name: other, label: LABELS[other], cell: row => <PartyName party={row[other]} /> },
    { name: 'place', label: LABELS.place, cell: ({ place }) => place?.code },
    ...[amount('declared'), amount('accepted'), amount('issued'), amount('delivered')],
    { name: 'id', label: LABELS.id, hidden: true, cell: ({ id }) => <code>{id}</code> },
  ]
}

function Status({ row: { status, isShort } }: { readonly row: LotRow }) {
  const say = useTexts(TEXTS)
  return (
    <span className="badges">
      <GoodsBadge status={status} words={LOT_STATUS_WORDS} />
      {isShort && <span className="badge badge-stop">{say('short')}</span>}
    </span>
  )
}
