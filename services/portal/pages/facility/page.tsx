import { Link, useParams } from 'react-router'
import { FACILITY_SCOPE_WORDS } from '../../../client/browser.ts'
import type { FacilityRow } from '../../financing/facility.documents.ts'
import { Meter } from '../../financing/meter.tsx'
import { FacilityBadge } from '../../financing/status-badge.tsx'
import { FINANCING_ACT_WORDS } from '../../financing/words.ts'
import { useRead } from '../../graph/use-read.ts'
import { PartyName } from '../../receivable/party-name.tsx'
import type { Fact } from '../../record/fact-list.tsx'
import { RecordPage, type Step } from '../../record/record-page.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Table } from '../../ui/table.tsx'
import { Amount, Day } from '../../ui/value.tsx'
import { Acts } from './acts.tsx'
import { FACILITY, type Limit } from './documents.ts'
import { Guarantees } from './guarantees.tsx'
import { TEXTS } from './texts.ts'

/** One limit, live: what is used, reserved and free of it, and what its lender can do with it. */
export function Component() {
  const { id = '' } = useParams()
  const reading = useRead(FACILITY, { id })
  return (
    <Loaded reading={reading}>
      {({ node, viewer }) =>
        node?.__typename === 'Facility' ? (
          <Shown
            seen={node}
            quotas={(viewer?.quotas?.edges ?? []).flatMap(edge => edge.node ?? [])}
            again={reading.again}
          />
        ) : (
          <NotThere />
        )
      }
    </Loaded>
  )
}

interface ShownProps {
  readonly seen: Limit
  readonly quotas: readonly FacilityRow[]
  readonly again: () => void
}

function Shown({ seen, quotas, again }: ShownProps) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { party } = useViewer()
  const { scope, subject, lender, status } = seen
  const kind = inLanguage(FACILITY_SCOPE_WORDS[scope])
  const parent = scope === 'group' && subject?.id === party.id
  const mine = lender?.id === party.id || parent
  return (
    <RecordPage
      kind={say('kind')}
      title={subject ? `${kind} · ${subject.name}` : kind}
      facts={useFacts(seen)}
      story={useStory(seen)}
    >
      <section>
        <Meter taken={seen} />
      </section>
      {mine && status !== 'ended' && (
        <Acts {...{ seen, again }} as={parent ? 'parent' : 'lender'} />
      )}
      {scope === 'group' && <Guarantees seen={seen} />}
      {quotas.length > 0 && <Quotas quotas={quotas} />}
    </RecordPage>
  )
}

function useFacts(seen: Limit): readonly Fact[] {
  const say = useTexts(TEXTS)
  const { id, status, lender, subject, within, currency, beginsOn, until } = seen
  const money = (minor: string) => <Amount minor={minor} currency={currency} />
  return [
    { label: say('status'), value: <FacilityBadge status={status} /> },
    { label: say('lender'), value: <PartyName party={lender} /> },
    ...(subject ? [{ label: say('subject'), value: <PartyName party={subject} /> }] : []),
    ...(within
      ? [{ label: say('within'), value: <Link to={`/facilities/${within.id}`}>{within.id}</Link> }]
      : []),
    { label: say('limit'), value: money(seen.limit) },
    { label: say('used'), value: money(seen.used) },
    { label: say('reserved'), value: money(seen.reserved) },
    { label: say('free'), value: money(seen.free) },
    ...(seen.cap
      ? [
          { label: say('share'), value: seen.cap.share },
          { label: say('book'), value: money(seen.cap.book) },
          { label: say('most'), value: money(seen.cap.most) },
        ]
      : []),
    { label: say('beginsOn'), value: <Day date={beginsOn} /> },
    { label: say('until'), value: <Day date={until} /> },
    { label: say('id'), value: <code>{id}</code> },
  ]
}

function useStory({ story }: Limit): readonly Step[] {
  const inLanguage = useBilingual()
  return (story?.edges ?? []).flatMap(({ node }): readonly Step[] => {
    if (node === null) return []
    const words = FINANCING_ACT_WORDS[node.act]
    const title = words ? inLanguage(words) : node.act
    return [{ key: node.id, at: node.businessDate, title, text: node.party?.name ?? '' }]
  })
}

/** What each member of the group has within the limit. */
function Quotas({ quotas }: { readonly quotas: readonly FacilityRow[] }) {
  const say = useTexts(TEXTS)
  const money = (name: 'limit' | 'used' | 'reserved' | 'free') => ({
    ...{ label: say(name), number: true },
    cell: (row: FacilityRow) => <Amount minor={row[name]} currency={row.currency} />,
  })
  return (
    <section aria-labelledby="quotas">
      <h2 id="quotas">{say('quotas')}</h2>
      <Table
        label={say('quotas')}
        rows={quotas}
        keyOf={({ id }) => id}
        columns={[
          {
            label: say('subject'),
            cell: ({ id, subject }) => <Link to={`/facilities/${id}`}>{subject?.name ?? id}</Link>,
          },
          { label: say('status'), cell: ({ status }) => <FacilityBadge status={status} /> },
          ...[money('limit'), money('used'), money('reserved'), money('free')],
          { label: say('picture'), cell: row => <Meter taken={row} /> },
        ]}
      />
    </section>
  )
}
