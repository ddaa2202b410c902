import { Link, useParams } from 'react-router'
import { useRead } from '../../graph/use-read.ts'
import { Origin } from '../../receivable/origin.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { StatusBadge } from '../../receivable/status-badge.tsx'
import { findTitleWalks } from '../../receivable/walks.ts'
import { Walks } from '../../receivable/walks.tsx'
import { DONE_WORDS } from '../../receivable/words.ts'
import type { Fact } from '../../record/fact-list.tsx'
import { RecordPage, type Step } from '../../record/record-page.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { formatAmount, formatDate } from '../../texts/format.ts'
import { type Say, useBilingual, useLanguage, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Amount, Day } from '../../ui/value.tsx'
import { type Moves, RECEIVABLE, type Seen } from './documents.ts'
import { SignedTexts } from './signed-texts.tsx'
import { TEXTS } from './texts.ts'
import { Titles } from './titles.tsx'

/** One receivable: what it says, who holds it, where it comes from and what happened to it. */
export function Component() {
  const { id = '' } = useParams()
  const reading = useRead(RECEIVABLE, { id })
  return (
    <Loaded reading={reading}>
      {({ node, viewer }) =>
        node?.__typename === 'Receivable' ? (
          <Record seen={node} moves={viewer?.movements?.edges ?? []} />
        ) : (
          <NotThere />
        )
      }
    </Loaded>
  )
}

function Record({ seen, moves }: { readonly seen: Seen; readonly moves: Moves }) {
  const say = useTexts(TEXTS)
  return (
    <RecordPage
      kind={say('kind')}
      title={seen.packageNumber ?? say('unnumbered')}
      facts={useFacts(seen)}
      story={useStory(seen, moves)}
    >
      <Titles seen={seen} />
      <Walks walks={findTitleWalks((seen.titles?.edges ?? []).flatMap(({ node }) => node ?? []))} />
      <Origin
        {...{ instrument: seen.id, lo: '0', hi: seen.size }}
        {...{ debtor: seen.debtor, currency: seen.currency }}
      />
      <SignedTexts seen={seen} />
    </RecordPage>
  )
}

function useFacts(seen: Seen): readonly Fact[] {
  const say = useTexts(TEXTS)
  const { businessDate } = useViewer()
  const { amount, currency, debtor, supplier, dueOn, status, lapseOn, diluted, owedAnew, id } = seen
  const overdue = status === 'issued' && dueOn < businessDate
  return [
    { label: say('amount'), value: <Amount minor={amount} currency={currency} /> },
    { label: say('status'), value: <StatusBadge status={status} /> },
    { label: say('debtor'), value: <PartyName party={debtor} /> },
    { label: say('supplier'), value: <PartyName party={supplier} /> },
    {
      label: say('dueOn'),
      value: (
        <>
          <Day date={dueOn} />
          {overdue && <span className="badge badge-stop">{say('overdueBy')}</span>}
        </>
      ),
    },
    ...(lapseOn === null ? [] : [{ label: say('lapseOn'), value: <Day date={lapseOn} /> }]),
    ...(owedAnew === '0'
      ? []
      : [{ label: say('owedAnew'), value: <Amount minor={owedAnew} currency={currency} /> }]),
    ...(diluted === '0' ? [] : [{ label: say('diluted'), value: <Diluted seen={seen} /> }]),
    { label: say('id'), value: <code>{id}</code> },
  ]
}

function Diluted({ seen: { diluted, currency } }: { readonly seen: Seen }) {
  const say = useTexts(TEXTS)
  return (
    <>
      <Amount minor={diluted} currency={currency} />
      <br />
      <span className="aside">{say('dilutedWhy')}</span>
    </>
  )
}

function useStory(seen: Seen, moves: Moves): readonly Step[] {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const inLanguage = useBilingual()
  const done = moves.flatMap(({ node }): readonly Step[] => {
    if (node === null) return []
    const { id: key, on: at, act, amount } = node
    const words = DONE_WORDS[act]
    return [
      {
        ...{ key, at, title: words ? inLanguage(words) : act },
        text: `${describeMove(node, say)} · ${formatAmount(amount, seen.currency, language)}`,
      },
    ]
  })
  const { status, lapseOn, dueOn, wait } = seen
  const lapses = lapseOn === null ? '' : say('lapses', { date: formatDate(lapseOn, language) })
  const toConfirm = wait ? (
    <Link to={`/waits/${wait.id}`}>{say('toConfirm')}</Link>
  ) : (
    say('toConfirm')
  )
  const next: readonly Step[] =
    status === 'proposed'
      ? [{ key: 'confirm', at: null, title: toConfirm, text: lapses, state: 'waiting' }]
      : status === 'issued'
        ? [{ key: 'pay', at: dueOn, title: say('toPay'), state: 'waiting' }]
        : []
  return [...done, ...next]
}

type Move = NonNullable<Moves[number]['node']>

function describeMove({ kind, from, to }: Move, say: Say<'moved' | 'issued'>): string {
  if (kind === 'issue') return say('issued', { to: to?.name ?? '' })
  return to === null ? (from?.name ?? '') : say('moved', { from: from?.name ?? '', to: to.name })
}
