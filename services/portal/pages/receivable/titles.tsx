import { Link } from 'react-router'
import { TitleBadges } from '../../receivable/badges.tsx'
import { FacePicture } from '../../receivable/face-picture.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import type { TitlePart } from '../../receivable/title.documents.ts'
import { useTexts } from '../../texts/texts.ts'
import { Amount } from '../../ui/value.tsx'
import type { Seen } from './documents.ts'
import { TEXTS } from './texts.ts'
import '../../list/list.css'

/** Who holds which part of a face: as a picture, and as a table that says the same. */
export function Titles({ seen }: { readonly seen: Seen }) {
  const say = useTexts(TEXTS)
  const titles = (seen.titles?.edges ?? []).flatMap(({ node }) => (node ? [node] : []))
  const count = seen.titles?.totalCount ?? titles.length
  return (
    <section aria-labelledby="titles">
      <h2 id="titles">{say('titles')}</h2>
      {titles.length === 0 ? (
        <p className="aside">{say('noTitles')}</p>
      ) : (
        <>
          <FacePicture size={seen.size} currency={seen.currency} titles={titles} />
          <TitleTable titles={titles} seen={seen} />
          {count > titles.length && <p className="aside">{say('notAll', { count })}</p>}
        </>
      )}
    </section>
  )
}

interface TitleTableProps {
  readonly titles: readonly TitlePart[]
  readonly seen: Seen
}

function TitleTable({ titles, seen: { currency, dueOn } }: TitleTableProps) {
  const say = useTexts(TEXTS)
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{say('range')}</th>
          <th scope="col">{say('holder')}</th>
          <th scope="col">{say('state')}</th>
          <th scope="col" className="number">
            {say('part')}
          </th>
        </tr>
      </thead>
      <tbody>
        {titles.map(title => (
          <tr key={title.id}>
            <td data-label={say('range')}>
              <Link to={`/titles/${title.id}`}>{title.subRange}</Link>
            </td>
            <td data-label={say('holder')}>
              {title.holder ? <PartyName party={title.holder} /> : say('paid')}
            </td>
            <td data-label={say('state')}>
              <TitleBadges title={{ ...title, dueOn }} />
            </td>
            <td data-label={say('part')} className="number">
              <Amount minor={title.size} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
