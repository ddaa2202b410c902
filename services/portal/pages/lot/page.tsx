import { useParams } from 'react-router'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { useAct } from '../../acts/use-act.ts'
import { GoodsBadge } from '../../goods/badge.tsx'
import { Goods } from '../../goods/goods.tsx'
import { LOT_STATUS_WORDS, OWNERSHIP_WORDS } from '../../goods/words.ts'
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
import { Acts } from './acts.tsx'
import { LOT, type LotSeen } from './documents.ts'
import { Measurements } from './measurements.tsx'
import { type ReceiptOfLot, Receipts } from './receipts.tsx'
import { TEXTS } from './texts.ts'
import '../../financing/financing.css'

/** Goods of one lot: announced, measured, received, and put under receipts. */
export function Component() {
  const { id = '' } = useParams()
  const keeper = useViewer().party.roles.includes('keeper')
  const reading = useRead(LOT, { id, keeper })
  return (
    <Loaded reading={reading}>
      {({ node, viewer }) =>
        node?.__typename === 'Lot' ? (
          <Shown
            seen={node}
            receipts={(viewer?.receipts?.edges ?? []).flatMap(edge => edge.node ?? [])}
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
  readonly seen: LotSeen
  readonly receipts: readonly ReceiptOfLot[]
  readonly again: () => void
}

function Shown({ seen, receipts, again }: ShownProps) {
  const say = useTexts(TEXTS)
  const { duty } = useViewer().user
  const act = useAct()
  return (
    <RecordPage kind={say('kind')} title={seen.commodity?.name ?? seen.id} facts={useFacts(seen)}>
      {seen.isShort && <p className="sorry">{say('short')}</p>}
      <DraftsAbout id={seen.id} signing={act.signing} />
      {duty !== 'reader' && <Acts {...{ seen, act }} />}
      <StoppedShown stopped={act.stopped} />
      <Measurements seen={seen} />
      {seen.commodity && <Receipts receipts={receipts} unit={seen.commodity.unit} />}
      <SignDialogue signing={act.signing} onEnd={again} />
    </RecordPage>
  )
}

function useFacts(seen: LotSeen): readonly Fact[] {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { commodity, ownership, place } = seen
  const amount = (name: 'declared' | 'accepted' | 'issued' | 'delivered' | 'counted'): Fact => ({
    label: say(name),
    value: commodity && seen[name] !== null && <Goods units={seen[name]} unit={commodity.unit} />,
  })
  const document = `${inLanguage(OWNERSHIP_WORDS[ownership.kind])} ${ownership.number}`
  return [
    { label: say('status'), value: <GoodsBadge status={seen.status} words={LOT_STATUS_WORDS} /> },
    { label: say('keeper'), value: <PartyName party={seen.keeper} /> },
    { label: say('depositor'), value: <PartyName party={seen.depositor} /> },
    { label: say('standard'), value: commodity?.standard },
    { label: say('place'), value: place && `${place.site?.name ?? ''} ${place.code}` },
    ...[amount('declared'), amount('accepted'), amount('issued'), amount('delivered')],
    ...(seen.counted === null ? [] : [amount('counted')]),
    { label: say('inspector'), value: <PartyName party={seen.inspector} /> },
    { label: say('grade'), value: seen.grade && `${seen.grade} (${seen.certificate ?? ''})` },
    { label: say('packing'), value: `${seen.packing}, ${seen.marks}` },
    { label: say('ownership'), value: `${document} (${ownership.issuer})` },
    { label: say('claims'), value: seen.claims },
    { label: say('id'), value: <code>{seen.id}</code> },
  ]
}
