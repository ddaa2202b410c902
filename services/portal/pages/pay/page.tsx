import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useRead } from '../../graph/use-read.ts'
import { formatAmount } from '../../texts/format.ts'
import { useLanguage, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { type Free, listFree, PAY_TITLE, type Payable, TO_PAY, type Viewer } from './documents.ts'
import { PayForm } from './pay-form.tsx'
import { TEXTS } from './texts.ts'

/** Pays invoices with receivables: what is due first, or a part of one title. */
export function Component() {
  const say = useTexts(TEXTS)
  const [search] = useSearchParams()
  const title = search.get('title')
  const reading = useRead(TO_PAY, {})
  return (
    <section className="stack">
      <h1>{say('title')}</h1>
      <p className="aside">{say(title === null ? 'why' : 'whyTitle')}</p>
      <Loaded reading={reading}>
        {({ viewer }) => <Pay viewer={viewer!} title={title} onDone={reading.again} />}
      </Loaded>
    </section>
  )
}

interface PayProps {
  readonly viewer: Viewer
  readonly title: string | null
  readonly onDone: () => void
}

function Pay({ viewer, title, onDone }: PayProps) {
  const say = useTexts(TEXTS)
  const [round, setRound] = useState(0)
  const invoices = (viewer.invoices?.edges ?? []).flatMap(({ node }) => (node ? [node] : []))
  const payables = invoices.filter(canBePaid)
  const end = () => {
    setRound(round + 1)
    onDone()
  }
  if (payables.length === 0) return <p className="empty">{say('none')}</p>
  const more = (viewer.invoices?.totalCount ?? 0) > invoices.length
  return (
    <>
      {more && <p className="aside">{say('more')}</p>}
      {title === null ? (
        <>
          <FreeSums free={viewer.exposureTotals ?? []} />
          <PayForm key={round} payables={payables} free={listFree(viewer.titles)} onDone={end} />
        </>
      ) : (
        <FromTitle key={round} id={title} payables={payables} onDone={end} />
      )}
    </>
  )
}

function canBePaid({ unused, delivered, denied, redLettered, isAlike }: Payable): boolean {
  return unused !== '0' && delivered && !denied && !redLettered && !isAlike
}

function FreeSums({ free }: { readonly free: readonly Free[] }) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  return free.map(({ currency, free }) => (
    <p key={currency}>
      <strong>{say('free', { free: formatAmount(free ?? '0', currency, language) })}</strong>
    </p>
  ))
}

interface FromTitleProps {
  readonly id: string
  readonly payables: readonly Payable[]
  readonly onDone: () => void
}

function FromTitle({ id, payables, onDone }: FromTitleProps) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  return (
    <Loaded reading={useRead(PAY_TITLE, { id })}>
      {({ node }) => {
        if (node?.__typename !== 'Title' || node.instrument.__typename !== 'Receivable')
          return <NotThere />
        const { instrument, lo, hi, size, subRange: range } = node
        const { packageNumber: number, currency, dueOn } = instrument
        const amount = formatAmount(size, currency, language)
        return (
          <>
            <p>
              <strong>{say('fromTitle', { package: number ?? id, range, amount })}</strong>
            </p>
            <PayForm
              payables={payables}
              free={[{ instrument: instrument.id, lo, hi, currency, dueOn }]}
              onDone={onDone}
            />
          </>
        )
      }}
    </Loaded>
  )
}
