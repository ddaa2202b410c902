import { Link } from 'react-router'
import { TitleBadges } from '../../receivable/badges.tsx'
import { FacePicture } from '../../receivable/face-picture.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import type { TitlePart } from '../../receivable/title.documents.ts'
import { useTexts } from '../../texts/texts.ts'
import { Table, type TableColumn } from '../../ui/table.tsx'
import { Amount } from '../../ui/value.tsx'
import type { Seen } from './documents.ts'
import { TEXTS } from './texts.ts'

/** Who holds which part of a face: as a picture, and as a table that says the same. */
export function Titles({ seen }: { readonly seen: Seen }) {
  const say = useTexts(TEXTS)
  const { size, currency, dueOn } = seen
  const titles = (seen.titles?.edges ?? []).flatMap(({ node }) => (node ? [node] : []))
  const count = seen.titles?.totalCount ?? titles.length
  const columns: readonly TableColumn<TitlePart>[] = [
    { label: say('range'), cell: one => <Link to={`/titles/${one.id}`}>{one.subRange}</Link> },
    {
      label: say('holder'),
      cell: ({ holder }) => (holder ? <PartyName party={holder} /> : say('paid')),
    },
    { label: say('state'), cell: title => <TitleBadges title={{ ...title, dueOn }} /> },
    {
      ...{ label: say('part'), number: true },
      cell: title => <Amount minor={title.size} currency={currency} />,
    },
  ]
  return (
    <section aria-labelledby="titles">
      <h2 id="titles">{say('titles')}</h2>
      {titles.length === 0 ? (
        <p className="aside">{say('noTitles')}</p>
      ) : (
        <>
          <FacePicture size={size} currency={currency} titles={titles} />
          <Table label={say('titles')} columns={columns} rows={titles} keyOf={({ id }) => id} />
          {count > titles.length && <p className="aside">{say('notAll', { count })}</p>}
        </>
      )}
    </section>
  )
}
