import { Link, useParams } from 'react-router'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { useAct } from '../../acts/use-act.ts'
import type { AccountRow } from '../../bank/account.documents.ts'
import { ACCOUNT_LABELS } from '../../bank/account-columns.tsx'
import { AccountBadge } from '../../bank/badges.tsx'
import { useRead } from '../../graph/use-read.ts'
import { PartyName } from '../../receivable/party-name.tsx'
import type { Fact } from '../../record/fact-list.tsx'
import { RecordPage } from '../../record/record-page.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { DraftsAbout } from '../../sign/drafts-about.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Day } from '../../ui/value.tsx'
import { ACCOUNT } from './documents.ts'
import { HolderActs } from './holder-acts.tsx'
import { OfficerActs } from './officer-acts.tsx'
import { TEXTS } from './texts.ts'
import '../../financing/financing.css'

/** One account at a bank: its holder hands in what the bank sent, officers confirm it. */
export function Component() {
  const { id = '' } = useParams()
  const reading = useRead(ACCOUNT, { id })
  return (
    <Loaded reading={reading}>
      {({ node }) =>
        node?.__typename === 'BankAccount' ? (
          <Shown seen={node} again={reading.again} />
        ) : (
          <NotThere />
        )
      }
    </Loaded>
  )
}

interface ShownProps {
  readonly seen: AccountRow
  readonly again: () => void
}

function Shown({ seen, again }: ShownProps) {
  const say = useTexts(TEXTS)
  const { party, user } = useViewer()
  const act = useAct()
  const own = seen.holder?.id === party.id
  const officer = party.roles.includes('operator')
  return (
    <RecordPage
      kind={say('kind')}
      title={seen.number}
      facts={useFacts(seen)}
      actions={own && <Link to={`/statements?account=${seen.id}`}>{say('entries')}</Link>}
    >
      <State seen={seen} />
      <DraftsAbout id={seen.id} signing={act.signing} />
      {own && user.duty !== 'reader' && <HolderActs {...{ seen, act }} />}
      {officer && user.duty !== 'reader' && <OfficerActs {...{ seen, act }} />}
      <StoppedShown stopped={act.stopped} />
      <SignDialogue signing={act.signing} onEnd={again} />
    </RecordPage>
  )
}

function useFacts(seen: AccountRow): readonly Fact[] {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { status, holder, bank, name, town, country, currency, usableOn, lastStatement } = seen
  return [
    { label: inLanguage(ACCOUNT_LABELS.status), value: <AccountBadge status={status} /> },
    { label: say('holder'), value: <PartyName party={holder} /> },
    { label: inLanguage(ACCOUNT_LABELS.bank), value: bank },
    { label: inLanguage(ACCOUNT_LABELS.name), value: name },
    { label: say('place'), value: `${town}, ${country}` },
    { label: inLanguage(ACCOUNT_LABELS.currency), value: currency },
    { label: inLanguage(ACCOUNT_LABELS.usableOn), value: <Day date={usableOn} /> },
    { label: inLanguage(ACCOUNT_LABELS.last), value: lastStatement ?? '–' },
    { label: say('statementKey'), value: <code>{seen.statementKey}</code> },
    { label: say('id'), value: <code>{seen.id}</code> },
  ]
}

/** What an account that is not usable yet waits for. */
function State({ seen: { status, usableOn } }: { readonly seen: AccountRow }) {
  const say = useTexts(TEXTS)
  const { businessDate } = useViewer()
  if (status === 'registered') return <p className="notice">{say('registered')}</p>
  if (status === 'confirmed' && usableOn !== null && usableOn > businessDate)
    return (
      <p className="notice">
        {say('cooling')} <Day date={usableOn} />
      </p>
    )
  return null
}
