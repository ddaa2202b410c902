import { PartyName } from '../../receivable/party-name.tsx'
import type { TitlePart } from '../../receivable/title.documents.ts'
import { CLAIM_WORDS, HOLD_WORDS } from '../../receivable/words.ts'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Table } from '../../ui/table.tsx'
import { Amount } from '../../ui/value.tsx'
import { TEXTS } from './texts.ts'

interface HoldersProps {
  readonly titles: readonly TitlePart[]
  readonly currency: string
}

/** Who holds which part, and what binds or blocks it. */
export function Holders({ titles, currency }: HoldersProps) {
  const say = useTexts(TEXTS)
  return (
    <Table
      label={say('holders')}
      rows={titles}
      keyOf={({ id }) => id}
      columns={[
        { label: say('range'), cell: ({ lo, hi }) => <code>{`${lo}–${hi}`}</code> },
        {
          label: say('holder'),
          cell: ({ holder }) => (holder ? <PartyName party={holder} /> : say('retired')),
        },
        { label: say('state'), cell: title => <State title={title} /> },
        {
          label: say('amount'),
          number: true,
          cell: ({ size }) => <Amount minor={size} currency={currency} />,
        },
      ]}
    />
  )
}

function State({ title: { claim, holdKinds } }: { readonly title: TitlePart }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  if (!claim && holdKinds.length === 0) return say('free')
  return (
    <span className="badges">
      {claim && (
        <span className="badge badge-wait">
          {say('claimant', {
            kind: inLanguage(CLAIM_WORDS[claim.kind]),
            name: claim.claimant.name,
          })}
        </span>
      )}
      {holdKinds.map(kind => (
        <span key={kind} className="badge badge-stop">
          {inLanguage(HOLD_WORDS[kind])}
        </span>
      ))}
    </span>
  )
}
