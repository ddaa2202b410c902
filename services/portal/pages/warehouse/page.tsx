import { Link, useSearchParams } from 'react-router'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { useAct } from '../../acts/use-act.ts'
import { useRead } from '../../graph/use-read.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { PLACES, type Site, WAREHOUSES } from './documents.ts'
import { OpenPlace, OpenSite } from './open-forms.tsx'
import { PlaceCard } from './place-card.tsx'
import { TEXTS } from './texts.ts'
import '../../financing/financing.css'
import '../../receivable/receivable.css'
import '../../ui/table.css'
import './warehouse.css'

/** The warehouses of a keeper, and what lies in each of their places. */
export function Component() {
  const say = useTexts(TEXTS)
  const { party, user } = useViewer()
  const reading = useRead(WAREHOUSES, { keeper: party.id })
  const act = useAct()
  return (
    <section className="stack">
      <h1>{say('title')}</h1>
      {user.duty !== 'reader' && <OpenSite act={act} />}
      <StoppedShown stopped={act.stopped} />
      <Loaded reading={reading}>
        {({ viewer }) => (
          <Sites sites={(viewer?.warehouseSites?.edges ?? []).flatMap(edge => edge.node ?? [])} />
        )}
      </Loaded>
      <SignDialogue signing={act.signing} onEnd={reading.again} />
    </section>
  )
}

function Sites({ sites }: { readonly sites: readonly Site[] }) {
  const say = useTexts(TEXTS)
  const [search] = useSearchParams()
  const chosen = sites.find(({ id }) => id === search.get('site')) ?? sites[0]
  if (!chosen) return <p className="empty">{say('noSites')}</p>
  return (
    <>
      <nav className="tabs" aria-label={say('sites')}>
        {sites.map(({ id, name }) => (
          <Link key={id} to={`?site=${id}`} aria-current={id === chosen.id ? 'page' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <p className="aside">{chosen.address}</p>
      <SitePlaces key={chosen.id} site={chosen.id} />
    </>
  )
}

/** A plan of one warehouse: each place with its state, and what can be put there. */
function SitePlaces({ site }: { readonly site: string }) {
  const say = useTexts(TEXTS)
  const [search, setSearch] = useSearchParams()
  const { duty } = useViewer().user
  const act = useAct()
  const reading = useRead(PLACES, { site, after: search.get('after') })
  return (
    <>
      {duty !== 'reader' && <OpenPlace site={site} act={act} />}
      <StoppedShown stopped={act.stopped} />
      <Loaded reading={reading}>
        {({ viewer }) => {
          const { edges = [], totalCount = 0, pageInfo } = viewer?.storagePlaces ?? {}
          if (edges.length === 0) return <p className="empty">{say('noPlaces')}</p>
          return (
            <>
              <ul className="places">
                {edges.map(({ node }) => node && <PlaceCard key={node.id} place={node} />)}
              </ul>
              <p className="aside">{say('places', { count: totalCount ?? edges.length })}</p>
              {pageInfo?.hasNextPage && (
                <button
                  type="button"
                  onClick={() => setSearch({ site, after: pageInfo.endCursor ?? '' })}
                >
                  {say('more')}
                </button>
              )}
            </>
          )
        }}
      </Loaded>
      <SignDialogue signing={act.signing} onEnd={reading.again} />
    </>
  )
}
