import { Link, useParams } from 'react-router'
import { useRead } from '../../graph/use-read.ts'
import { TitleBadges } from '../../receivable/badges.tsx'
import { FacePicture } from '../../receivable/face-picture.tsx'
import { Origin } from '../../receivable/origin.tsx'
import { PartyName } from '../../receivable/party-name.tsx'
import { findWalks } from '../../receivable/walks.ts'
import { Walks } from '../../receivable/walks.tsx'
import type { Fact } from '../../record/fact-list.tsx'
import { RecordPage } from '../../record/record-page.tsx'
import { formatAmount } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Amount, Day } from '../../ui/value.tsx'
import { Acts } from './acts.tsx'
import { Debt } from './debt.tsx'
import { ofReceipt, ofReceivable, type Seen, TITLE } from './documents.ts'
import { ReceiptTitle } from './receipt-title.tsx'
import { TEXTS } from './texts.ts'

/** One title: whose it is, what lies on it, where it comes from. */
export function Component() {
  const { id = '' } = useParams()
  const reading = useRead(TITLE, { id })
  return (
    <Loaded reading={reading}>
      {({ node }) => {
        if (node?.__typename !== 'Title') return <NotThere />
        const [seen, goods] = [ofReceivable(node), ofReceipt(node)]
        if (goods) return <ReceiptTitle seen={goods} onDone={reading.again} />
        return seen === null ? <NotThere /> : <Record seen={seen} onDone={reading.again} />
      }}
    </Loaded>
  )
}

function Record({ seen, onDone }: { readonly seen: Seen; readonly onDone: () => void }) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const { id, lo, hi, holder, instrument } = seen
  const { currency, size, debtor } = instrument
  const amount = formatAmount(seen.size, currency, language)
  const others = (instrument.titles?.edges ?? []).flatMap(({ node }) => (node ? [node] : []))
  return (
    <RecordPage
      kind={say('kind')}
      title={holder ? say('title', { holder: holder.name, amount }) : say('paid', { amount })}
      facts={useFacts(seen)}
    >
      <Acts seen={seen} onDone={onDone} />
      <Walks walks={findWalks(seen)} />
      <section aria-labelledby="face">
        <h2 id="face">{say('face')}</h2>
        <FacePicture size={size} currency={currency} titles={others} marked={id} />
      </section>
      <Origin {...{ instrument: instrument.id, lo, hi, debtor, currency }} />
    </RecordPage>
  )
}

function useFacts(seen: Seen): readonly Fact[] {
  const say = useTexts(TEXTS)
  const { id, size, subRange, holder, claim, instrument } = seen
  const { currency, debtor, dueOn, packageNumber, diluted } = instrument
  const on = <Link to={`/receivables/${instrument.id}`}>{packageNumber ?? instrument.id}</Link>
  return [
    { label: say('amount'), value: <Amount minor={size} currency={currency} /> },
    { label: say('state'), value: <TitleBadges title={{ ...seen, dueOn }} /> },
    { label: say('holder'), value: <PartyName party={holder} /> },
    { label: say('debtor'), value: <PartyName party={debtor} /> },
    { label: say('dueOn'), value: <Day date={dueOn} /> },
    { label: say('package'), value: on },
    { label: say('range'), value: subRange },
    ...(claim ? [{ label: say('claimant'), value: <PartyName party={claim.claimant} /> }] : []),
    ...(claim?.debt ? [{ label: say('debt'), value: <Debt debt={claim.debt} /> }] : []),
    ...(diluted === '0'
      ? []
      : [{ label: say('diluted'), value: <Amount minor={diluted} currency={currency} /> }]),
    { label: say('id'), value: <code>{id}</code> },
  ]
}
