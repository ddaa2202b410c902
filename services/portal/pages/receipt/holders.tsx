import { Link } from 'react-router'
import { Goods } from '../../goods/goods.tsx'
import type { GoodsUnit } from '../../goods/quantity.ts'
import { TitleBadges } from '../../receivable/badges.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import type { TitlePart } from '../../receivable/title.documents.ts'
import { useTexts } from '../../texts/texts.ts'
import { Table } from '../../ui/table.tsx'
import { TEXTS } from './texts.ts'

interface HoldersProps {
  readonly titles: readonly TitlePart[]
  readonly unit: GoodsUnit
}

/** Who holds which part of a receipt, as a table that says what the picture does. */
export function Holders({ titles, unit }: HoldersProps) {
  const say = useTexts(TEXTS)
  return (
    <Table
      label={say('holders')}
      rows={titles}
      keyOf={({ id }) => id}
      columns={[
        {
          label: say('part'),
          cell: ({ id, size }) => (
            <Link to={`/titles/${id}`}>
              <Goods units={size} unit={unit} />
            </Link>
          ),
        },
        {
          label: say('holder'),
          cell: ({ holder }) => (holder ? <PartyName party={holder} /> : say('gone')),
        },
        {
          label: say('state'),
          cell: title => title.holder && <TitleBadges title={{ ...title, dueOn: null }} />,
        },
        {
          label: say('claimant'),
          cell: ({ claim }) => <PartyName party={claim?.claimant ?? null} />,
        },
      ]}
    />
  )
}
