import { Link, useParams } from 'react-router'
import { RECOURSE_WORDS } from '../../../client/browser.ts'
import { type LedgerTime, useLedgerTime } from '../../financing/ledger-time.ts'
import { nameDebtors } from '../../financing/row-columns.tsx'
import { RunningOut } from '../../financing/running-out.tsx'
import { FinancingBadge } from '../../financing/status-badge.tsx'
import { useRead } from '../../graph/use-read.ts'
import { PartyName } from '../../receivable/party-name.tsx'
import type { Fact } from '../../record/fact-list.tsx'
import { RecordPage } from '../../record/record-page.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { formatAmount } from '../../texts/format.ts'
import { useBilingual, useLanguage, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Amount, Day } from '../../ui/value.tsx'
import { type Case, FINANCING } from './documents.ts'
import { HolderPart } from './holder-part.tsx'
import { LenderPart } from './lender-part.tsx'
import { Parts } from './parts.tsx'
import { useStory } from './story.ts'
import { TEXTS } from './texts.ts'

/** One financing: for who asked its quotes side by side, for a lender the file of the case. */
export function Component() {
  const { id = '' } = useParams()
  const reading = useRead(FINANCING, { id })
  return (
    <Loaded reading={reading}>
      {({ node }) =>
        node?.__typename === 'Financing' ? (
          <Shown seen={node} again={reading.again} />
        ) : (
          <NotThere />
        )
      }
    </Loaded>
  )
}

interface ShownProps {
  readonly seen: Case
  readonly again: () => void
}

function Shown({ seen, again }: ShownProps) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const { party } = useViewer()
  const time = useLedgerTime()
  const own = seen.holder?.id === party.id
  const Part = own ? HolderPart : LenderPart
  const amount = formatAmount(seen.face, seen.currency, language)
  return (
    <RecordPage
      kind={say('kind')}
      title={say('title', { debtors: nameDebtors(seen), amount })}
      facts={useFacts(seen, time)}
      story={useStory(seen)}
    >
      <Ways seen={seen} />
      <Part seen={seen} time={time} again={again} />
      <Parts seen={seen} />
    </RecordPage>
  )
}

/** From the choice of a quote on: where it is registered, paid out, and bought back. */
function Ways({ seen: { id, quotes } }: { readonly seen: Case }) {
  const say = useTexts(TEXTS)
  if (!quotes.some(({ status }) => status === 'chosen')) return null
  return (
    <p className="buttons">
      <Link className="button" to={`/financings/${id}/register`}>
        {say('toRegister')}
      </Link>
      <Link className="button" to={`/financings/${id}/payout`}>
        {say('toPayout')}
      </Link>
      <Link className="button" to={`/financings/${id}/back`}>
        {say('toBuyBack')}
      </Link>
    </p>
  )
}

function useFacts(seen: Case, time: LedgerTime): readonly Fact[] {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { id, status, holder, face, currency, recourse, deadline, chooseBy, firstDueOn } = seen
  const times: readonly Fact[] = [
    { label: say('deadline'), value: <RunningOut at={deadline} time={time} /> },
    { label: say('chooseBy'), value: <RunningOut at={chooseBy} time={time} /> },
  ]
  return [
    { label: say('status'), value: <FinancingBadge status={status} /> },
    { label: say('holder'), value: <PartyName party={holder} /> },
    { label: say('face'), value: <Amount minor={face} currency={currency} /> },
    { label: say('firstDueOn'), value: <Day date={firstDueOn} /> },
    { label: say('recourse'), value: inLanguage(RECOURSE_WORDS[recourse]) },
    ...(status === 'requested' ? times : []),
    ...(seen.words ? [{ label: say('words'), value: seen.words }] : []),
    { label: say('id'), value: <code>{id}</code> },
  ]
}
