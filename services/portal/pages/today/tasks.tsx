import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useRead } from '../../graph/use-read.ts'
import { useSession, useViewer } from '../../session/session-provider.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useSigning } from '../../sign/use-signing.ts'
import { LOCALES } from '../../texts/locales.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { agreeTo, findAnswered, isSigned } from './approvals.ts'
import { chooseToday, type Task, type Today } from './documents.ts'
import { Freshly, formatClock } from './freshness.tsx'
import { TaskRow } from './task-row.tsx'
import { TODAY_TEXTS } from './texts.ts'

/** What waits for its reader, oldest first. */
export function Tasks() {
  const [search, setSearch] = useSearchParams()
  const { roles } = useViewer().party
  const reading = useRead(chooseToday(roles), { after: search.get('after') })
  const go = (after: string) => setSearch({ after })
  return (
    <Freshly reading={reading}>
      {({ data, readAt }) => (
        <Page {...{ data, readAt, go }} fresh={reading.told === null} again={reading.again} />
      )}
    </Freshly>
  )
}

interface PageProps {
  readonly data: Today
  readonly readAt: number
  /** Whether it could be read the last time: else there may be more than is known here. */
  readonly fresh: boolean
  readonly again: () => void
  readonly go: (after: string) => void
}

function Page({ data: { businessDate, viewer }, readAt, fresh, again, go }: PageProps) {
  const say = useTexts(TODAY_TEXTS)
  const { client } = useSession()
  const signing = useSigning()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { tasks, unread, answered, totalCount, pageInfo } = readTasks(viewer)
  const selected = tasks.filter(task => chosen.has(task.id))
  const agree = (of: readonly Task[]) => signing.begin(agreeTo(of, answered, client))
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
            {...{ task, signing, answered, today: businessDate ?? '', now: readAt }}
            chosen={chosen.has(task.id)}
            onChoose={on => setChosen(toggled(chosen, task.id, on))}
            onAgree={() => agree([task])}
          />
        ))}
      </ul>
      {fresh && totalCount === 0 && <Nothing readAt={readAt} />}
      {pageInfo?.hasNextPage && pageInfo.endCursor && (
        <button type="button" onClick={() => go(pageInfo.endCursor ?? '')}>
          {say('next')}
        </button>
      )}
      <SignDialogue signing={signing} onEnd={end} />
    </>
  )
}

/** The tasks of a page, and how many of them could not be read. */
function readTasks(viewer: Today['viewer']) {
  const { edges = [], totalCount = null, pageInfo = null } = viewer?.tasks ?? {}
  const tasks = edges.flatMap(({ node }) => node ?? [])
  const drafts = (viewer?.drafts?.edges ?? []).flatMap(({ node }) => node?.payload ?? [])
  const answered = findAnswered(drafts)
  return { tasks, unread: edges.length - tasks.length, answered, totalCount, pageInfo }
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
