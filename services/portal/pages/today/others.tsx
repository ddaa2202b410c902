import type { ResultOf } from '../../graph/graphql.ts'
import { useRead } from '../../graph/use-read.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { readPayload } from '../../sign/read-payload.ts'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Day } from '../../ui/value.tsx'
import { OTHERS } from './documents.ts'
import { Freshly } from './freshness.tsx'
import { Since, Until, usePeople } from './task-row.tsx'
import { TODAY_TEXTS } from './texts.ts'

type Data = ResultOf<typeof OTHERS>
type OfViewer = NonNullable<Data['viewer']>
type Draft = NonNullable<NonNullable<OfViewer['drafts']>['edges'][number]['node']>
type Wait = NonNullable<NonNullable<OfViewer['waits']>['edges'][number]['node']>

/** What others have yet to sign or to answer. */
export function Others() {
  const reading = useRead(OTHERS, {})
  return (
    <Freshly reading={reading}>{({ data, readAt }) => <List data={data} now={readAt} />}</Freshly>
  )
}

function List({
  data: { businessDate, viewer },
  now,
}: {
  readonly data: Data
  readonly now: number
}) {
  const say = useTexts(TODAY_TEXTS)
  const { user } = useViewer()
  const drafts = (viewer?.drafts?.edges ?? [])
    .flatMap(({ node }) => node ?? [])
    .filter(({ awaits, signedBy }) => awaits !== null || signedBy.some(one => one.id === user.id))
  const waits = (viewer?.waits?.edges ?? []).flatMap(({ node }) => node ?? [])
  if (drafts.length + waits.length === 0)
    return (
      <div className="state-inside">
        <p>{say('othersNone')}</p>
        <p className="aside">{say('othersText')}</p>
      </div>
    )
  return (
    <ul className="tasks">
      {drafts.map(draft => (
        <DraftRow key={draft.id} draft={draft} today={businessDate ?? ''} now={now} />
      ))}
      {waits.map(wait => (
        <WaitRow key={wait.id} wait={wait} today={businessDate ?? ''} now={now} />
      ))}
    </ul>
  )
}

interface RowProps {
  readonly today: string
  readonly now: number
}

function DraftRow({ draft, now }: RowProps & { readonly draft: Draft }) {
  const say = useTexts(TODAY_TEXTS)
  const inLanguage = useBilingual()
  const { party } = useViewer()
  const people = usePeople()
  const { acts, command } = readPayload(draft.payload, party)
  const who = draft.awaits?.name ?? say('colleagues')
  return (
    <li className="task plain">
      <div className="task-what">
        <p className="task-title">{inLanguage(acts[0]!.sentence)}</p>
        <p className="task-about">
          <strong>{say('draftWaits', { who })}</strong>
          <Since since={command.at} now={now} />
          {draft.signedBy.length > 0 && (
            <span>{say('signedBy', { who: people(draft.signedBy) })}</span>
          )}
        </p>
      </div>
    </li>
  )
}

function WaitRow({ wait, today, now }: RowProps & { readonly wait: Wait }) {
  const say = useTexts(TODAY_TEXTS)
  const inLanguage = useBilingual()
  const { awaited, asked, otherwise, openedAt, openItems, lapseOn, remindedOn, trouble } = wait
  return (
    <li className="task plain">
      <div className="task-what">
        <p className="task-title">
          {say('waitWhat', { name: awaited.name, asked: inLanguage(asked) })}
        </p>
        <p className="task-about">
          <span>{say('openItems', { count: openItems })}</span>
          <Since since={openedAt} now={now} />
          {lapseOn && <Until dueOn={lapseOn} today={today} />}
          {remindedOn && (
            <span>
              {say('reminded')} <Day date={remindedOn} />
            </span>
          )}
          <span>{say('otherwise', { text: inLanguage(otherwise) })}</span>
        </p>
        {trouble && <p className="notice">{inLanguage(trouble.words)}</p>}
      </div>
    </li>
  )
}
