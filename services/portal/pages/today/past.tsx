import { Link } from 'react-router'
import type { ResultOf } from '../../graph/graphql.ts'
import { useRead } from '../../graph/use-read.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { readPayload } from '../../sign/read-payload.ts'
import { RefusalShown } from '../../sign/refusal-shown.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Day, Instant } from '../../ui/value.tsx'
import { PAST } from './documents.ts'
import { TODAY_TEXTS } from './texts.ts'

type Data = ResultOf<typeof PAST>
type OfViewer = NonNullable<Data['viewer']>
type Draft = NonNullable<NonNullable<OfViewer['pastDrafts']>['edges'][number]['node']>
type Entry = NonNullable<NonNullable<OfViewer['lapsed']>['edges'][number]['node']>

/** What was done, refused, withdrawn or has lapsed: none of it is lost. */
export function Past() {
  const say = useTexts(TODAY_TEXTS)
  const reading = useRead(PAST, {})
  return (
    <Loaded reading={reading}>
      {({ viewer }) => (
        <>
          <List
            drafts={(viewer?.pastDrafts?.edges ?? []).flatMap(({ node }) => node ?? [])}
            lapsed={(viewer?.lapsed?.edges ?? []).flatMap(({ node }) => node ?? [])}
          />
          <Link to="/movements">{say('history')}</Link>
        </>
      )}
    </Loaded>
  )
}

interface ListProps {
  readonly drafts: readonly Draft[]
  readonly lapsed: readonly Entry[]
}

function List({ drafts, lapsed }: ListProps) {
  const say = useTexts(TODAY_TEXTS)
  if (drafts.length + lapsed.length === 0) return <p className="state-inside">{say('pastNone')}</p>
  return (
    <ul className="tasks">
      {drafts.map(draft => (
        <PastDraft key={draft.id} draft={draft} />
      ))}
      {lapsed.map(({ id, number, act, businessDate }) => (
        <li key={id} className="task plain ended-lapsed">
          <div className="task-what">
            <p className="result-word">{say('lapsed')}</p>
            <p className="task-title">
              {say(act === 'receivable.lapse' ? 'lapsedReceivable' : 'lapsedOffer')}
            </p>
            <p className="task-about">
              <Day date={businessDate} />
              <span>{say('entry', { number })}</span>
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

function findState({ refused, withdrawn, answer }: Draft) {
  if (refused) return 'refused'
  if (withdrawn) return 'withdrawn'
  return answer === null ? 'expired' : 'done'
}

function PastDraft({ draft }: { readonly draft: Draft }) {
  const say = useTexts(TODAY_TEXTS)
  const inLanguage = useBilingual()
  const { party } = useViewer()
  const { acts, command } = readPayload(draft.payload, party)
  const state = findState(draft)
  return (
    <li className={`task plain ended-${state}`}>
      <div className="task-what">
        <p className="result-word">{say(state)}</p>
        <p className="task-title">{inLanguage(acts[0]!.sentence)}</p>
        <p className="task-about">
          <Instant at={command.at} />
        </p>
        {draft.refused && <RefusalShown why={draft.refused} />}
      </div>
    </li>
  )
}
