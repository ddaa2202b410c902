import { useParams } from 'react-router'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { useAct } from '../../acts/use-act.ts'
import { useRead } from '../../graph/use-read.ts'
import { RecordPage } from '../../record/record-page.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { DraftsAbout } from '../../sign/drafts-about.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { formatDate } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Amount, Day } from '../../ui/value.tsx'
import { ByStatus } from './by-status.tsx'
import { SETTLEMENT, type SettlementSeen } from './documents.ts'
import { InFlight } from './in-flight.tsx'
import { Lines } from './lines.tsx'
import { ProveAll } from './prove-all.tsx'
import { TEXTS } from './texts.ts'
import '../../financing/financing.css'

/** What a firm has had its bank pay of one due date: line by line, and what came of each. */
export function Component() {
  const { id = '' } = useParams()
  const reading = useRead(SETTLEMENT, { id })
  return (
    <Loaded reading={reading}>
      {({ node }) =>
        node?.__typename === 'Settlement' ? (
          <Shown seen={node} again={reading.again} />
        ) : (
          <NotThere />
        )
      }
    </Loaded>
  )
}

interface ShownProps {
  readonly seen: SettlementSeen
  readonly again: () => void
}

function Shown({ seen, again }: ShownProps) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const act = useAct()
  const mayAct = useViewer().user.duty !== 'reader'
  const { id, dueOn, currency, amount, reference, executeOn, from, lines } = seen
  return (
    <RecordPage
      kind={say('kind')}
      title={say('title', { date: formatDate(dueOn, language) })}
      facts={[
        { label: say('amount'), value: <Amount minor={amount} currency={currency} /> },
        { label: say('reference'), value: <code className="wrap">{reference}</code> },
        { label: say('executeOn'), value: <Day date={executeOn} /> },
        { label: say('from'), value: from && `${from.number} · ${from.bank}` },
        { label: say('id'), value: <code>{id}</code> },
      ]}
    >
      <DraftsAbout id={id} signing={act.signing} />
      <ByStatus lines={lines} currency={currency} />
      {lines.some(({ status }) => status === 'instructed') && <InFlight {...{ id, act, mayAct }} />}
      {mayAct && <ProveAll lines={lines} signing={act.signing} />}
      <StoppedShown stopped={act.stopped} />
      <Lines {...{ seen, act, mayAct }} />
      <SignDialogue signing={act.signing} onEnd={again} />
    </RecordPage>
  )
}
