import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { ResultOf } from '../../graph/graphql.ts'
import { useRead } from '../../graph/use-read.ts'
import { useSession } from '../../session/session-provider.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useSigning } from '../../sign/use-signing.ts'
import { LOCALES } from '../../texts/locales.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { agreeTo, isSigned } from './approvals.ts'
import { type Task, TODAY } from './documents.ts'
import { Freshness, formatClock } from './freshness.tsx'
import { TaskRow } from './task-row.tsx'
import { TODAY_TEXTS } from './texts.ts'
import { useFresh } from './use-fresh.ts'

type Data = ResultOf<typeof TODAY>

/** What waits for its reader, oldest first. */
export function Tasks() {
  const [search, setSearch] = useSearchParams()
  const reading = useRead(TODAY, { after: search.get('after') })
  const readAt = useFresh(reading)
  const go = (after: string | null) => setSearch(after === null ? {} : { after })
  return (
    <>
      <Freshness reading={reading} readAt={readAt} />
      <Loaded reading={{ ...reading, told: reading.data === null ? reading.told : null }}>
        {data => (
          <Page {...{ data, readAt, go }} fresh={reading.told === null} again={reading.again} />
        )}
      </Loaded>
    </>
  )
}

interface PageProps {
  readonly data: Data
  readonly readAt: number | null
  /** Whether it could be read the last time: else there may be more than is known here. */
  readonly fresh: boolean
  readonly again: () => void
  readonly go: (after: string | null) => void
}

function Page({ data: { businessDate, viewer }, readAt, fresh, again, go }: PageProps) {
  const say = useTexts(TODAY_TEXTS)
  const { client } = useSession()
  const signing = useSigning()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { edges = [], totalCount = null, pageInfo } = viewer?.tasks ?? {}
  const tasks = edges.flatMap(({ node }) => node ?? [])
  const unread = viewer?.tasks ? edges.length - tasks.length : 0
  const selected = tasks.filter(task => chosen.has(task.id))
  const agree = (of: readonly Task[]) => signing.begin(agreeTo(of, client))
  const end = () => {
    setChosen(new Set())
    again()
  }
  return (
    <>
      {unread > 0 && <p className="sorry">{say('unread', { count: unread })}</p>}
      <Bar {...{ tasks, selected, totalCount }} onChoose={setChosen} onAgree={agree} />
      <ul className="tasks">
        {tasks.map(task => (
          <TaskRow
            key={task.id}
            {...{ task, signing, today: businessDate ?? '', now: readAt ?? Date.now() }}
            chosen={chosen.has(task.id)}
            onChoose={on => setChosen(toggled(chosen, task.id, on))}
            onAgree={() => agree([task])}
          />
        ))}
      </ul>
      {fresh && readAt !== null && totalCount === 0 && <Nothing readAt={readAt} />}
      {pageInfo?.hasNextPage && (
        <button type="button" onClick={() => go(pageInfo.endCursor)}>
          {say('next')}
        </button>
      )}
      <SignDialogue signing={signing} onEnd={end} />
    </>
  )
}

/** Said only of a list that was read whole just now. */
function Nothing({ readAt }: { readonly readAt: number }) {
  const say = useTexts(TODAY_TEXTS)
  const time = formatClock(readAt, LOCALES[useLanguage()])
  return (
    <div className="state-inside">
      <p>{say('none', { time })}</p>
      <p className="aside">{say('noneText')}</p>
    </div>
  )
}

function toggled(chosen: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const others = [...chosen].filter(one => one !== id)
  return new Set(on ? [...others, id] : others)
}

interface BarProps {
  readonly tasks: readonly Task[]
  readonly selected: readonly Task[]
  readonly totalCount: number | null
  readonly onChoose: (chosen: ReadonlySet<string>) => void
  readonly onAgree: (tasks: readonly Task[]) => void
}

/** Chooses many, to be read and signed together. */
function Bar({ tasks, selected, totalCount, onChoose, onAgree }: BarProps) {
  const say = useTexts(TODAY_TEXTS)
  const signed = tasks.filter(isSigned)
  if (signed.length === 0) return null
  const all = selected.length === signed.length
  return (
    <div className="row tasks-bar">
      <label className="check">
        <input
          type="checkbox"
          checked={all}
          onChange={() => onChoose(new Set(all ? [] : signed.map(({ id }) => id)))}
        />
        {say('all')}
      </label>
      {totalCount !== null && <span className="aside">{say('count', { count: totalCount })}</span>}
      <button
        type="button"
        className="primary"
        disabled={selected.length === 0}
        onClick={() => onAgree(selected)}
      >
        {say('approve')} · {say('selected', { count: selected.length })}
      </button>
    </div>
  )
}
