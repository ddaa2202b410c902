import { Link, useParams } from 'react-router'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { useAct } from '../../acts/use-act.ts'
import { GoodsBadge } from '../../goods/badge.tsx'
import { Goods } from '../../goods/goods.tsx'
import { asGoods, formatGoods, type GoodsUnit } from '../../goods/quantity.ts'
import { RECEIPT_STATUS_WORDS } from '../../goods/words.ts'
import { useRead } from '../../graph/use-read.ts'
import { FacePicture } from '../../receivable/face-picture.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { DONE_WORDS } from '../../receivable/words.ts'
import type { Fact } from '../../record/fact-list.tsx'
import { RecordPage, type Step } from '../../record/record-page.tsx'
import { DraftsAbout } from '../../sign/drafts-about.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useBilingual, useLanguage, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Amount, Day } from '../../ui/value.tsx'
import { Acts } from './acts.tsx'
import { type Moves, RECEIPT, type ReceiptSeen } from './documents.ts'
import { Holders } from './holders.tsx'
import { Orders } from './orders.tsx'
import { TEXTS } from './texts.ts'
import '../../financing/financing.css'

/** One receipt: the goods, who holds which part, what is to be delivered, and its story. */
export function Component() {
  const { id = '' } = useParams()
  const reading = useRead(RECEIPT, { id })
  return (
    <Loaded reading={reading}>
      {({ node, viewer }) => {
        const unit = node?.__typename === 'Receipt' ? asGoods(node.unit) : null
        if (node?.__typename !== 'Receipt' || unit === null) return <NotThere />
        const moves = viewer?.movements?.edges ?? []
        return <Shown seen={node} {...{ unit, moves }} again={reading.again} />
      }}
    </Loaded>
  )
}

interface ShownProps {
  readonly seen: ReceiptSeen
  readonly unit: GoodsUnit
  readonly moves: Moves
  readonly again: () => void
}

function Shown({ seen, unit, moves, again }: ShownProps) {
  const say = useTexts(TEXTS)
  const act = useAct()
  const titles = (seen.titles?.edges ?? []).flatMap(({ node }) => node ?? [])
  const parts = { seen, unit, act, titles }
  return (
    <RecordPage
      kind={say('kind')}
      title={say('title', { number: seen.number, goods: seen.lot?.commodity?.name ?? '' })}
      facts={useFacts(seen, unit)}
      story={useStory(moves, unit)}
    >
      {seen.lot?.isShort && <p className="sorry">{say('short')}</p>}
      <DraftsAbout id={seen.id} signing={act.signing} />
      <Acts {...parts} />
      <StoppedShown stopped={act.stopped} />
      <section aria-labelledby="holders">
        <h2 id="holders">{say('holders')}</h2>
        <FacePicture size={seen.size} currency={null} goods={unit} titles={titles} />
        <Holders titles={titles} unit={unit} />
      </section>
      <Orders {...parts} />
      <SignDialogue signing={act.signing} onEnd={again} />
    </RecordPage>
  )
}

function useFacts(seen: ReceiptSeen, unit: GoodsUnit): readonly Fact[] {
  const say = useTexts(TEXTS)
  const { lot, insurance, keeper, depositor } = seen
  const place = lot?.place
  return [
    { label: say('status'), value: <GoodsBadge {...seen} words={RECEIPT_STATUS_WORDS} /> },
    { label: say('keeper'), value: <PartyName party={keeper} /> },
    { label: say('depositor'), value: <PartyName party={depositor} /> },
    { label: say('size'), value: <Goods units={seen.size} unit={unit} /> },
    { label: say('delivered'), value: <Goods units={seen.delivered} unit={unit} /> },
    {
      label: say('lot'),
      value: lot && <Link to={`/lots/${lot.id}`}>{lot.commodity?.standard}</Link>,
    },
    { label: say('grade'), value: lot?.grade },
    { label: say('place'), value: place && `${place.site?.name ?? ''} ${place.code}` },
    { label: say('storedUntil'), value: <Day date={seen.storedUntil} /> },
    { label: say('fee'), value: seen.fee },
    { label: say('insurance'), value: insurance ? <Insured {...{ insurance }} /> : say('none') },
    { label: say('id'), value: <code>{seen.id}</code> },
  ]
}

function Insured({ insurance }: { insurance: NonNullable<ReceiptSeen['insurance']> }) {
  const say = useTexts(TEXTS)
  const { insurer, policy, sum, currency, until } = insurance
  return (
    <>
      {insurer} {policy} · <Amount minor={sum} currency={currency} /> · {say('until')}{' '}
      <Day date={until} />
    </>
  )
}

function useStory(moves: Moves, unit: GoodsUnit): readonly Step[] {
  const inLanguage = useBilingual()
  const language = useLanguage()
  return moves.flatMap(({ node }): readonly Step[] => {
    if (node === null) return []
    const { id: key, on: at, act, amount, from, to } = node
    const words = DONE_WORDS[act]
    const who = [from?.name, to?.name].filter(name => name !== undefined).join(' → ')
    const text = `${who} · ${formatGoods(amount, unit, language)}`
    return [{ key, at, title: words ? inLanguage(words) : act, text }]
  })
}
