import { Link } from 'react-router'
import { RELEASE_PLEDGE } from '../../acts/documents.ts'
import { GoodsPledgeForm } from '../../acts/goods-pledge-form.tsx'
import { OfferActs } from '../../acts/offer-acts.tsx'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { ACTS } from '../../acts/texts.ts'
import { type ActOfPage, useAct } from '../../acts/use-act.ts'
import { Goods } from '../../goods/goods.tsx'
import { asGoods, formatGoods, type GoodsUnit } from '../../goods/quantity.ts'
import { TitleBadges } from '../../receivable/badges.tsx'
import { FacePicture } from '../../receivable/face-picture.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { findWalks } from '../../receivable/walks.ts'
import { Walks } from '../../receivable/walks.tsx'
import { RecordPage } from '../../record/record-page.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { DraftsAbout } from '../../sign/drafts-about.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { NotThere } from '../../ui/not-there.tsx'
import { Debt } from './debt.tsx'
import type { OfReceipt } from './documents.ts'
import { TEXTS } from './texts.ts'
import '../../financing/financing.css'

interface ReceiptTitleProps {
  readonly seen: OfReceipt
  readonly onDone: () => void
}

/** A title of a receipt: whose goods they are, what lies on them, and what can be done. */
export function ReceiptTitle({ seen, onDone }: ReceiptTitleProps) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const act = useAct()
  const { id, size, holder, claim, instrument } = seen
  const unit = asGoods(instrument.unit)
  if (unit === null) return <NotThere />
  const amount = formatGoods(size, unit, language)
  const others = (instrument.titles?.edges ?? []).flatMap(({ node }) => node ?? [])
  const on = say('receipt', {
    ...{ number: instrument.number, goods: instrument.lot?.commodity?.name ?? '' },
  })
  return (
    <RecordPage
      kind={say('kindOfReceipt')}
      title={holder ? say('title', { holder: holder.name, amount }) : say('gone', { amount })}
      facts={[
        { label: say('quantity'), value: <Goods units={size} unit={unit} /> },
        { label: say('state'), value: <TitleBadges title={{ ...seen, dueOn: null }} /> },
        { label: say('holder'), value: <PartyName party={holder} /> },
        { label: say('keeper'), value: <PartyName party={instrument.keeper} /> },
        {
          label: say('package'),
          value: <Link to={`/receipts/${instrument.id}`}>{on}</Link>,
        },
        ...(claim ? [{ label: say('claimant'), value: <PartyName party={claim.claimant} /> }] : []),
        ...(claim?.debt ? [{ label: say('debt'), value: <Debt debt={claim.debt} /> }] : []),
        { label: say('id'), value: <code>{id}</code> },
      ]}
    >
      <DraftsAbout id={instrument.id} signing={act.signing} />
      <Acts {...{ seen, unit, act }} />
      <StoppedShown stopped={act.stopped} />
      <Walks walks={findWalks(seen)} />
      <section aria-labelledby="face">
        <h2 id="face">{say('face')}</h2>
        <FacePicture
          {...{ size: instrument.size, currency: null, goods: unit, titles: others, marked: id }}
        />
      </section>
      <SignDialogue signing={act.signing} onEnd={onDone} />
    </RecordPage>
  )
}

interface ActsProps {
  readonly seen: OfReceipt
  readonly unit: GoodsUnit
  readonly act: ActOfPage
}

/** Pledge, answer, take back, release: each as its rule allows, which the ledger says first. */
function Acts({ seen, unit, act }: ActsProps) {
  const say = useTexts(ACTS)
  const { party, user } = useViewer()
  const { claim, holder, holdKinds, instrument, lo, hi, size } = seen
  const owns = holder?.id === party.id
  const claims = claim?.claimant.id === party.id
  if (user.duty === 'reader' || holder === null || (!owns && !claims)) return null
  const currency = claim?.debt?.currency ?? 'CNY'
  const spans = [{ instrument: instrument.id, lo, hi }]
  return (
    <section aria-labelledby="acts" className="stack">
      <h2 id="acts">{say('title')}</h2>
      {owns && claim === null && holdKinds.length === 0 && (
        <GoodsPledgeForm {...{ instrument: instrument.id, lo, size, unit, act }} />
      )}
      {claim?.kind === 'offer' && (
        <OfferActs offer={claim} as={claims ? 'claimant' : 'holder'} {...{ currency, act }} />
      )}
      {claims && claim?.kind === 'pledge' && (
        <p>
          <button
            type="button"
            disabled={act.busy}
            onClick={() => void act.begin(RELEASE_PLEDGE, { spans })}
          >
            {say('release')}
          </button>
        </p>
      )}
    </section>
  )
}
