import { Link } from 'react-router'
import { useSession, useViewer } from '../../session/session-provider.tsx'
import { readPayload } from '../../sign/read-payload.ts'
import type { SigningOfPage } from '../../sign/use-signing.ts'
import { formatInstant } from '../../texts/format.ts'
import { useBilingual, useLanguage, useTexts } from '../../texts/texts.ts'
import { useWords } from '../../texts/words.ts'
import { showMarks } from '../../ui/show-marks.ts'
import { Amount, Count, Day } from '../../ui/value.tsx'
import { isSigned, reject, revoke, tellApart } from './approvals.ts'
import type { Task } from './documents.ts'
import { TODAY_TEXTS } from './texts.ts'
import { countDaysLeft, findAge } from './time.ts'

interface TaskRowProps {
  readonly task: Task
  readonly signing: SigningOfPage
  /** What open drafts answer already. */
  readonly answered: ReadonlySet<string>
  /** The business date. */
  readonly today: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly chosen: boolean
  readonly onChoose: (on: boolean) => void
  readonly onAgree: () => void
}

/** One task: what, how much, with whom, since when, until when, who else can do it. */
export function TaskRow(props: TaskRowProps) {
  const { task, chosen, onChoose } = props
  const say = useTexts(TODAY_TEXTS)
  const what = showMarks(useWhat(task))
  const where = findPage(task)
  return (
    <li className="task">
      {isSigned(task) ? (
        <input
          type="checkbox"
          className="task-choose"
          aria-label={say('select', { what })}
          checked={chosen}
          onChange={({ target }) => onChoose(target.checked)}
        />
      ) : (
        <span />
      )}
      <div className="task-what">
        <p className="task-title">{where ? <Link to={where}>{what}</Link> : what}</p>
        <About {...props} />
      </div>
      <p className="task-amount">
        {task.totals.map(({ amount, currency, unit }) => (
          <span key={`${currency} ${unit}`}>
            {currency ? <Amount minor={amount} currency={currency} /> : <Count units={amount} />}
          </span>
        ))}
      </p>
      <div className="task-do">
        <Doing {...props} />
      </div>
    </li>
  )
}

/** What a task is, in one sentence; of a draft the sentence of its own bytes. */
function useWhat(task: Task): string {
  const say = useTexts(TODAY_TEXTS)
  const inLanguage = useBilingual()
  const language = useLanguage()
  const { party } = useViewer()
  const name = task.counterparty?.name ?? ''
  switch (task.__typename) {
    case 'SignTask':
      return inLanguage(readPayload(task.draft.payload, party).acts[0]!.sentence)
    case 'ConfirmTask':
      return say('confirmWhat', { name, count: task.wait.openItems })
    case 'AnswerTask':
      return say('answerWhat', { name, count: task.wait.openItems })
    case 'SettleTask':
      return say('settleWhat', { count: task.wait.openItems })
    case 'QuoteTask':
      return say('quoteWhat', { name, deadline: formatInstant(task.financing.deadline, language) })
    case 'ReviewTask':
      return say('reviewWhat', {
        kind: task.application?.kind ?? 'enrolment',
        name: task.application?.name || name,
      })
    case 'TellApartTask': {
      const { number, alike, seller } = task.invoice
      return say('apartWhat', { number, alike: alike?.number ?? '', name: seller.name })
    }
    case 'WebhookTask':
      return say('webhookWhat', { url: task.webhook?.url ?? '' })
    case 'MatchEntriesTask':
      return say('matchWhat', { number: task.account.number })
    case 'NoticeTask':
      return say('noticeWhat', { key: task.recovered.id, user: task.recovered.user.id })
    default:
      return say(WITH_NAME[task.__typename], { name })
  }
}

/** Tasks that are told by the name of whom they are with alone, or by nothing. */
const WITH_NAME = {
  ChooseTask: 'chooseWhat',
  ApproveTask: 'approveWhat',
  RegisterTask: 'registerWhat',
  ExtendTask: 'extendWhat',
  DischargeTask: 'dischargeWhat',
  ProveTask: 'proveWhat',
  AskBankTask: 'askBankWhat',
  BuyBackTask: 'buyBackWhat',
  PayBackTask: 'payBackWhat',
  PayOverdueTask: 'payOverdueWhat',
  RenewTermTask: 'renewTermWhat',
  InsureTask: 'insureWhat',
  CollectTask: 'collectWhat',
} as const

/** Pages that say all by themselves. */
const PLAIN_PAGES = {
  SettleTask: '/lines-due',
  PayOverdueTask: '/lines-due',
  MatchEntriesTask: '/statements',
  NoticeTask: '/keys',
} as const

/** Where one finds what a task is about; null of a draft. */
function findPage(task: Task): string | null {
  switch (task.__typename) {
    case 'SignTask':
    case 'WebhookTask':
      return null
    case 'QuoteTask':
    case 'ChooseTask':
    case 'ApproveTask':
      return `/financings/${findFinancing(task)}`
    case 'RegisterTask':
    case 'ExtendTask':
    case 'DischargeTask':
      return `/financings/${findFinancing(task)}/register`
    case 'ProveTask':
    case 'AskBankTask':
      return `/financings/${findFinancing(task)}/payout`
    case 'BuyBackTask':
    case 'PayBackTask':
      return `/financings/${findFinancing(task)}/back`
    case 'RenewTermTask':
    case 'InsureTask':
    case 'CollectTask':
      return `/receipts/${task.about.find(id => id.startsWith('wrc_')) ?? ''}`
    case 'ConfirmTask':
      return `/payables?status=proposed&counterparty=${task.counterparty?.id ?? ''}`
    case 'AnswerTask':
      return `/rights?counterparty=${task.counterparty?.id ?? ''}`
    case 'ReviewTask':
      return task.application ? `/desk/applications/${task.application.id}` : null
    case 'TellApartTask':
      return `/invoices/${task.invoice.id}`
    default:
      return PLAIN_PAGES[task.__typename]
  }
}

/** The financing that a task is about, whether or not it is waited for. */
function findFinancing(
  task: Extract<Task, { readonly wait: unknown } | { readonly financing: unknown }>,
): string {
  return ('wait' in task ? task.wait.financing?.id : task.financing.id) ?? ''
}

/** Since when it waits. */
function findSince(task: Task, party: { readonly id: string; readonly code: string }) {
  if ('draft' in task) return readPayload(task.draft.payload, party).command.at
  if ('wait' in task) return task.wait.openedAt
  if ('application' in task) return task.application?.appliedAt ?? null
  return null
}

function About({ task, answered, today, now }: TaskRowProps) {
  const say = useTexts(TODAY_TEXTS)
  const inLanguage = useBilingual()
  const { party } = useViewer()
  const people = usePeople()
  const since = findSince(task, party)
  const trouble = 'wait' in task ? task.wait.trouble : null
  const drawnUp = 'wait' in task ? task.about.filter(id => answered.has(id)).length : 0
  return (
    <>
      <p className="task-about">
        {task.counterparty && 'draft' in task && (
          <span>{say('with', { name: task.counterparty.name })}</span>
        )}
        {since && <Since since={since} now={now} />}
        {task.dueOn && <Until dueOn={task.dueOn} today={today} />}
        {'wait' in task && task.wait.provisional && <span>{say('provisional')}</span>}
        {'draft' in task && task.draft.signedBy.length > 0 && (
          <span>{say('signedBy', { who: people(task.draft.signedBy) })}</span>
        )}
        {drawnUp > 0 && <strong>{say('drawnUp', { count: drawnUp })}</strong>}
        {task.othersAsked.length > 0 && (
          <span>{say('othersAsked', { who: people(task.othersAsked) })}</span>
        )}
      </p>
      {trouble && <p className="notice">{inLanguage(trouble.words)}</p>}
    </>
  )
}

export function Since({ since, now }: { readonly since: string; readonly now: number }) {
  const say = useTexts(TODAY_TEXTS)
  const { key, ...count } = findAge(since, now)
  return <span>{say(key, count)}</span>
}

export function Until({ dueOn, today }: { readonly dueOn: string; readonly today: string }) {
  const say = useTexts(TODAY_TEXTS)
  const left = countDaysLeft(dueOn, today)
  return (
    <span className={left < URGENT_DAYS ? 'urgent' : ''}>
      <Day date={dueOn} /> {left < 0 ? say('overdue') : say('dueIn', { days: left })}
    </span>
  )
}

/** From so few days on a deadline stands out. */
const URGENT_DAYS = 3

/** Says users by their duty, since the ledger knows no names of people. */
export function usePeople() {
  const say = useTexts(TODAY_TEXTS)
  const { duty, list } = useWords()
  return (users: readonly { readonly id: string; readonly duty: Parameters<typeof duty>[0] }[]) =>
    list(users.map(user => say('person', { duty: duty(user.duty), id: user.id })))
}

/** What is done elsewhere, and the text that says where. */
const ELSEWHERE = {
  ReviewTask: 'reviewText',
  WebhookTask: 'webhookText',
  MatchEntriesTask: 'matchText',
  QuoteTask: 'financingText',
  ChooseTask: 'financingText',
  ApproveTask: 'financingText',
  RegisterTask: 'financingText',
  ExtendTask: 'financingText',
  DischargeTask: 'financingText',
  ProveTask: 'financingText',
  AskBankTask: 'financingText',
  BuyBackTask: 'backText',
  PayBackTask: 'backText',
  PayOverdueTask: 'payText',
  SettleTask: 'payText',
  RenewTermTask: 'goodsText',
  InsureTask: 'goodsText',
  CollectTask: 'goodsText',
} as const

function isDoneElsewhere(
  task: Task,
): task is Extract<Task, { __typename: keyof typeof ELSEWHERE }> {
  return task.__typename in ELSEWHERE
}

function Doing({ task, signing, answered, onAgree }: TaskRowProps) {
  const say = useTexts(TODAY_TEXTS)
  const { client } = useSession()
  if (isDoneElsewhere(task)) return <p className="aside">{say(ELSEWHERE[task.__typename])}</p>
  if (task.__typename === 'TellApartTask') {
    const { id, alike } = task.invoice
    if (!alike) return null
    const begin = () => signing.begin(tellApart(id, alike.id))
    return <Button onDo={begin}>{say('apart')}</Button>
  }
  if (task.__typename === 'NoticeTask') {
    const begin = () => signing.begin(revoke(task.recovered.id))
    return <Button onDo={begin}>{say('revoke')}</Button>
  }
  if (task.__typename === 'SignTask') return <Button onDo={onAgree}>{say('sign')}</Button>
  const yes = task.__typename === 'ConfirmTask' ? 'confirm' : 'accept'
  return (
    <>
      <Button onDo={() => signing.begin(reject(task.wait.id, answered, client))}>
        {say('reject')}
      </Button>
      <Button onDo={onAgree}>{say(yes)}</Button>
    </>
  )
}

function Button({ onDo, children }: { readonly onDo: () => void; readonly children: string }) {
  return (
    <button type="button" onClick={onDo}>
      {children}
    </button>
  )
}
